//! The engine on the register, as `athar link` has it of lists.

use crate::House;
use crate::unread::not_linked;
use linkage::{Builder, Continue, Options, Phase};
use listlink::{ListLinked, run};
use register::Refusal;

impl House {
    /// The engine on the register, with the ids of the lists its files came from.
    /// Standing judgements count; nothing is written.
    pub fn link_register(
        &self,
        engine: &Options,
        labels: Option<&[(String, String, bool)]>,
        progress: &mut dyn FnMut(Phase, f32) -> Continue,
    ) -> Result<ListLinked, Refusal> {
        self.register.catch_up()?;
        let (mut builder, mut persons, mut ids) = (Builder::new(), Vec::new(), Vec::new());
        self.each_link_record(|person, record| {
            builder.push(record.borrow());
            persons.push(person);
            ids.push(record.rec_id);
        })?;
        let mut engine = engine.clone();
        self.judgements_for(&persons, &mut engine)?;
        engine.one_person = self.files_of_one_person(&persons)?;
        let linked = run(builder, &ids, &engine, labels, progress).map_err(not_linked)?;
        Ok(ListLinked { linked, left_out: Vec::new(), set_aside: 0 })
    }
}
