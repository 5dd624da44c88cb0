//! The places of the register, and which role finds which of them in the bar of every page.
//!
//! A place is a page that somebody goes to by name. One line of [`TABLE`] says its address, its words, who
//! may open it and to which roles it stands in the bar; whatever else somebody may open stands under "more".
//! A new capability adds its line: neither the frame nor any page is changed for it.
//!
//! **Invariants:** nobody is shown a place they may not open. Each place somebody may open is shown to them
//! once, in the bar or under "more". The bar holds at most [`BAR`] places.

use crate::paths;
use Action::{Audit, Import, Judge, Keep, ManageMembers, Read, Record, Team};
use Opens::{Anybody, House, Inside, Right};
use Role::{Administrator, Analyst, Auditor, Documenter, Guest, Liaison, Reviewer};
use access::{Action, Role, Viewer};

/// How many places stand in the bar: with "more" they are six, which a thumb still tells apart at 320 px.
pub(crate) const BAR: usize = 5;

/// Who may open a place: those whom its page lets in, and nobody else. A test knocks at every page as every
/// role and compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Whoever is signed in.
    Anybody,
    /// Whoever has this right.
    Right(Action),
    /// Colleagues who are told what the team is told.
    Inside,
    /// The same, and whoever keeps the register or reads its log: how it is run is nothing for guests.
    House,
}

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Its address. What lies beneath it belongs to it: `/files/p1` to `/files`.
    pub path: &'static str,
    /// Its words: `{name}-title` and `{name}-title-about` under "more", and `place-{name}`, a word or two, in
    /// the bar.
    pub name: &'static str,
    /// Who may open it.
    pub opens: Opens,
    /// Under which heading of "more" it stands.
    pub group: &'static str,
    /// To whom it stands in the bar.
    pub roles: &'static [Role],
    /// Other addresses at which a reader of the bar is in this place.
    pub holds: &'static [&'static str],
    /// The words behind the number of what waits there; empty where nothing is counted.
    pub counted: &'static str,
}

const LISTS: &str = "more-lists";
const MATCHING: &str = "more-matching";
const HOUSE: &str = "more-house";
const YOU: &str = "more-you";

/// The headings of "more", in their order.
pub(crate) const GROUPS: [&str; 4] = [LISTS, MATCHING, HOUSE, YOU];

const READERS: &[Role] = &[Administrator, Documenter, Reviewer, Liaison, Analyst, Guest];
const FILERS: &[Role] = &[Documenter, Reviewer, Liaison, Analyst, Guest];
const SORTERS: &[Role] = &[Documenter, Reviewer];

/// What became of lists of others, and what is decided about their rows and columns.
const OF_IMPORTS: &[&str] = &["/plans", "/bundles", paths::WAITING, paths::MAPPINGS];

/// Every place. The order of the lines is the order in the bar, the same for every role; of somebody with
/// many roles the first [`BAR`] stand there.
pub const TABLE: &[Place] = &[
    place(paths::HOME, "home", Right(Read), LISTS, READERS).holds(&[paths::TASKS]),
    place(paths::FILES, "files", Right(Read), LISTS, FILERS).holds(&["/sources", "/documents"]),
    place(paths::FILE_NEW, "new", Right(Record), LISTS, &[Documenter, Liaison]),
    place(paths::IMPORTS, "imports", Right(Import), LISTS, SORTERS).holds(OF_IMPORTS).counts("home-waiting"),
    place(paths::MATCHING, "matching", Right(Judge), MATCHING, &[Reviewer, Analyst]).counts("home-proposals"),
    place(paths::TASKS, "tasks", Inside, LISTS, &[Liaison]),
    place(paths::OVERLAPS, "overlaps", Right(Judge), MATCHING, &[Analyst]),
    place(paths::WAITING, "waiting", Right(Import), LISTS, &[]).counts("home-waiting"),
    place(paths::LISTS, "lists", Right(Read), LISTS, &[Guest]),
    place(paths::SUBJECTS, "subjects", Right(Read), LISTS, &[Guest]),
    place(paths::ORGANISATIONS, "organisations", Right(Read), LISTS, &[]),
    place(paths::MAPPINGS, "mappings", Right(Import), LISTS, &[]),
    place(paths::CLUSTERS, "clusters", Right(Judge), MATCHING, &[]),
    place(paths::JUDGEMENTS, "judgements", Right(Judge), MATCHING, &[]),
    place(paths::THRESHOLDS, "thresholds", Right(Judge), MATCHING, &[]),
    place(paths::MEMBERS, "members", Right(ManageMembers), HOUSE, &[Administrator]),
    place(paths::BACKUP, "backup", Right(Keep), HOUSE, &[Administrator]),
    place(paths::AUDIT, "audit", Right(Audit), HOUSE, &[Administrator, Auditor]),
    place(paths::REQUESTS, "requests", House, HOUSE, &[]),
    place(paths::TEAMS, "teams", Right(Team), HOUSE, &[]),
    place(paths::PHONES, "phones", House, HOUSE, &[]),
    place(paths::HELP, "help", Anybody, YOU, &[Auditor]),
    place(paths::ME, "me", Anybody, YOU, &[Auditor]),
    place(paths::ABOUT, "about", Anybody, YOU, &[]),
];

