//! Styles, islands and the mark: embedded, named by their content.
//!
//! The name of an asset changes with its bytes, so a browser may keep it for
//! ever. `web` serves [`assets`] as they are and compresses them once.

use std::sync::LazyLock;

/// A file that pages load.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address: `/assets/look.1f3a….css`.
    pub path: String,
    /// Its media type.
    pub mime: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
    name: &'static str,
}

macro_rules! embedded {
    ($($name:literal $file:literal $mime:literal;)*) => {
        &[$(($name, include_bytes!($file), $mime)),*]
    };
}

const EMBEDDED: &[(&str, &[u8], &str)] = embedded! {
    "look.css" "../styles/look.css" "text/css; charset=utf-8";
    "again.js" "../islands/again.js" "text/javascript; charset=utf-8";
    "ask.js" "../islands/ask.js" "text/javascript; charset=utf-8";
    "draft.js" "../islands/draft.js" "text/javascript; charset=utf-8";
    "keys.js" "../islands/keys.js" "text/javascript; charset=utf-8";
    "print.js" "../islands/print.js" "text/javascript; charset=utf-8";
    "size.js" "../islands/size.js" "text/javascript; charset=utf-8";
    "who.js" "../islands/who.js" "text/javascript; charset=utf-8";
    "mark.svg" "../styles/mark.svg" "image/svg+xml";
};

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    EMBEDDED
        .iter()
        .map(|&(name, bytes, mime)| Asset { path: hashed(name, bytes), mime, bytes, name })
        .collect()
});

/// Everything that pages load.
pub fn assets() -> &'static [Asset] {
    &ASSETS
}

/// The address of an asset of that plain name (`look.css`); empty for a name that is not there.
pub(crate) fn asset_path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| &asset.path)
}

fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    format!("/assets/{stem}.{:016x}.{ending}", fnv1a(bytes))
}

/// FNV-1a, 64 bits: it tells versions of our own files apart and protects nothing.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_found_by_its_plain_name() {
        assert!(asset_path("look.css").starts_with("/assets/look."));
        assert!(asset_path("look.css").ends_with(".css"));
        assert_eq!(asset_path("nothing.css"), "");
        assert_eq!(assets().len(), EMBEDDED.len());
    }

    #[test]
    fn the_hash_is_fnv1a() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    }

    /// The policy of the server forbids them, so no file of ours may try.
    #[test]
    fn islands_write_no_markup_and_no_style() {
        for asset in assets().iter().filter(|asset| asset.mime.starts_with("text/javascript")) {
            let text = String::from_utf8_lossy(asset.bytes);
            for word in ["innerHTML", "eval(", "document.write", ".style.", "setAttribute(\"style\""] {
                assert!(!text.contains(word), "{} has {word}", asset.path);
            }
        }
    }
}
