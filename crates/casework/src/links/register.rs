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
        let (persons, records) = self.link_records()?;
        let mut engine = engine.clone();
        self.judgements_for(&persons, &mut engine)?;
        engine.one_person = self.files_of_one_person(&persons)?;
        let mut builder = Builder::new();
        builder.extend(&records);
        let ids: Vec<String> = records.into_iter().map(|r| r.rec_id).collect();
        let linked = run(builder, &ids, &engine, labels, progress).map_err(not_linked)?;
        Ok(ListLinked { linked, left_out: Vec::new(), set_aside: 0 })
    }
}