const fn place(
    path: &'static str,
    name: &'static str,
    opens: Opens,
    group: &'static str,
    roles: &'static [Role],
) -> Place {
    Place { path, name, opens, group, roles, holds: &[], counted: "" }
}

impl Place {
    const fn holds(self, holds: &'static [&'static str]) -> Place {
        Place { holds, ..self }
    }

    const fn counts(self, counted: &'static str) -> Place {
        Place { counted, ..self }
    }

    /// The key of its words in the bar.
    pub(crate) fn short_title(&self) -> String {
        format!("place-{}", self.name)
    }

    /// The key of its words under "more".
    pub fn title(&self) -> String {
        format!("{}-title", self.name)
    }

    /// The key of the line that explains it there.
    pub(crate) fn explanation(&self) -> String {
        format!("{}-title-about", self.name)
    }

    /// Whether its page lets this viewer in.
    pub fn is_open_to(&self, viewer: &Viewer) -> bool {
        let inside = viewer.audience().is_inside();
        match self.opens {
            Anybody => true,
            Right(action) => viewer.can(action),
            Inside => inside,
            House => inside || [ManageMembers, Keep, Audit].into_iter().any(|right| viewer.can(right)),
        }
    }

    /// Whether that address lies in this place.
    pub fn has(&self, address: &str) -> bool {
        self.nearness(address).is_some()
    }

    fn is_in_the_bar_of(&self, viewer: &Viewer) -> bool {
        self.roles.iter().any(|role| viewer.roles.contains(role))
    }

    /// How closely an address belongs to it: by how long a beginning, its own before another that it holds.
    fn nearness(&self, address: &str) -> Option<(usize, bool)> {
        let others = self.holds.iter().map(|path| (*path, false));
        let beginnings = others.chain([(self.path, true)]).filter(|(path, _)| is_beneath(address, path));
        beginnings.map(|(path, own)| (path.len(), own)).max()
    }
}

fn is_beneath(address: &str, path: &str) -> bool {
    address.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where somebody may go.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// What stands in the bar of every page.
    pub bar: Vec<&'static Place>,
    /// What stands under "more".
    pub rest: Vec<&'static Place>,
}

impl Places {
    /// The places of this viewer, in the order of the table.
    pub fn of(viewer: &Viewer) -> Places {
        let open = || TABLE.iter().filter(|place| place.is_open_to(viewer));
        let bar: Vec<&Place> = open().filter(|place| place.is_in_the_bar_of(viewer)).take(BAR).collect();
        let rest = open().filter(|place| !bar.contains(place)).collect();
        Places { bar, rest }
    }

    /// Nothing is open: before the door, and before somebody chose a password of their own.
    pub fn is_empty(&self) -> bool {
        self.bar.is_empty() && self.rest.is_empty()
    }

    /// Whether that address stands in the bar.
    pub fn has_in_bar(&self, path: &str) -> bool {
        self.bar.iter().any(|place| place.path == path)
    }

