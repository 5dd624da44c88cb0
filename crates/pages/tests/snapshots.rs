//! Every page, rendered from its own samples, in both languages.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test -p pages --test snapshots`, then read the
//! difference.

use l10n::Lang;

#[test]
fn every_page_in_both_languages() {
    for lang in Lang::ALL {
        for (name, html) in pages::samples::all(lang) {
            let folder = format!("snapshots/{}", lang.code());
            insta::with_settings!({
                prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => folder
            }, {
                insta::assert_snapshot!(name, readable(&html));
            });
        }
    }
}

/// One element a line, and without the fingerprints of styles and islands, so that a difference shows what
/// changed.
fn readable(html: &str) -> String {
    let mut out = html.replace("><", ">\n<");
    for asset in pages::assets() {
        let (stem, ending) = asset.path.split_once('.').map_or((asset.path.as_str(), ""), |(stem, rest)| {
            (stem, rest.rsplit('.').next().unwrap_or(rest))
        });
        out = out.replace(&asset.path, &format!("{stem}.{ending}"));
    }
    out
}
