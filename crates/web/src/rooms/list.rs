//! The list of files: one box, filters with counts, columns, ways out.
//!
//! All state is in the query of the address, so that a list can be sent,
//! saved, and returned to.

use super::paging::paging;
use super::question::{KINDS, ROWS, columns, columns_of, question, unread};
use crate::ask::{Answer, Ask, html};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::told::{card, counts};
use crate::words;
use casework::{Column, Desk, ExportFormat};
use l10n::Reader;
use model::card::PlaceRole;
use model::{Card, Property, gazetteer, parties};
use pages::paths;
use pages::view::{Choice, Chosen, FileRow, Files, Filter, FilterOption, Header};
use search::{Facet, FacetCounts, Filters, Query, Sort};
use std::collections::BTreeMap;

/// How many rows a page may have; the first where nobody chose.
const SIZES: [usize; 4] = [ROWS, 50, 100, 200];
const OPTIONS: usize = 10;

/// How many rows this reader wants on a page.
fn rows(query: &Fields) -> usize {
    query.parsed("rows").filter(|rows| SIZES.contains(rows)).unwrap_or(ROWS)
}

/// The page.
pub(crate) fn files(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    let number = ask.page_number();
    // On paper a list has all its rows.
    let on_paper = ask.query.get("print") == "1";
    let size = rows(&ask.query);
    let (from, limit) = if on_paper { (0, usize::MAX) } else { ((number - 1) * size, size) };
    let query = Query { from, limit, ..question(&desk, &ask.query) };
    let list = desk.list(&query)?;
    let shown = columns(&desk, &ask.query);
    let total = list.page.total as u64;
    let state = ask.query.without(&["page", "csrf", "lang", "print"]);
    let rows = list.page.hits.iter().zip(&list.cards).map(|(hit, card)| {
        let mut reasons: Vec<String> = card::reasons(hit).map(|why| card::why(ask.reader, why)).collect();
        // Two words that are found in one party are one reason.
        reasons.dedup();
        reasons.truncate(2);
        FileRow {
            id: ask.refs().of(card.person),
            name: words::card_title(ask, card),
            of: words::card_of(ask.reader, card),
            why: reasons,
            cells: shown.iter().map(|column| cell(ask, card, *column)).collect(),
        }
    });
    let counts = list.page.counts.as_deref();
    let saved = super::saved::lines(ask)?;
    let saved_name =
        saved.iter().find(|l| l.id == ask.query.get("list")).map(|l| l.name.clone()).unwrap_or_default();
    let view = Files {
        subjects: if on_paper { Vec::new() } else { called_so(ask, &query.words, number)? },
        query: query.words.clone(),
        total,
        number_searched: desk.viewer.can(access::Action::Reveal) && casework::is_whole_number(&query.words),
        register_empty: total == 0 && query.words.is_empty() && query.filters.is_empty(),
        filters: KINDS.iter().filter_map(|(key, facet)| filter(ask, key, *facet, counts?, &state)).collect(),
        unread: unread(&desk, &ask.query).join(words::comma(ask.reader)),
        chosen: chosen(ask, &state),
        clear_href: state.without(&filter_names()).on(paths::FILES),
        columns: column_choices(ask.reader, &desk, &shown),
        headers: headers(ask.reader, &shown, &query, &state),
        orders: orders(ask.reader, &desk, &shown, &query, &state),
        sizes: sizes(ask.reader, size, total, &state),
        marks: desk.viewer.can(access::Action::Review),
        work: super::work::form(ask, None)?,
        here: state.clone().with("page", &number.to_string()).on(paths::FILES),
        rows: rows.collect(),
        paging: paging(number, size, total, &state, paths::FILES),
        state: state.pairs(),
        saved,
        saved_name,
        print_href: state.clone().with("print", "1").on(paths::FILES),
        printed: if on_paper { Some(words::printed(ask)?) } else { None },
        suggestions: if total == 0 { suggestions(ask, &query.words)? } else { Vec::new() },
    };
    Ok(html(pages::files::files(&frame(ask), &view)))
}

