//! What every page promises, checked on every sample in both languages.

use l10n::{Lang, Reader};
use std::collections::BTreeSet;
use std::io::Write;
use std::{fs, path::Path};

fn every_page(check: impl Fn(&str, &str)) {
    for lang in Lang::ALL {
        for (name, html) in pages::samples::all(lang) {
            check(&format!("{}/{name}", lang.code()), &html);
        }
    }
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn nothing_is_inline() {
    every_page(|name, html| {
        assert!(values(html, "style").is_empty(), "{name} has an inline style");
        assert!(!html.contains("<style"), "{name} has a style element");
        for script in html.split("<script").skip(1) {
            assert!(
                script.contains("src=\"/assets/")
                    && script.split('>').nth(1).is_some_and(|body| body.starts_with("</script")),
                "{name} has an inline script"
            );
        }
        for word in [" onclick=", " onsubmit=", " onload=", " onchange=", "javascript:"] {
            assert!(!html.contains(word), "{name} has {word}");
        }
    });
}

#[test]
fn ids_are_unique_and_labels_find_their_fields() {
    every_page(|name, html| {
        let ids = values(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let twice: Vec<_> =
            ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect();
        assert!(twice.is_empty(), "{name}: ids stand twice: {twice:?}");
        let pointed = ["for", "aria-describedby", "aria-labelledby", "form"]
            .iter()
            .flat_map(|a| values(html, a))
            .flat_map(str::split_whitespace);
        for id in pointed.chain(values(html, "href").into_iter().filter_map(|href| href.strip_prefix('#'))) {
            assert!(unique.contains(id), "{name}: nothing has the id {id}");
        }
    });
}

#[test]
fn every_form_that_writes_sends_the_token() {
    every_page(|name, html| {
        for form in html.split("<form").skip(1).map(|rest| rest.split("</form").next().unwrap_or(rest)) {
            let writes = form.split('>').next().is_some_and(|head| head.contains("method=\"post\""));
            assert_eq!(
                writes,
                form.contains("name=\"csrf\""),
                "{name}: a form {}",
                form.split('>').next().unwrap_or("")
            );
        }
    });
}

#[test]
fn every_address_is_one_of_ours() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/paths.rs"))
        .expect("the addresses");
    let known: BTreeSet<&str> = source
        .split('"')
        .filter(|word| word.starts_with('/'))
        .filter_map(|path| path.split('/').nth(1))
        .map(|first| first.split(['{', '?']).next().unwrap_or(first))
        .collect();
    every_page(|name, html| {
        for address in
            values(html, "href").into_iter().chain(values(html, "action")).filter(|a| !a.starts_with('#'))
        {
            let first =
                address.strip_prefix('/').map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
            assert!(
                first.is_some_and(|first| known.contains(first) || first == "assets"),
                "{name} leads to {address}"
            );
        }
    });
}

#[test]
fn every_page_has_its_landmarks_and_one_heading() {
    every_page(|name, html| {
        for part in [
            "<main id=\"main\"",
            "<header class=\"top\"",
            "<footer class=\"base\"",
            "class=\"skip\"",
            "<title>",
        ] {
            assert_eq!(html.matches(part).count(), 1, "{name}: {part}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{name}: one first heading");
        assert!(html.contains(" lang=\"") && html.contains(" dir=\""), "{name}: language and direction");
    });
}

/// A voice that reads English stumbles over an Arabic name; one that reads Arabic spells an English one out.
#[test]
fn choices_in_the_other_script_say_their_language() {
    let arabic = std::cell::Cell::new(0);
    every_page(|name, html| {
        if !html.contains("<html lang=\"en\"") {
            return;
        }
        for choice in html.split("<option").skip(1) {
            let (attributes, words) = choice.split_once('>').expect("a tag ends");
            let first = words.split('<').next().unwrap_or_default().chars().find(|c| c.is_alphabetic());
            if first.is_some_and(|c| ('\u{620}'..='\u{6ff}').contains(&c)) {
                arabic.set(arabic.get() + 1);
                assert!(attributes.contains("lang=\"ar\""), "{name}: {choice:.80}");
            }
        }
    });
    assert!(arabic.get() > 0, "no page in English has a choice in Arabic");
}

/// A key that nobody wrote words for would be shown as it is.
#[test]
fn every_key_in_the_source_has_words() {
    let mut sources = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let mut asked = 0;
    for (path, text) in &sources {
        for start in [".t(\"", ".ta(\"", "trouble(\"", "(\"claim-", "(\"file-", "(\"home-"] {
            for key in text.split(start).skip(1).filter_map(|rest| rest.split('"').next()) {
                let key = match start {
                    "trouble(\"" => format!("err-{key}"),
                    s if s.starts_with('(') => format!("{}{key}", &s[2..]),
                    _ => key.to_owned(),
                };
                let sample = path.contains("samples") || key.contains(' ') || key.contains('{');
                let known = Lang::ALL.iter().all(|lang| Reader::new(*lang).has(&key));
                assert!(known || sample || path.contains("samples"), "{path}: {key} has no words");
                asked += 1;
            }
        }
    }
    assert!(asked > 300, "only {asked} keys were found");
}

/// Families of keys that are put together at run time.
#[test]
fn every_family_of_keys_is_whole() {
    let families: [(&str, &[&str]); 5] = [
        ("role", &["administrator", "documenter", "reviewer", "liaison", "analyst", "auditor", "guest"]),
        ("tier", &["public", "partner", "team", "sealed"]),
        ("verdict", &["same", "different", "unsure"]),
        ("err", &["400", "401", "403", "404", "405", "409", "413", "415", "422", "429", "500", "503", "507"]),
        (
            "help",
            &[
                "first", "idea", "import", "waiting", "search", "file", "new", "matching", "sealed", "out",
                "backup",
            ],
        ),
    ];
    for lang in Lang::ALL {
        for (family, members) in families {
            for member in members {
                assert!(Reader::new(lang).has(&format!("{family}-{member}")), "{family}-{member}");
            }
        }
    }
}

/// No message of a page is shown as its key: words with a hyphen and nothing else.
#[test]
fn no_page_shows_a_key() {
    let keys: BTreeSet<&str> = l10n::keys(Lang::En).into_keys().filter(|key| key.contains('-')).collect();
    every_page(|name, html| {
        for text in html.split('>').filter_map(|part| part.split('<').next()).map(str::trim) {
            assert!(!keys.contains(text), "{name} shows the key {text}");
        }
    });
}

fn rust_files(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the source").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => rust_files(&path, into),
            false => {
                into.push((path.display().to_string(), fs::read_to_string(&path).expect("a source file")))
            }
        }
    }
}

