//! The order in which the days of a life lie: nobody is taken before they are born, let go before they were
//! taken, or taken after they died.
//!
//! One function for the rows of lists and for the forms: what a list holds back, a form asks about.

use crate::claim::{Claim, Part, TELLING};
use crate::value::Value;
use dates::Day;

/// What a day is of, where that has its place among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DayOf {
    Birth,
    Taking,
    /// A step after a taking, whichever it is.
    Step,
    Death,
    /// The day of a state in which a taking ends, by the number of the taking.
    End(Part),
}

/// Which of two comes first; of any other two either may.
const ORDER: &[(DayOf, DayOf)] = &[
    (DayOf::Birth, DayOf::Taking),
    (DayOf::Birth, DayOf::Death),
    (DayOf::Birth, DayOf::Step),
    (DayOf::Taking, DayOf::Death),
    (DayOf::Taking, DayOf::Step),
];

/// The first of these that cannot lie where it does, beside the others and beside what is `known`: the number
/// of the earlier of two days that stand the wrong way round, and of the later, each where it is new. A day
/// that was said about, and one of which some reading fits, is never one.
///
/// ```
/// use model::{Claim, Part, Property, understand::{Around, value}, order::wrong};
/// let around = Around { today: dates::Day::from_ymd(2026, 3, 1).unwrap(), within: None };
/// let said = |part, key: &str, said: &str| {
///     let property = Property::named(key);
///     Claim::new(part, property, said, value(property, said, &around).value)
/// };
/// let born = said(Part::Person, "birth_date", "2014");
/// let taken = said(Part::Episode(1), "taken_date", "2013");
/// assert_eq!(wrong(&[], &[&born, &taken]), Some(0));
/// assert_eq!(wrong(&[&born], &[&taken]), Some(0), "the new one stands wrong beside what is known");
/// assert_eq!(wrong(&[&born, &taken], &[]), None, "what was said before is not asked about again");
/// ```
pub fn wrong(known: &[&Claim], new: &[&Claim]) -> Option<usize> {
    let all: Vec<(&Claim, bool)> =
        known.iter().map(|claim| (*claim, false)).chain(new.iter().map(|claim| (*claim, true))).collect();
    let claims: Vec<&Claim> = all.iter().map(|(claim, _)| *claim).collect();
    let days: Vec<Option<DayOf>> = claims.iter().map(|claim| day_of(claim, &claims)).collect();
    let of =
        |wanted: DayOf| -> Vec<usize> { (0..claims.len()).filter(|at| days[*at] == Some(wanted)).collect() };
    let ends =
        days.iter().filter_map(|day| if let Some(DayOf::End(part)) = day { Some(*part) } else { None });
    let ends = ends.map(|part| (DayOf::Taking, DayOf::End(part)));
    let pairs: Vec<(DayOf, DayOf)> = ORDER.iter().copied().chain(ends).collect();
    let is_new = |at: usize| all[at].1;
    pairs.into_iter().find_map(|(first, then)| {
        let (mut earlier, later) = (of(first), of(then));
        if let DayOf::End(part) = then {
            earlier.retain(|at| claims[*at].part == part);
        }
        // Sources may differ; a new day is wrong where it fits none of them.
        let against = |one: usize, others: &[usize], comes_first: bool| {
            let (own, theirs) =
                (span(&[claims[one]])?, span(&others.iter().map(|at| claims[*at]).collect::<Vec<_>>())?);
            let wrong = if comes_first { own.0 > theirs.1 } else { theirs.0 > own.1 };
            wrong.then_some(one)
        };
        let found =
            earlier.iter().filter(|at| is_new(**at)).find_map(|at| against(*at, &later, true)).or_else(
                || later.iter().filter(|at| is_new(**at)).find_map(|at| against(*at, &earlier, false)),
            );
        found.map(|at| at - known.len())
    })
}

/// The earliest and the latest day that these can mean; none where one of them was said about.
fn span(claims: &[&Claim]) -> Option<(Day, Day)> {
    let mut readings: Vec<&dates::Fuzzy> = Vec::new();
    for claim in claims {
        let Value::Date { is, or } = &claim.value else { return None };
        readings.extend(std::iter::once(is).chain(or));
    }
    if readings.iter().any(|date| date.about) {
        return None;
    }
    let from = readings.iter().filter_map(|date| date.from).min()?;
    Some((from, readings.iter().filter_map(|date| date.to).max()?))
}

fn day_of(claim: &Claim, all: &[&Claim]) -> Option<DayOf> {
    if !matches!(claim.value, Value::Date { .. }) {
        return None;
    }
    let code = |key: &str| {
        all.iter()
            .filter(|other| other.part == claim.part && other.property.key() == key)
            .find_map(|other| if let Value::Code(code) = &other.value { Some(code.as_str()) } else { None })
    };
    match (claim.property.key(), claim.part) {
        ("birth_date", _) => Some(DayOf::Birth),
        ("taken_date", _) => Some(DayOf::Taking),
        ("death_date", _) => Some(DayOf::Death),
        // An earlier taking may stand in the path alone; when a family was told is asked about elsewhere.
        ("event_date", Part::Event(_)) if !matches!(code("event_kind"), Some("taken" | TELLING)) => {
            Some(DayOf::Step)
        }
        ("status_date", part @ Part::Episode(_))
            if code("status").is_some_and(crate::dossier::steps::ends) =>
        {
            Some(DayOf::End(part))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::{Around, value};
    use crate::vocab::Property;

    fn said(part: Part, key: &str, said: &str) -> Claim {
        let around = Around { today: Day::from_ymd(2026, 3, 1).expect("a day"), within: None };
        let property = Property::named(key);
        Claim::new(part, property, said, value(property, said, &around).value)
    }

    #[test]
    fn steps_and_ends_come_after_their_taking() {
        let taken = said(Part::Episode(1), "taken_date", "2013");
        let step = |kind: &str, when: &str| {
            [said(Part::Event(1), "event_kind", kind), said(Part::Event(1), "event_date", when)]
        };
        let is_wrong = |new: &[Claim]| wrong(&[&taken], &new.iter().collect::<Vec<_>>()).is_some();
        assert!(is_wrong(&step("release", "2010")) && is_wrong(&step("death_reported", "2009")));
        assert!(!is_wrong(&step("release", "2013")) && !is_wrong(&step("release", "نحو 2010")));
        assert!(!is_wrong(&step("taken", "2010")), "an earlier taking");
        let freed = |when: &str| {
            let part = Part::Episode(1);
            [said(part, "status", "مفرج عنه"), said(part, "status_date", when)]
        };
        assert!(is_wrong(&freed("2011")) && !is_wrong(&freed("2015")));
        // Two sources of the taking: the step fits one of them.
        let (other, new) = (said(Part::Episode(1), "taken_date", "2009"), step("release", "2010"));
        assert_eq!(wrong(&[&taken, &other], &new.iter().collect::<Vec<_>>()), None);
    }
}
