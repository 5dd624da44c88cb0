//! Files that appear whole or not at all: written beside the target, then
//! renamed. A full disk leaves the old file as it was.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a file through `write`.
pub fn write(target: &Path, write: &mut dyn FnMut(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    let name = target.file_name().map_or_else(|| "out".into(), |n| n.to_string_lossy().into_owned());
    let beside = target.with_file_name(format!(".{name}.part"));
    let written = File::create(&beside).and_then(|file| {
        let mut to = BufWriter::with_capacity(1 << 18, file);
        write(&mut to)?;
        to.flush()?;
        to.get_ref().sync_all()
    });
    written.and_then(|()| fs::rename(&beside, target)).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}
