//! Writes every page of the samples as a file, to be looked at:
//! `cargo run -p pages --example gallery -- OUTDIR`.

use l10n::Lang;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = env::args().nth(1).unwrap_or_else(|| "gallery".to_owned());
    let out = Path::new(&out);
    for asset in pages::assets() {
        let to = out.join(asset.path.trim_start_matches('/'));
        fs::create_dir_all(to.parent().unwrap_or(out))?;
        fs::write(to, asset.bytes)?;
    }
    let mut index = String::from("<!doctype html><meta charset=utf-8><title>gallery</title>");
    for lang in Lang::ALL {
        let folder = out.join(lang.code());
        fs::create_dir_all(&folder)?;
        for (name, html) in pages::samples::all(lang) {
            // Opened from a folder, addresses must be relative.
            fs::write(folder.join(format!("{name}.html")), html.replace("=\"/assets/", "=\"../assets/"))?;
            index.push_str(&format!("<p><a href=\"{0}/{name}.html\">{0} {name}</a>", lang.code()));
        }
    }
    fs::write(out.join("index.html"), index)
}
