//! Places: one tree from the country down to a quarter or a checkpoint.
//!
//! P-codes are stable, names are not; a place has many spellings, and one
//! spelling may be several places. [`find`] answers with all of them and says
//! how it found each; it guesses nothing from a sentence.
//!
//! **Invariant:** places are numbered in the order of a walk down the tree, so
//! that all that lies within a place is one range of numbers
//! ([`PlaceIdx::range`]), and "with all below it" is two comparisons.

mod meant;

use crate::codes::said::{How as Way, Index};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub use crate::codes::said::How;

/// A place, by its number in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIdx(pub u16);

/// One row of the gazetteer.
#[derive(Debug)]
pub struct Place {
    /// P-code, or an own id for local places.
    pub code: &'static str,
    /// 0 country, 1 governorate, 2 district, 3 subdistrict, 4 community, 5 local place.
    pub level: u8,
    /// Name in Arabic.
    pub ar: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Town, village, checkpoint …
    pub kind: &'static str,
    /// Latitude and longitude, where known.
    pub point: Option<(f32, f32)>,
    parent: Option<u16>,
    end: u16,
}

/// A place that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceCandidate {
    /// Which.
    pub place: PlaceIdx,
    /// How.
    pub how: How,
    /// The name or alias by which it was found.
    pub alias: &'static str,
}

/// Places that words can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacesFound {
    /// P-codes, the likeliest first; several stay several.
    pub codes: Vec<String>,
    /// The alias by which they were found.
    pub alias: String,
    /// The same with how each was found.
    pub candidates: Vec<PlaceCandidate>,
}

pub(crate) struct Gazetteer {
    pub places: Vec<Place>,
    pub index: Index,
    by_code: HashMap<&'static str, u16>,
}

pub(crate) static ALL: LazyLock<Gazetteer> = LazyLock::new(read);

/// A row before it has its number.
struct GazetteerRow {
    cells: Vec<&'static str>,
}

fn read() -> Gazetteer {
    let rows = crate::codes::rows(include_str!("../data/places.csv"))
        .into_iter()
        .filter(|c| c.len() > 10)
        .map(|cells| GazetteerRow { cells })
        .collect::<Vec<_>>();
    let mut below: HashMap<&str, Vec<usize>> = HashMap::new();
    rows.iter().enumerate().for_each(|(at, row)| below.entry(row.cells[5]).or_default().push(at));
    let mut all = Gazetteer {
        places: Vec::with_capacity(rows.len()),
        index: Index::default(),
        by_code: HashMap::new(),
    };
    for &root in below.get("").map_or(&[][..], Vec::as_slice) {
        walk(&mut all, &rows, &below, root, None);
    }
    for cells in crate::codes::rows(include_str!("../data/place_aliases.csv")) {
        let [alias, code, ..] = cells.as_slice() else { continue };
        let Some(&place) = all.by_code.get(code) else { continue };
        all.index.add(place, alias, Way::Alias);
    }
    all
}

fn walk(
    all: &mut Gazetteer,
    rows: &[GazetteerRow],
    below: &HashMap<&str, Vec<usize>>,
    at: usize,
    parent: Option<u16>,
) {
    let cell = |n: usize| rows[at].cells[n];
    let number = all.places.len() as u16;
    let point = cell(6).parse().ok().zip(cell(7).parse().ok());
    let level = cell(1).parse().unwrap_or(5);
    all.places.push(Place {
        code: cell(0),
        level,
        ar: cell(2),
        en: cell(3),
        kind: cell(10),
        point,
        parent,
        end: number + 1,
    });
    all.by_code.insert(cell(0), number);
    all.index.add(number, cell(2), Way::Exact);
    all.index.add(number, cell(3), Way::Exact);
    cell(4).split('|').for_each(|alias| all.index.add(number, alias, Way::Alias));
    for &child in below.get(cell(0)).map_or(&[][..], Vec::as_slice) {
        walk(all, rows, below, child, Some(number));
    }
    let end = all.places.len() as u16;
    all.places[usize::from(number)].end = end;
}

impl PlaceIdx {
    /// The place of a p-code.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// assert!(PlaceIdx::of("SY12").is_some());
    /// assert_eq!(PlaceIdx::of("درعا"), None, "a name may be of several places; a code is not");
    /// ```
    pub fn of(code: &str) -> Option<PlaceIdx> {
        ALL.by_code.get(code).copied().map(PlaceIdx)
    }

    /// Its row. A number from elsewhere is the country.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// assert_eq!(PlaceIdx::of("SY12").unwrap().place().en, "Daraa");
    /// ```
    pub fn place(self) -> &'static Place {
        ALL.places.get(usize::from(self.0)).unwrap_or(&ALL.places[0])
    }

    /// The place it lies in.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// let [nawa, around] = ["C6124", "SY120303"].map(|code| PlaceIdx::of(code).unwrap());
    /// assert_eq!(nawa.parent(), Some(around), "a town lies in its subdistrict of the same name");
    /// ```
    pub fn parent(self) -> Option<PlaceIdx> {
        self.place().parent.map(PlaceIdx)
    }

    /// The numbers of the place and of all that lies within it.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// let [nawa, daraa] = ["C6124", "SY12"].map(|code| PlaceIdx::of(code).unwrap());
    /// assert!(daraa.range().contains(&nawa.0));
    /// ```
    pub fn range(self) -> Range<u16> {
        self.0..self.place().end
    }

    /// Whether it is `other` or lies within it.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// let [nawa, daraa] = ["C6124", "SY12"].map(|code| PlaceIdx::of(code).unwrap());
    /// assert!(nawa.within(daraa) && daraa.within(daraa) && !daraa.within(nawa));
    /// ```
    pub fn within(self, other: PlaceIdx) -> bool {
        other.range().contains(&self.0)
    }

    /// The places above, the nearest first.
    ///
    /// ```
    /// use model::gazetteer::PlaceIdx;
    /// let nawa = PlaceIdx::of("C6124").unwrap();
    /// let above: Vec<_> = nawa.ancestors().map(|place| place.place().code).collect();
    /// assert_eq!(above, ["SY120303", "SY1203", "SY12", "SY"]);
    /// ```
    pub fn ancestors(self) -> impl Iterator<Item = PlaceIdx> {
        std::iter::successors(self.parent(), |p| p.parent())
    }
}

