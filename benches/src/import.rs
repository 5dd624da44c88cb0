//! A list goes in: plan, application, memory.

use crate::child::{Run, athar, run};
use crate::figure::{Must, Sheet, figure, unmeasured};
use crate::lists;
use crate::place::{Scratch, shared};
use std::path::{Path, PathBuf};

/// What opens the registers of the benchmarks.
pub const PASSPHRASE: &str = "nobody in these lists is real";

/// A register of the benchmarks, and the file that opens it.
pub struct Register {
    /// Its folder.
    pub data: PathBuf,
    passphrase: PathBuf,
}

impl Register {
    /// A new one.
    pub fn new(scratch: &Scratch, name: &str) -> Result<Register, String> {
        let register =
            Register { data: scratch.at(name), passphrase: scratch.write("passphrase", PASSPHRASE)? };
        register.run(&["init", "--name", "رابطة القياس"])?;
        Ok(register)
    }

    /// One command on it.
    pub fn run(&self, words: &[&str]) -> Result<Run, String> {
        let mut command = athar();
        command
            .args(words)
            .arg("--json")
            .arg("--data")
            .arg(&self.data)
            .arg("--passphrase-file")
            .arg(&self.passphrase);
        run(&mut command)
    }

    /// The words that open it.
    pub fn opened_by(&self) -> [&std::ffi::OsStr; 4] {
        ["--data".as_ref(), self.data.as_os_str(), "--passphrase-file".as_ref(), self.passphrase.as_os_str()]
    }

    fn import(&self, list: &Path, how: &str) -> Result<Run, String> {
        let list = list.to_str().ok_or("a path that is no text")?;
        self.run(&["import", list, "--organisation", "مكتب القياس", how])
    }
}

/// Every figure of an import. The register of the large list is kept for others.
pub fn measure(scratch: &Scratch, sheet: &mut Sheet) -> Result<Register, String> {
    sheet.head("Import");
    workbook(scratch, sheet)?;
    large(scratch, sheet)
}

fn workbook(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    let (list, what) = match shared("samples/register.xlsx") {
        Some(list) => (list, "register.xlsx of the samples"),
        None => {
            (lists::xlsx(scratch, 3600)?, "an invented workbook of 3,600 rows (the samples are not here)")
        }
    };
    let register = Register::new(scratch, "small")?;
    let opened = register.run(&["search", "لا أحد"])?;
    let plan = register.import(&list, "--plan")?;
    let applied = register.import(&list, "--accept")?;
    let opening = format!("the whole command; opening the register is {:.2} s of it", opened.wall);
    sheet.put([
        figure(format!("{what}: plan"), Must::AtMost(2.0), plan.wall, "s").note(format!(
            "{}, {}; {opening}",
            accounts(&plan),
            plan.cost()
        )),
        figure(format!("{what}: planned and applied"), Must::AtMost(4.0), applied.wall, "s")
            .note(format!("{}; {opening}", applied.cost())),
    ]);
    let again = register.import(&list, "--accept")?;
    sheet.put([figure("the same file again", Must::Nothing, again.wall, "s").note(accounts(&again))]);
    Ok(())
}

fn large(scratch: &Scratch, sheet: &mut Sheet) -> Result<Register, String> {
    let list = lists::csv(scratch, 100_000)?;
    let register = Register::new(scratch, "large")?;
    let applied = register.import(&list, "--accept")?;
    sheet.put([
        figure("invented list of 100,000 rows: planned and applied", Must::AtMost(90.0), applied.wall, "s")
            .note(format!("{}, processor {:.1} s", accounts(&applied), applied.processor)),
        figure("the same: most memory", Must::AtMost(500.0), applied.peak, "MB"),
    ]);
    Ok(register)
}

/// Rows and what became of them.
fn accounts(run: &Run) -> String {
    let json = run.json();
    let n = |key: &str| json[key].as_u64().unwrap_or(0);
    format!(
        "{} rows: {} accepted, {} repeated, {} waiting, {} rejected",
        n("rows"),
        n("accepted"),
        n("repeated"),
        n("waiting"),
        n("rejected")
    )
}

/// The check of the whole record.
pub fn verify(register: &Register, sheet: &mut Sheet) -> Result<(), String> {
    sheet.head("The record");
    let opened = register.run(&["search", "لا أحد"])?;
    let verified = register.run(&["verify"])?;
    let leaves = verified.json()["leaves"].as_f64().unwrap_or(0.0);
    let seconds = (verified.wall - opened.wall).max(0.0);
    sheet.put([
        figure("a register of 100,000 rows: opened and asked once", Must::Nothing, opened.wall, "s")
            .note(opened.cost()),
        figure("the same: `athar verify`, the whole command", Must::Nothing, verified.wall, "s")
            .note(format!("{leaves} leaves; {}", verified.cost())),
    ]);
    let what = "the same: verify, per million leaves";
    sheet.put([match leaves > 0.0 {
        true => figure(what, Must::Nothing, seconds * 1e6 / leaves, "s").note("without opening"),
        false => unmeasured(what, Must::Nothing, "s", "no leaves were told"),
    }]);
    Ok(())
}