/// What is no person and is called so: beside the first page of the people.
fn called_so(ask: &Ask, words: &str, page: usize) -> Result<Vec<pages::view::SubjectLine>, Failure> {
    const MOST: usize = 5;
    if words.is_empty() || page > 1 {
        return Ok(Vec::new());
    }
    Ok(ask
        .desk()?
        .subjects_called(words, MOST)?
        .into_iter()
        .map(|line| super::subjects::told(ask, line))
        .collect())
}

/// Nothing answers: the names on file that come nearest, whatever filters are on.
fn suggestions(ask: &Ask, words: &str) -> Result<Vec<(String, String)>, Failure> {
    const MOST: usize = 5;
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let near = ask.desk()?.similar(words, None, MOST)?;
    let names: std::collections::BTreeSet<String> =
        near.iter().map(|(_, card)| words::card_name(card)).filter(|name| !name.is_empty()).collect();
    Ok(names
        .into_iter()
        .map(|name| {
            let href = paths::with(paths::FILES, &[("q", &name)]);
            (name, href)
        })
        .collect())
}

fn filter_names() -> Vec<&'static str> {
    KINDS.iter().map(|(key, _)| *key).chain(["list"]).collect()
}

fn column_choices(reader: Reader, desk: &Desk<'_>, shown: &[Column]) -> Vec<Choice> {
    columns_of(desk)
        .map(|c| Choice::new(c.key(), column_word(reader, c)).chosen(shown.contains(&c)))
        .collect()
}

fn column_word(reader: Reader, column: Column) -> String {
    reader.t(&format!("column-{}", column.key().replace('_', "-"))).to_owned()
}

/// The order of a column, where it has one.
fn order_of(column: Column) -> Option<Sort> {
    Sort::from_key(column.key())
}

/// The address of an order; an order that is on is turned round.
fn in_order(state: &Fields, sort: Sort, down: bool) -> String {
    let state = state.without(&["sort", "down"]).with("sort", sort.key());
    if down { state.with("down", "1") } else { state }.on(paths::FILES)
}

/// The heads of the columns, the name first: each that has an order leads to it.
fn headers(reader: Reader, shown: &[Column], query: &Query, state: &Fields) -> Vec<Header> {
    let header = |column: &Column| {
        let sort = order_of(*column);
        let on = sort.is_some_and(|sort| sort == query.sort);
        // Changes come with the latest first.
        let ascending = query.down == (query.sort == Sort::Changed);
        Header {
            label: column_word(reader, *column),
            href: sort.map(|sort| in_order(state, sort, on && !query.down)),
            ascending: on.then_some(ascending),
        }
    };
    std::iter::once(&Column::Name).chain(shown).map(header).collect()
}

/// The same orders in words, for telephones, where a table has no heads; and the way to turn one round.
fn orders(reader: Reader, desk: &Desk<'_>, shown: &[Column], query: &Query, state: &Fields) -> Vec<Choice> {
    let outside = desk.is_outside();
    let usual = [Sort::Closeness, Sort::Name, Sort::Taken, Sort::Changed];
    let more = shown.iter().filter_map(|column| order_of(*column)).filter(|sort| !usual.contains(sort));
    let word = |sort: Sort| match sort {
        Sort::Closeness | Sort::Name | Sort::Taken | Sort::Changed => {
            reader.t(&format!("order-{}", sort.key())).to_owned()
        }
        other => reader.t(&format!("column-{}", other.key().replace('_', "-"))).to_owned(),
    };
    let all = usual.into_iter().chain(more).filter(|sort| !(outside && *sort == Sort::Changed));
    let mut all: Vec<Choice> = all
        .map(|sort| Choice::new(in_order(state, sort, false), word(sort)).chosen(sort == query.sort))
        .collect();
    if query.sort != Sort::Closeness {
        all.push(
            Choice::new(in_order(state, query.sort, !query.down), reader.t("order-turned"))
                .chosen(query.down),
        );
    }
    all
}

