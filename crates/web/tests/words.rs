//! Every message that web says is there, in both languages; and no page and no
//! sheet shows a word that only a programmer reads.

mod scene;

use l10n::{Lang, Reader};
use std::collections::BTreeSet;
use std::path::Path;

/// Keys that stand in the sources of this crate as they are.
fn keys(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            keys(&path, into);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            for word in text.split('"').filter(|word| {
                word.starts_with("web-") || word.starts_with("order-") || word.starts_with("verdict-")
            }) {
                if word.len() > 6
                    && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    && !word.ends_with('-')
                {
                    into.insert(word.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_key_has_words() {
    let mut all = BTreeSet::new();
    keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 80, "{} keys", all.len());
    let families = [
        ("act", model::act::ActKind::ALL.map(model::act::ActKind::key).to_vec()),
        (
            "filter",
            vec![
                "status",
                "place",
                "year",
                "party",
                "organisation",
                "source",
                "missing",
                "flag",
                "sex",
                "import",
            ],
        ),
        ("flag", search::Flag::ALL.map(search::Flag::key).to_vec()),
        ("tier", model::Tier::ALL.map(model::Tier::key).to_vec()),
        ("role", access::Role::ALL.map(access::Role::key).to_vec()),
        ("rule", vec!["said", "taken", "denied"]),
        ("data", vec!["places", "parties", "facilities", "properties"]),
        ("broken", store::What::ALL.iter().map(|what| what.code()).collect()),
    ];
    all.extend(
        families
            .iter()
            .flat_map(|(family, members)| members.iter().map(move |member| format!("{family}-{member}"))),
    );
    all.extend(casework::Column::ALL.map(|column| format!("column-{}", column.key().replace('_', "-"))));
    all.extend(
        search::Reason::ALL
            .iter()
            .filter(|r| **r != search::Reason::Listed)
            .map(|reason| reason.code().to_owned()),
    );
    for lang in [Lang::Ar, Lang::En] {
        let missing: Vec<&String> = all.iter().filter(|key| !Reader::new(lang).has(key)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
}

/// Words that look like ours and are names of their own.
const NAMES: &[&str] = &["rust_xlsxwriter"];

/// Codes, keys and signs among words that a person reads: snake_case, two hyphens, keys of messages, seasons
/// of EDTF.
fn codes_in(text: &str) -> BTreeSet<String> {
    let keys = l10n::keys(Lang::En);
    let parts =
        text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '~' | '/' | '.')));
    let bounds = |word: &str| word.contains("/..") || word.contains("../");
    let words = parts.map(|word| if bounds(word) { word } else { word.trim_matches(['.', '-', '/', '_']) });
    let odd = words.filter(|word| {
        let letters = word.chars().any(|c| c.is_ascii_alphabetic());
        let snake = letters && word.contains('_') && !word.contains('/');
        let season = word.len() == 7
            && word[..4].bytes().all(|b| b.is_ascii_digit())
            && matches!(&word[4..], "-21" | "-22" | "-23" | "-24");
        let open = word.contains("/..")
            || word.contains("../")
            || (word.contains('~') && word.chars().any(|c| c.is_ascii_digit()));
        snake
            || season
            || open
            || (letters && word.contains("--"))
            || (word.contains('-') && keys.contains_key(word))
    });
    odd.filter(|word| !NAMES.contains(word)).map(str::to_owned).collect()
}

/// What a page says: no element, no attribute but those that are read out.
fn read_out(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        for spoken in [" aria-label=\"", " title=\"", " placeholder=\"", " data-label=\""] {
            text.extend(
                tag.split_once(spoken)
                    .and_then(|(_, rest)| rest.split('"').next())
                    .map(|said| format!(" {said} ")),
            );
        }
        text.push(' ');
        text.push_str(words);
    }
    text
}

/// Files that between them say every property and every code of its vocabulary.
fn files_with_everything(scene: &scene::Scene) -> Vec<String> {
    use casework::{NewClaim, NewFile, SourceChoice};
    use model::{Part, Property, vocab::About};
    let desk = scene.operator();
    let organisation = desk.add_organisation("Partner Office").expect("an organisation");
    let most = Property::all().map(|p| model::codes::all(&p.entry().codes).len()).max().unwrap_or_default();
    let said = |property: Property, n: usize| -> Option<String> {
        let codes = model::codes::all(&property.entry().codes);
        if !codes.is_empty() {
            return model::codes::word(&property.entry().codes, codes.get(n)?, n % 2 == 0).map(str::to_owned);
        }
        Some(
            match property.entry().kind {
                model::vocab::Kind::Date => {
                    ["صيف 2012", "autumn 2013", "قبل 2014", "نحو 1988", "بين أيار وآب 2012", "شتاء 2013"]
                        [n % 6]
                }
                model::vocab::Kind::Age => "24",
                model::vocab::Kind::Number => "0984508349",
                model::vocab::Kind::Phone => "0999 123 456",
                model::vocab::Kind::Place => ["نوى", "درعا", "مكان لا نعرفه"][n % 3],
                model::vocab::Kind::Party => ["المخابرات الجوية", "الأمن العسكري", "لا نعرف من"][n % 3],
                model::vocab::Kind::Facility => ["سجن صيدنايا", "فرع 215"][n % 2],
                _ => ["سالم ناصر الأيوبي", "محمود خالد الزعبي", "ليلى عمر"][n % 3],
            }
            .to_owned(),
        )
    };
    (0..most)
        .map(|n| {
            let claims =
                Property::all().filter(|property| property.compartment().is_none()).filter_map(|property| {
                    let part = match property.entry().part {
                        About::Person => Part::Person,
                        About::Episode => Part::Episode(1),
                        About::Event => Part::Event(1),
                    };
                    Some(NewClaim { part, property, said: said(property, n)?, tier: None, credibility: 6 })
                });
            let source = SourceChoice::New {
                kind: "witness".into(),
                title: "Partner Office".into(),
                tier: model::Tier::Team,
                reliability: 'B',
                dated: None,
                document: None,
            };
            let new = NewFile { organisation, source, at: Some("سطر 2".into()), claims: claims.collect() };
            desk.open_file(new).expect("opened").subject.person().expect("a person").to_string()
        })
        .collect()
}

/// A crawl of pages and sheets of a register in which everything is said that can be said.
#[test]
fn no_page_and_no_sheet_shows_a_code() {
    scene::run(async {
        let scene = scene::Scene::peopled();
        let files = files_with_everything(&scene);
        let mut wrong: Vec<String> = Vec::new();
        for lang in ["ar", "en"] {
            for role in ["reviewer", "administrator", "documenter", "analyst", "liaison", "auditor", "guest"]
            {
                let mut visitor = scene.enter(role).await;
                visitor.lang = lang;
                let mut paths: Vec<String> = [
                    "/",
                    "/more",
                    "/help",
                    "/about",
                    "/files",
                    "/files/new",
                    "/lists",
                    "/imports",
                    "/imports/new",
                    "/waiting",
                    "/mappings",
                    "/matching",
                    "/matching/judgements",
                    "/matching/clusters",
                    "/matching/thresholds",
                    "/matching/overlaps",
                    "/members",
                    "/members/new",
                    "/me",
                    "/audit",
                    "/backup",
                    "/organisations",
                    "/nowhere",
                    "/files?columns=names,mother,birth,from,registered,taken,taken_place,party,held,status,\
                     sex,numbers,organisations,sources,files,missing,changed",
                    "/files?flag=untold&status=missing&missing=mother_name",
                ]
                .map(str::to_owned)
                .to_vec();
                if role == "reviewer" {
                    for file in &files {
                        paths.extend(
                            ["", "/print", "/why", "/history"].map(|more| format!("/files/{file}{more}")),
                        );
                    }
                    let forms = ["claims/new", "events/new", "documents/new", "told"];
                    paths.extend(forms.map(|form| format!("/files/{}/{form}", files[0])));
                }
                for path in paths {
                    let page = scene.get(&mut visitor, &path).await.text();
                    wrong.extend(
                        codes_in(&read_out(&page))
                            .into_iter()
                            .map(|word| format!("{lang} {role} {path}: {word}")),
                    );
                }
            }
            let mut visitor = scene.enter("documenter").await;
            visitor.lang = lang;
            let columns = casework::Column::ALL.map(casework::Column::key).join(",");
            for audience in ["team", "partner"] {
                let path = format!("/files/export?format=csv&for={audience}&columns={columns}");
                let sheet = scene.get(&mut visitor, &path).await.text();
                assert!(
                    sheet.contains("2012") || sheet.contains("٢٠١٢"),
                    "{lang} {audience}: {}",
                    &sheet[..sheet.len().min(300)]
                );
                wrong.extend(
                    codes_in(&sheet).into_iter().map(|word| format!("{lang} sheet for {audience}: {word}")),
                );
            }
        }
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{} words:\n{}", wrong.len(), wrong.join("\n"));
    });
}

#[test]
fn a_code_is_known_when_it_is_seen() {
    for code in ["sister_full", "tier--about", "2012-23", "column-status", "2012/..", "1988~"] {
        assert!(!codes_in(&format!("قال {code}، ثم سكت")).is_empty(), "{code}");
    }
    for word in ["2012-05", "1988", "Air Force", "CSV", "sign-in", "2012-05-13", "p12"] {
        assert!(codes_in(word).is_empty(), "{word}");
    }
}