/// Whether `code` is `ancestor` or lies within it.
///
/// ```
/// use model::gazetteer::within;
/// assert!(within("C6124", "SY12") && within("SY12", "SY12"));
/// assert!(within("of a newer list", "of a newer list"), "what nobody knows lies within itself");
/// ```
pub fn within(code: &str, ancestor: &str) -> bool {
    code == ancestor || PlaceIdx::of(code).zip(PlaceIdx::of(ancestor)).is_some_and(|(a, b)| a.within(b))
}

/// The place above.
///
/// ```
/// assert_eq!(model::gazetteer::parent("C6124"), Some("SY120303"));
/// ```
pub fn parent(code: &str) -> Option<&'static str> {
    PlaceIdx::of(code)?.parent().map(|p| p.place().code)
}

/// The places above, the nearest first.
///
/// ```
/// assert_eq!(model::gazetteer::ancestors("C6124"), ["SY120303", "SY1203", "SY12", "SY"]);
/// assert!(model::gazetteer::ancestors("SY").is_empty());
/// ```
pub fn ancestors(code: &str) -> Vec<&'static str> {
    PlaceIdx::of(code).into_iter().flat_map(PlaceIdx::ancestors).map(|p| p.place().code).collect()
}

/// The place and all that lies within it.
///
/// ```
/// assert!(model::gazetteer::descendants("SY12").any(|code| code == "C6124"));
/// assert_eq!(model::gazetteer::descendants("no such place").count(), 0);
/// ```
pub fn descendants(code: &str) -> impl Iterator<Item = &'static str> {
    PlaceIdx::of(code).map_or(0..0, PlaceIdx::range).map(|n| PlaceIdx(n).place().code)
}

/// The governorate a place lies in.
///
/// ```
/// use model::gazetteer::governorate;
/// assert_eq!((governorate("C6124"), governorate("SY12")), (Some("SY12"), Some("SY12")));
/// assert_eq!(governorate("SY"), None);
/// ```
pub fn governorate(code: &str) -> Option<&'static str> {
    let place = PlaceIdx::of(code)?;
    std::iter::once(place).chain(place.ancestors()).find(|p| p.place().level == 1).map(|p| p.place().code)
}

/// The name, in Arabic or English.
///
/// ```
/// use model::gazetteer::name;
/// assert_eq!((name("SY12", true), name("SY12", false)), (Some("درعا"), Some("Daraa")));
/// ```
pub fn name(code: &str, arabic: bool) -> Option<&'static str> {
    let place = PlaceIdx::of(code)?.place();
    Some(if arabic && !place.ar.is_empty() { place.ar } else { place.en })
}

/// How many places there are.
///
/// ```
/// use model::gazetteer::{all, count};
/// assert_eq!(count(), all().count());
/// ```
pub fn count() -> usize {
    ALL.places.len()
}

/// Every place, each before those within it.
///
/// ```
/// use model::gazetteer::all;
/// assert_eq!(all().next().unwrap().place().code, "SY", "the country comes first");
/// ```
pub fn all() -> impl Iterator<Item = PlaceIdx> {
    (0..ALL.places.len() as u16).map(PlaceIdx)
}

/// Finds the places that the words can mean, those within `within` first.
///
/// ```
/// use model::gazetteer::find;
/// assert_eq!(find("انخل", None).codes, find("Inkhil", None).codes);
/// assert_eq!(find("بلدة داعل", None).codes.len(), 1);
/// assert!(find("كان في نوى قرب المدرسة", None).codes.is_empty());
/// ```
pub fn find(said: &str, within: Option<&str>) -> PlacesFound {
    let candidates = look_up(said, within.and_then(PlaceIdx::of));
    let codes = candidates.iter().map(|c| c.place.place().code.to_owned()).collect();
    PlacesFound { codes, alias: candidates.first().map_or(String::new(), |c| c.alias.to_owned()), candidates }
}

/// Whether only some parts of the words were understood: of «حلب - صلاح الدين» the quarter is
/// not listed, and what is known is coarser than what was said.
pub(crate) fn has_unknown_part(said: &str) -> bool {
    meant::has_unknown_part(said)
}

/// Codes of the places of which the whole of the words is a name or an alias.
///
/// ```
/// use model::gazetteer::called;
/// // The governorate, the district and the city: a name may be of several places.
/// assert!(called("درعا").len() > 2);
/// assert!(called("قرب درعا").is_empty());
/// ```
pub fn called(said: &str) -> Vec<&'static str> {
    ALL.index
        .surest(&crate::codes::said::words(said))
        .into_iter()
        .map(|hit| PlaceIdx(hit.target).place().code)
        .collect()
}

/// The same, by numbers.
///
/// ```
/// use model::gazetteer::{PlaceIdx, look_up};
/// let daraa = PlaceIdx::of("SY12");
/// assert!(look_up("نوى", daraa).iter().all(|found| found.place.within(daraa.unwrap())));
/// ```
pub fn look_up(said: &str, within: Option<PlaceIdx>) -> Vec<PlaceCandidate> {
    meant::places(said, within)
}