/// How many rows a page has; offered where there are more than the fewest.
fn sizes(reader: Reader, now: usize, total: u64, state: &Fields) -> Vec<Choice> {
    if total <= ROWS as u64 {
        return Vec::new();
    }
    let to = |size: &usize| state.without(&["rows"]).with("rows", &size.to_string()).on(paths::FILES);
    SIZES.iter().map(|size| Choice::new(to(size), reader.num(*size as u64)).chosen(*size == now)).collect()
}

/// The words of a value of a filter.
fn value_word(ask: &Ask, key: &str, value: &str) -> String {
    let (reader, ground) = (ask.reader, ask.ground());
    match key {
        "status" => words::code("case_status", value, reader),
        "sex" => words::code("sex", value, reader),
        "place" => words::place(value, reader),
        "party" => words::party(value, reader),
        "missing" => Property::of(value).map_or_else(|| value.to_owned(), |p| reader.prop(p.key())),
        "flag" => reader.t(&format!("flag-{value}")).to_owned(),
        "organisation" => ask
            .refs()
            .read(value)
            .and_then(|id| ground.association.organisations.get(&id).cloned())
            .unwrap_or_default(),
        "source" => source_word(ask, value),
        "import" => import_word(ask, value),
        "year" => reader.digits(value).into_owned(),
        "task" if value == Filters::ANYONE => reader.t("task-anyone").to_owned(),
        "task" => value.parse().ok().and_then(|who| ask.house().member_name(who)).unwrap_or_default(),
        _ => value.to_owned(),
    }
}

/// A source is named to colleagues of its circle alone.
fn source_word(ask: &Ask, value: &str) -> String {
    if ask.outside() {
        return String::new();
    }
    let ground = ask.ground();
    let Ok(desk) = ask.desk() else { return String::new() };
    let told = value.parse().ok().filter(|id| desk.is_on_a_line(*id).unwrap_or(false));
    let source = told.and_then(|id| ground.sources.get(&id));
    source.and_then(|s| access::source(s, desk.audience())).map(|s| s.title.clone()).unwrap_or_default()
}

fn import_word(ask: &Ask, value: &str) -> String {
    if ask.outside() {
        return String::new();
    }
    let ground = ask.ground();
    let import = value.parse().ok().and_then(|id| ground.lists.imports.get(&id));
    import.and_then(|i| i.accepted.files.first()).map(|f| f.name.clone()).unwrap_or_else(|| value.to_owned())
}

fn filter(
    ask: &Ask,
    key: &'static str,
    facet: Facet,
    counted: &FacetCounts,
    state: &Fields,
) -> Option<Filter> {
    let chosen: Vec<&str> = state.all(key).collect();
    let desk = ask.desk().ok().filter(|desk| counts::is_told(desk, facet))?;
    let all = counts::values(&desk, facet, counted.of(facet));
    let everything = ask.query.get("more") == key;
    let above = above(facet);
    let tree = Tree {
        chosen: &chosen,
        above,
        most: if everything { 500 } else { OPTIONS },
        below: below(&all, above),
    };
    let mut shown = Vec::new();
    let more = tree.descend("", 0, &mut shown);
    let option = |(value, count, depth): (&str, u32, u8)| {
        let href = tree.turn(state, key, value).on(paths::FILES);
        FilterOption {
            label: value_word(ask, key, value),
            count: u64::from(count),
            href,
            chosen: chosen.contains(&value),
            depth,
        }
    };
    let named_by = |(value, count, depth): (&str, u32, u8)| (value.to_owned(), option((value, count, depth)));
    let mut options: Vec<(String, FilterOption)> =
        shown.into_iter().map(named_by).filter(|(_, o)| !o.label.is_empty()).collect();
    if facet == Facet::Source {
        tell_apart(&mut options);
    }
    let options: Vec<FilterOption> = options.into_iter().map(|(_, option)| option).collect();
    (!options.is_empty()).then(|| Filter {
        key: key.to_owned(),
        label: ask.reader.t(&format!("filter-{key}")).to_owned(),
        open: !chosen.is_empty() || matches!(key, "status" | "place"),
        options,
        more_href: (more && !everything).then(|| state.clone().with("more", key).on(paths::FILES)),
    })
}