    /// The link of the bar that leads to where the reader is, and how it says so (`aria-current`): `page` on
    /// the very page, `true` beneath it. Nothing is marked where no place is, on a page that is not there.
    pub(crate) fn here(&self, address: &str) -> Option<(&'static str, &'static str)> {
        let address = address.split(['?', '#']).next().unwrap_or(address);
        let nearest = |places: &[&'static Place]| {
            let near = places.iter().filter_map(|place| Some((place.nearness(address)?, place.path)));
            near.max().map(|(_, path)| path)
        };
        let under_more = || {
            let is_there = is_beneath(address, paths::MORE) || nearest(&self.rest).is_some();
            is_there.then_some(paths::MORE)
        };
        let path = nearest(&self.bar).or_else(under_more)?;
        Some((path, if path == address { "page" } else { "true" }))
    }
}

/// The table as `docs/navigation.md` shows it.
pub fn as_markdown() -> String {
    let r = l10n::Reader::new(l10n::Lang::En);
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let words = |place: &Place| format!("{} (`{}`)", r.t(&place.title()), place.path);
    let roles = Role::ALL.map(|role| {
        let viewer = Viewer::new(model::MemberId(1), [role].into());
        (role, Places::of(&viewer), viewer)
    });
    let bars: String = roles
        .iter()
        .map(|(role, places, _)| {
            let bar = places.bar.iter().map(|place| r.t(&place.short_title()).to_owned());
            format!("- **{}**: {}\n", role.key(), bar.collect::<Vec<_>>().join(" · "))
        })
        .collect();
    let head = ["place".to_owned()].into_iter().chain(roles.iter().map(|(role, ..)| role.key().to_owned()));
    let rule = std::iter::repeat_n("---".to_owned(), roles.len() + 1);
    let lines: String = TABLE
        .iter()
        .map(|place| {
            let cell = |(_, places, viewer): &(Role, Places, Viewer)| match place.is_open_to(viewer) {
                true if places.has_in_bar(place.path) => "bar",
                true => "more",
                false => "",
            };
            row([words(place)].into_iter().chain(roles.iter().map(|role| cell(role).to_owned())).collect())
        })
        .collect();
    format!(
        "# Where each role goes\n\n\
         Written from the table in `crates/pages/src/places.rs`; a test compares. \
         To change it, change the table and run\n\
         `ATHAR_WRITE=1 cargo test --workspace --test navigation`.\n\n\
         ## In the bar of every page\n\n{bars}\n\
         Somebody with several roles finds the places of all of them, \
         the first five in the order of the table. Under *More* stands\n\
         whatever else they may open, and nothing that they may not.\n\n\
         ## Every place\n\n{}{}{lines}",
        row(head.collect()),
        row(rule.collect()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use l10n::{Lang, Reader};
    use model::MemberId;
    use std::collections::BTreeSet;

    fn viewer(roles: impl IntoIterator<Item = Role>) -> Viewer {
        Viewer::new(MemberId(1), roles.into_iter().collect())
    }

    /// Everybody there can be: each set of roles.
    fn everybody() -> impl Iterator<Item = Viewer> {
        (1..1 << Role::ALL.len()).map(|set: usize| {
            viewer(
                Role::ALL.into_iter().enumerate().filter(|(n, _)| set & (1 << n) != 0).map(|(_, role)| role),
            )
        })
    }

    fn bar(roles: &[Role]) -> Vec<&'static str> {
        Places::of(&viewer(roles.iter().copied())).bar.iter().map(|place| place.path).collect()
    }

    #[test]
    fn each_open_place_is_shown_once_and_no_other() {
        for viewer in everybody() {
            let places = Places::of(&viewer);
            let shown: Vec<&str> = places.bar.iter().chain(&places.rest).map(|place| place.path).collect();
            let once: BTreeSet<&str> = shown.iter().copied().collect();
            let open: BTreeSet<&str> =
                TABLE.iter().filter(|place| place.is_open_to(&viewer)).map(|place| place.path).collect();
            assert_eq!(shown.len(), once.len(), "{:?}: something stands twice", viewer.roles);
            assert_eq!(once, open, "{:?}", viewer.roles);
        }
    }

    #[test]
    fn nobody_has_more_than_five() {
        for viewer in everybody() {
            let places = Places::of(&viewer);
            assert!((1..=BAR).contains(&places.bar.len()), "{:?}: {}", viewer.roles, places.bar.len());
        }
    }

    #[test]
    fn everybody_begins_at_home_or_at_a_worklist() {
        for viewer in everybody() {
            let first = Places::of(&viewer).bar[0].path;
            let reads = viewer.can(Read);
            assert_eq!(first, if reads { paths::HOME } else { paths::AUDIT }, "{:?}", viewer.roles);
        }
    }

    #[test]
    fn the_work_of_a_role_is_in_its_bar() {
        assert_eq!(bar(&[Administrator]), ["/", "/members", "/backup", "/audit"]);
        assert_eq!(bar(&[Documenter]), ["/", "/files", "/files/new", "/imports"]);
        assert_eq!(bar(&[Reviewer]), ["/", "/files", "/imports", "/matching"]);
        assert_eq!(bar(&[Liaison]), ["/", "/files", "/files/new", "/tasks"]);
        assert_eq!(bar(&[Analyst]), ["/", "/files", "/matching", "/matching/overlaps"]);
        assert_eq!(bar(&[Auditor]), ["/audit", "/help", "/me"]);
        assert_eq!(bar(&[Guest]), ["/", "/files", "/lists", "/subjects"]);
    }

    #[test]
    fn two_roles_have_the_places_of_both() {
        assert_eq!(bar(&[Documenter, Reviewer]), ["/", "/files", "/files/new", "/imports", "/matching"]);
        assert_eq!(bar(&[Administrator, Auditor]), ["/", "/members", "/backup", "/audit", "/help"]);
    }

    #[test]
    fn the_place_one_is_in_is_marked() {
        let here = |roles: &[Role], address: &str| Places::of(&viewer(roles.iter().copied())).here(address);
        assert_eq!(here(&[Documenter], "/"), Some(("/", "page")));
        assert_eq!(here(&[Documenter], "/files?q=x"), Some(("/files", "page")));
        assert_eq!(here(&[Documenter], "/files/p1/claims/new"), Some(("/files", "true")));
        assert_eq!(here(&[Documenter], "/files/new"), Some(("/files/new", "page")));
        assert_eq!(here(&[Documenter], "/plans/7"), Some(("/imports", "true")));
        assert_eq!(here(&[Documenter], "/waiting"), Some(("/imports", "true")));
        assert_eq!(here(&[Documenter], "/tasks"), Some(("/", "true")), "the first page leads there");
        assert_eq!(here(&[Liaison], "/tasks"), Some(("/tasks", "page")));
        assert_eq!(here(&[Analyst], "/matching/overlaps"), Some(("/matching/overlaps", "page")));
        assert_eq!(here(&[Reviewer], "/matching/overlaps"), Some(("/matching", "true")));
        assert_eq!(here(&[Documenter], "/more"), Some(("/more", "page")));
        assert_eq!(here(&[Documenter], "/me/tokens"), Some(("/more", "true")));
        assert_eq!(here(&[Administrator], "/files/p1"), Some(("/more", "true")));
        assert_eq!(here(&[Documenter], "/members"), None, "what is not open is nowhere");
        assert_eq!(here(&[Documenter], "/filesystem"), None);
    }

    #[test]
    fn every_place_has_its_words_and_its_heading() {
        for r in Lang::ALL.map(Reader::new) {
            for place in TABLE {
                let mut keys = vec![place.title(), place.explanation()];
                keys.extend((!place.roles.is_empty()).then(|| place.short_title()));
                keys.extend((!place.counted.is_empty()).then(|| place.counted.to_owned()));
                keys.iter().for_each(|key| assert!(r.has(key), "{key} has no words"));
                assert!(GROUPS.contains(&place.group) && r.has(place.group), "{}", place.group);
            }
        }
    }
}
