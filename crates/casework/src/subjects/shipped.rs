//! Subjects that ship with the program: by their words, their aliases, and where they are.

use model::dossier::Told;
use model::subject::Subject;
use model::{Claim, SubjectKind};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// A row that ships, with the words of its names.
pub(super) struct ShippedRow {
    pub(super) subject: Subject,
    pub(super) names: Vec<String>,
    pub(super) tokens: Vec<String>,
}

/// All rows that ship, and where each stands.
pub(super) struct ShippedRows {
    pub(super) rows: Vec<ShippedRow>,
    pub(super) places: HashMap<Subject, usize>,
    pub(super) by_word: HashMap<String, Vec<usize>>,
}

impl ShippedRows {
    /// Rows whose names hold every one of the words, whole.
    pub(super) fn holding(&self, words: &[String]) -> impl Iterator<Item = usize> + use<'_> {
        let each: Option<Vec<&Vec<usize>>> = words.iter().map(|word| self.by_word.get(word)).collect();
        let mut each = each.unwrap_or_default();
        each.sort_by_key(|rows| rows.len());
        let fewest = each.first().map_or(&[][..], |rows| rows.as_slice());
        fewest.iter().copied().filter(move |row| each.iter().all(|rows| rows.contains(row)))
    }
}

pub(super) static SHIPPED: LazyLock<ShippedRows> = LazyLock::new(|| {
    let of_kind = |kind: SubjectKind| {
        let shipped = kind.entry().shipped;
        let ids = shipped.map(model::subject::Shipped::ids).unwrap_or_default();
        ids.into_iter().filter_map(move |id| {
            let names = shipped?.names(id)?.map(str::to_owned).to_vec();
            Some(ShippedRow { subject: Subject::shipped(kind, id), tokens: tokens(&names), names })
        })
    };
    let rows: Vec<ShippedRow> = SubjectKind::others().flat_map(of_kind).collect();
    let places = rows.iter().enumerate().map(|(at, row)| (row.subject.clone(), at)).collect();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        for word in row.tokens.iter().collect::<BTreeSet<_>>() {
            by_word.entry(word.clone()).or_default().push(at);
        }
    }
    ShippedRows { rows, places, by_word }
});

pub(super) fn tokens(names: &[String]) -> Vec<String> {
    names.iter().flat_map(|name| names::tokens(name)).collect()
}

/// Subjects that ship and that the words can mean, slips and Latin spellings included.
pub(super) fn meant(words: &str) -> BTreeSet<Subject> {
    use model::{facilities, gazetteer, parties};
    of_what_ships([facilities::find(words).ids, parties::find(words).ids, gazetteer::find(words, None).codes])
}

/// Where what ships is said to be, by what ships.
pub(super) fn shipped_places(subject: &Subject) -> Vec<Claim> {
    let told = Told::of_subject(subject, None, &[], &model::dossier::Voids::default(), &|_| None);
    places_in(told.claims.iter().map(|spoken| &spoken.claim))
}

pub(super) fn places_in<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Claim> {
    claims.filter(|claim| claim.property.key() == "subject_place").cloned().collect()
}

/// Subjects that ship and have a name or an alias that is all of the words.
pub(super) fn called(words: &str) -> BTreeSet<Subject> {
    use model::{facilities, gazetteer, parties};
    of_what_ships([facilities::called(words), parties::called(words), gazetteer::called(words)])
}

fn of_what_ships<Id: AsRef<str>>([facilities, units, places]: [Vec<Id>; 3]) -> BTreeSet<Subject> {
    use model::subject::Shipped;
    let of = |shipped: Shipped, ids: Vec<Id>| {
        let kind = SubjectKind::others().find(move |kind| kind.entry().shipped == Some(shipped));
        ids.into_iter().filter_map(move |id| Some(Subject::shipped(kind?, id.as_ref())))
    };
    of(Shipped::Facilities, facilities)
        .chain(of(Shipped::Agencies, units))
        .chain(of(Shipped::Places, places))
        .collect()
}