/// Sources of one title are told apart by their numbers: a list of every month, and the bundle that brought
/// it.
fn tell_apart(options: &mut [(String, FilterOption)]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (_, option) in options.iter() {
        *seen.entry(option.label.clone()).or_default() += 1;
    }
    for (value, option) in options.iter_mut().filter(|(_, option)| seen[&option.label] > 1) {
        option.label = format!("{} ({value})", option.label);
    }
}

/// What stands above a value of a filter; a flat filter has nothing above anything.
type Above = fn(&str) -> Option<&'static str>;

fn above(facet: Facet) -> Above {
    match facet {
        // All are in the country, so it would tell nothing; governorates come first.
        Facet::Place => |code| gazetteer::parent(code).filter(|above| *above != COUNTRY),
        Facet::Party => parties::parent,
        _ => |_| None,
    }
}

const COUNTRY: &str = "SY";

/// Counted values by what stands above them; first ones under the empty word.
type Below<'c> = BTreeMap<&'c str, Vec<(&'c str, u32)>>;

fn below(all: &[(String, u32)], above: Above) -> Below<'_> {
    let mut below = Below::new();
    for (value, count) in all.iter().filter(|(value, _)| value != COUNTRY) {
        below.entry(above(value).unwrap_or("")).or_default().push((value, *count));
    }
    below
}

/// A filter whose values may lie in one another: governorate, district, town.
struct Tree<'c> {
    chosen: &'c [&'c str],
    above: Above,
    /// How many of one level are shown; the chosen ones and the way to them always are.
    most: usize,
    below: Below<'c>,
}

impl<'c> Tree<'c> {
    /// First values first; below one that is chosen, or leads to one, what lies
    /// in it. Says whether any were left out.
    fn descend(&self, of: &str, depth: u8, shown: &mut Vec<(&'c str, u32, u8)>) -> bool {
        let mut more = false;
        for (at, (value, count)) in self.below.get(of).map_or(&[][..], Vec::as_slice).iter().enumerate() {
            let open = self.chosen.iter().any(|c| c == value || self.lies_in(c, value));
            if at >= self.most && !open {
                more = true;
                continue;
            }
            shown.push((value, *count, depth));
            if open && depth < 5 {
                more |= self.descend(value, depth + 1, shown);
            }
        }
        more
    }

    fn lies_in(&self, value: &str, outer: &str) -> bool {
        std::iter::successors((self.above)(value), |place| (self.above)(place))
            .take(8)
            .any(|place| place == outer)
    }

    /// The address after a value was pressed. A chosen one is let go. Another one takes the place of
    /// those above it (down) and of those within it (up), since a file in a town
    /// is in its governorate too and both at once would say nothing more.
    fn turn(&self, state: &Fields, key: &str, value: &str) -> Fields {
        if self.chosen.contains(&value) {
            return state.clone().less(key, value);
        }
        let kin = self.chosen.iter().filter(|c| self.lies_in(c, value) || self.lies_in(value, c));
        kin.fold(state.clone(), |state, c| state.less(key, c)).with(key, value)
    }
}

fn chosen(ask: &Ask, state: &Fields) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    let unread = ask.desk().map(|desk| unread(&desk, state)).unwrap_or_default();
    for (key, _) in KINDS {
        // What was not understood is told beside them.
        for value in state.all(key).filter(|value| !unread.contains(&format!("{key}={value}"))) {
            let word = value_word(ask, key, value);
            // What this reader may not ask was not asked.
            if word.is_empty() && ask.outside() {
                continue;
            }
            let word = if word == ask.reader.t("code-newer") {
                ask.reader.t("filter-unknown").to_owned()
            } else {
                word
            };
            // «فيه: فيه وثائق» would say it twice.
            let label = match *key {
                "flag" => word,
                _ => format!("{}: {}", ask.reader.t(&format!("filter-{key}")), ask.reader.isolated(&word)),
            };
            chosen.push(Chosen { label, href: state.clone().less(key, value).on(paths::FILES) });
        }
    }
    chosen
}

