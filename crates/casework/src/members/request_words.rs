//! What is asked of a second person, in the reader's words: the same on the page and on the command line.

use super::requests::Wanted;
use crate::house::House;
use crate::import::Clearing;
use access::Role;
use l10n::{Lang, Reader};
use model::{Compartment, MemberId};
use std::collections::BTreeSet;

impl House {
    /// What is asked, in a sentence.
    pub fn request_words(&self, wanted: &Wanted, reader: Reader) -> String {
        match wanted {
            Wanted::Forget(files, wish) => {
                let files: Vec<String> = files.iter().map(|file| file.to_string()).collect();
                let args = [
                    ("files", files.join(reader.comma()).into()),
                    ("asked", wish.asked_by.as_str().into()),
                    ("why", wish.why.as_str().into()),
                    ("lists", if wish.with_lists { "yes" } else { "no" }.into()),
                ];
                return reader.ta("request-forget", &args);
            }
            Wanted::List(document, wish) => {
                let name = self.document_name(*document).unwrap_or_default();
                let args = [
                    ("name", name.into()),
                    ("document", document.to_string().into()),
                    ("asked", wish.asked_by.as_str().into()),
                    ("why", wish.why.as_str().into()),
                ];
                return reader.ta("request-list", &args);
            }
            Wanted::Row(waits, clearing) => {
                return reader.ta(
                    "request-row",
                    &[("n", (*waits as i64).into()), ("how", decided(clearing, reader).into())],
                );
            }
            Wanted::Team(file, members, _) => {
                let name = |id: &MemberId| self.member_name(*id).unwrap_or_default();
                let names: Vec<String> = members.iter().map(name).collect();
                let args = [("file", file.to_string().into()), ("names", names.join(reader.comma()).into())];
                return reader.ta(if names.is_empty() { "request-team-none" } else { "request-team" }, &args);
            }
            _ => {}
        }
        let member = wanted.about().and_then(|about| self.member_seen(about));
        let name = member.as_ref().map(|m| format!("{} ({})", m.name, m.login)).unwrap_or_default();
        let of = |roles: &BTreeSet<Role>| {
            let words: Vec<_> =
                roles.iter().map(|role| reader.t(&format!("role-{}", role.key())).to_owned()).collect();
            words.join(reader.comma())
        };
        if let Wanted::Compartments(_, compartments) = wanted {
            let word = |one: &Compartment| {
                if reader.lang == Lang::Ar { one.entry().ar.clone() } else { one.entry().en.clone() }
            };
            let all: Vec<String> = compartments.iter().map(word).collect();
            return reader.ta(
                "request-compartments",
                &[("name", name.into()), ("compartments", all.join(reader.comma()).into())],
            );
        }
        let roles = match wanted {
            Wanted::Roles(_, roles) => of(roles),
            _ => member.map(|m| of(&m.roles)).unwrap_or_default(),
        };
        reader.ta(&format!("request-{}", wanted.key()), &[("name", name.into()), ("roles", roles.into())])
    }
}

/// What the colleague decided about a row; once it is over, without the words it had.
fn decided(clearing: &Clearing, reader: Reader) -> String {
    let (key, words) = match clearing {
        Clearing::One => ("one", Vec::new()),
        Clearing::LeftOut(_) => ("left-out", Vec::new()),
        Clearing::This(subject) => ("this", vec![subject.to_string()]),
        Clearing::Split(names) if names.is_empty() => ("split-over", Vec::new()),
        Clearing::Split(names) => ("split", names.clone()),
        Clearing::Corrected(cells) if cells.is_empty() => ("corrected-over", Vec::new()),
        Clearing::Corrected(cells) => ("corrected", cells.iter().map(|(_, words)| words.clone()).collect()),
    };
    reader.ta(&format!("request-row-{key}"), &[("words", words.join(reader.comma()).into())])
}