#[test]
fn the_style_knows_no_left_and_no_right() {
    let style = pages::assets().iter().find(|a| a.path.ends_with(".css")).expect("the style");
    let text = String::from_utf8_lossy(style.bytes);
    for word in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "float:",
        "text-align: left",
        "text-align: right",
        " left:",
        " right:",
    ] {
        assert!(!text.contains(word), "the style has {word}");
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(usize::MAX, |out| out.len())
}

/// Issue: a page carries at most 60 KB compressed on first load. Everything there is, with the largest page,
/// stays below.
#[test]
fn the_first_load_is_small() {
    let assets: usize = pages::assets().iter().map(|asset| compressed(asset.bytes)).sum();
    let (name, page) = Lang::ALL
        .iter()
        .flat_map(|lang| pages::samples::all(*lang))
        .map(|(name, html)| (name, compressed(html.as_bytes())))
        .max_by_key(|(_, n)| *n)
        .expect("pages");
    println!("assets {assets} bytes, largest sample {name} {page} bytes, both gzip");
    assert!(assets + page < 30_000, "{} bytes", assets + page);
}

/// What a source wrote can neither close an element nor open one.
#[test]
fn hostile_words_stay_words() {
    use pages::view::{File, Frame, Head, Intake, SignIn};
    let evil = "\"><script>alert(1)</script><b onmouseover='x'>\u{202e}";
    let head = Head { id: evil.into(), name: evil.into(), of: evil.into() };
    let frame = Frame {
        query: evil.into(),
        path: evil.into(),
        association: evil.into(),
        csrf: evil.into(),
        ..Frame::default()
    };
    let written = [
        pages::file::file(&frame, &File { head, of: vec![evil.into()], ..File::default() }),
        pages::intake::intake(&frame, &Intake { name: evil.into(), ..Intake::default() }),
        pages::door::sign_in(&frame, &SignIn { name: evil.into(), next: evil.into(), ..SignIn::default() }),
    ];
    for html in written {
        assert!(!html.contains("<script>") && !html.contains("<b onmouseover"), "markup came through");
    }
}

/// The guide sends people to buttons, pages and headings by their names: each name it puts into quotation
/// marks is written somewhere in the program exactly so.
#[test]
fn every_name_in_the_guide_is_on_a_page() {
    for lang in Lang::ALL {
        let all = l10n::keys(lang);
        let written: BTreeSet<&str> = all.values().copied().collect();
        let (open, close) = if lang == Lang::Ar { ('«', '»') } else { ('“', '”') };
        let mut asked = 0;
        for (key, text) in all.iter().filter(|(key, _)| key.starts_with("help-")) {
            for name in text.split(open).skip(1).filter_map(|rest| rest.split(close).next()) {
                assert!(
                    written.contains(name.trim_end_matches([',', '،'])),
                    "{}: {key} names {name}",
                    lang.code()
                );
                asked += 1;
            }
        }
        assert!(asked > 6, "only {asked} names were found");
    }
}