/// What was said, by the name this reader knows it by, where the words are the name of one thing on the card.
fn by_name(
    said: String,
    known: &[&str],
    called: fn(&str) -> Vec<&'static str>,
    name: impl Fn(&str) -> String,
) -> String {
    let meant: Vec<&str> = called(&said).into_iter().filter(|id| known.contains(id)).collect();
    if let [one] = meant.as_slice() { name(one) } else { said }
}

fn cell(ask: &Ask, card: &Card, column: Column) -> String {
    let reader = ask.reader;
    let places = |role: PlaceRole| {
        let said = card.place_words.iter().find(|p| p.0 == role);
        let told = said.map(|said| words::card_place(reader, card, said)).unwrap_or_default();
        if words::arabic(reader) { words::numbered(reader, &told) } else { told }
    };
    match column {
        Column::Name => words::card_title(ask, card),
        Column::Names => words::joined(reader, casework::names(card)),
        Column::Mother => card::mother(card).unwrap_or_default().to_owned(),
        Column::Birth => dates_of(reader, &card.birth),
        // A day that nobody understood is no day that nobody said.
        Column::Taken if card.taken.is_empty() => first(&card.taken_words),
        Column::Taken => dates_of(reader, &card.taken),
        Column::From => places(PlaceRole::Origin),
        Column::Registered => places(PlaceRole::Registration),
        Column::TakenPlace => places(PlaceRole::Taken),
        // The party by the name this reader knows it by, as in the file; as it was said where it can be
        // several.
        Column::Party => match card.parties.as_slice() {
            [party] if card.party_words.len() == 1 => words::party(party, reader),
            parties => by_name(
                first(&card.party_words),
                &parties.iter().map(String::as_str).collect::<Vec<_>>(),
                parties::called,
                |id| words::party(id, reader),
            ),
        },
        Column::Held if words::arabic(reader) => words::numbered(reader, &first(&card.held_words)),
        Column::Held => {
            let known: Vec<&str> = card.facilities.iter().map(|(id, _)| id.as_str()).collect();
            by_name(first(&card.held_words), &known, model::facilities::called, |id| {
                words::facility(id, reader)
            })
        }
        Column::Status => card
            .status
            .first()
            .map(|s| words::code_of("case_status", s, words::card_sex(card), reader))
            .unwrap_or_default(),
        Column::Sex => card.sex.first().map(|s| words::code("sex", s, reader)).unwrap_or_default(),
        Column::Numbers => first(&card.numbers),
        Column::Organisations => {
            let Ok(desk) = ask.desk() else { return String::new() };
            let ground = ask.ground();
            let all = card::organisations(&desk, &ground.association, card);
            words::joined(reader, all.iter().map(|(_, name)| name))
        }
        Column::Sources => {
            let titles: Vec<_> = card
                .sources
                .iter()
                .map(|id| source_word(ask, &id.to_string()))
                .filter(|t| !t.is_empty())
                .take(3)
                .collect();
            words::joined(reader, titles)
        }
        Column::Files => words::joined(reader, card.members.iter().map(|person| ask.refs().of(*person))),
        Column::Missing => {
            card.missing.iter().map(|p| reader.prop(p.key())).collect::<Vec<_>>().join(words::comma(reader))
        }
        Column::Changed => words::ago(ask, card.changed),
    }
}

fn first(values: &[String]) -> String {
    values.first().cloned().unwrap_or_default()
}

fn dates_of(reader: Reader, dates: &[dates::Fuzzy]) -> String {
    let all: Vec<String> = dates.iter().take(2).map(|d| reader.fuzzy(d)).collect();
    all.join(words::comma(reader))
}

/// Takes the list out, for colleagues or for partners.
pub(crate) fn export(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    if ask.query.get("format") == "bundle" {
        return bundle(ask, &desk);
    }
    let format = ExportFormat::from_key(ask.query.get("format")).ok_or_else(|| Failure::status(400))?;
    let shown: Vec<Column> = std::iter::once(Column::Name).chain(columns(&desk, &ask.query)).collect();
    let audience = leaves_for(ask)?;
    // A filter that is not understood would take everybody out.
    if !unread(&desk, &ask.query).is_empty() {
        return Err(Failure::field("filter", "unknown"));
    }
    let exported = desk.export(&question(&desk, &ask.query), &shown, format, audience, ask.reader)?;
    let day = super::download::of_day(ask.house());
    Ok(super::download::download(
        exported.bytes,
        format.media(),
        "attachment",
        &format!("athar-{day}.{}", format.key()),
    ))
}

fn leaves_for(ask: &Ask) -> Result<access::Audience, Failure> {
    match ask.query.get("for") {
        "" => Ok(access::Audience::Sheet),
        key => access::Audience::of_export(key).ok_or_else(|| Failure::status(400)),
    }
}

/// Takes the same files out for another register.
fn bundle(ask: &Ask, desk: &Desk<'_>) -> Answer {
    let made = desk.bundle_of(&question(desk, &ask.query), leaves_for(ask)?)?;
    let day = ask.house().today().iso();
    Ok(super::download::download(
        made.bytes,
        casework::Bundle::MEDIA,
        "attachment",
        &format!("athar-{day}.bundle"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Vec<(String, u32)> {
        let all = [("SY", 9), ("SY07", 5), ("SY0700", 4), ("SY08", 3), ("SY070000", 2)];
        all.map(|(value, count)| (value.to_owned(), count)).into()
    }

    fn shown<'c>(all: &'c [(String, u32)], chosen: &'c [&'c str]) -> Vec<(&'c str, u32, u8)> {
        let above = above(Facet::Place);
        let mut shown = Vec::new();
        Tree { chosen, above, most: 9, below: below(all, above) }.descend("", 0, &mut shown);
        shown
    }

    #[test]
    fn places_begin_with_governorates_and_open_downwards() {
        let all = counts();
        assert_eq!(shown(&all, &[]), [("SY07", 5, 0), ("SY08", 3, 0)]);
        assert_eq!(shown(&all, &["SY07"]), [("SY07", 5, 0), ("SY0700", 4, 1), ("SY08", 3, 0)]);
        assert_eq!(shown(&all, &["SY0700"])[..3], [("SY07", 5, 0), ("SY0700", 4, 1), ("SY070000", 2, 2)]);
    }

    #[test]
    fn a_pressed_place_stands_in_for_those_above_and_below() {
        let (all, state) = (counts(), Fields::read(b"place=SY07&place=SY08"));
        let turn = |chosen: &[&str], state: &Fields, value| {
            let above = above(Facet::Place);
            Tree { chosen, above, most: 9, below: below(&all, above) }
                .turn(state, "place", value)
                .all("place")
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(turn(&["SY07", "SY08"], &state, "SY0700"), "SY08 SY0700", "down");
        assert_eq!(turn(&["SY0700"], &Fields::read(b"place=SY0700"), "SY07"), "SY07", "up");
        assert_eq!(turn(&["SY07", "SY08"], &state, "SY08"), "SY07", "let go");
    }

    #[test]
    fn sources_of_one_title_are_told_apart() {
        let option = |value: &str, label: &str| {
            (value.to_owned(), FilterOption { label: label.to_owned(), ..FilterOption::default() })
        };
        let mut options =
            [option("s1", "مكتب التوثيق"), option("s2", "لجنة مختلقة"), option("s9", "مكتب التوثيق")];
        tell_apart(&mut options);
        let labels: Vec<&str> = options.iter().map(|(_, option)| option.label.as_str()).collect();
        assert_eq!(labels, ["مكتب التوثيق (s1)", "لجنة مختلقة", "مكتب التوثيق (s9)"]);
    }
}
