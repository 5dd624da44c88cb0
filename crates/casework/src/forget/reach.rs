//! How far forgetting reaches: which acts, values and papers go, and what stays out of reach.

use super::kept::{ListsRead, tells_of};
use super::marks;
use super::words::{self, NamedWords};
use super::{Forgetting, KeptList, LeftSince};
use crate::copies::CopyMade;
use crate::import::{drafted, fields_of};
use crate::subjects::Called;
use dates::Day;
use model::act::{ActKind, RowRemark, WhatLeft, WhenForgotten, values, values_naming};
use model::dossier::Entry;
use model::{Act, Claim, Compartment, DocumentId, ImportId, PersonId, SourceId, Subject, SubjectKind};
use register::Refusal;
use register::acts::{entry, keys_of};
use register::ground::Ground;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use store::{Digest, Questions, Seq, StoredAct, Unit, Vault};

/// What goes, and what is out of reach.
#[derive(Default)]
pub(super) struct Reach {
    /// Acts that go whole.
    pub whole: BTreeSet<Seq>,
    /// Acts about others, of which some values go.
    pub values: BTreeMap<Seq, BTreeSet<usize>>,
    /// Papers that go.
    pub evidence: BTreeSet<Digest>,
    /// What is marked of the names.
    pub marked: BTreeSet<String>,
    /// The whole names, as they were said.
    pub names: BTreeSet<String>,
    /// Files that were judged beside these.
    pub judged_with: BTreeSet<PersonId>,
    /// Lists that others sent, with a row of theirs, and the digest of each.
    lists: BTreeSet<(KeptList, String)>,
    /// What was read of lists for this.
    pub read: ListsRead,
    /// Keys of the files.
    own: BTreeSet<u64>,
    /// How a link to one of them stands in an act.
    links: Vec<String>,
    /// Files in which the name was said, and the compartment where it was said there alone.
    named_in: BTreeMap<Subject, Option<Compartment>>,
    /// Words of the house with the name, and the compartment in which they lie.
    named_words: Vec<(NamedWords, Option<Compartment>)>,
    /// Files of others in which a paper of theirs is kept, and the compartment in which it lies there.
    papers_in: BTreeSet<(Subject, Option<Compartment>)>,
    rows: Vec<u64>,
    /// The first act about it.
    first: Option<Seq>,
    /// Sealed copies that left since: when, and their digests.
    left: Vec<(i64, String)>,
    /// Bundles and sheets that left since and may hold it.
    left_since: Vec<LeftSince>,
    /// Of what goes, what lies in a compartment: who was not admitted to it is not told how much that is.
    apart: BTreeMap<Seq, Compartment>,
    apart_evidence: BTreeMap<Digest, Compartment>,
}

/// What is looked through beside the acts.
#[derive(Clone, Copy)]
pub(super) struct Kept<'k> {
    pub ground: &'k Ground,
    /// There the lists of others lie as they came.
    pub vault: &'k dyn Vault,
    pub today: Day,
    /// What was read of the lists a moment before.
    pub read: Option<&'k ListsRead>,
}

impl Reach {
    pub fn of(
        store: &dyn Questions,
        kept: Kept<'_>,
        files: &[Subject],
        with_lists: bool,
    ) -> Result<Reach, Refusal> {
        let ground = kept.ground;
        let own: BTreeSet<u64> = files.iter().map(Subject::key).collect();
        let ids: Vec<String> = files.iter().map(Subject::to_string).collect();
        let mut reach = Reach {
            own: own.clone(),
            links: ids.iter().map(|id| format!("{{\"subject\":\"{id}\"}}")).collect(),
            ..Reach::default()
        };
        let mut said = Said::default();
        for stored in store.acts_about_any(&own.iter().copied().collect::<Vec<_>>())? {
            reach.take(&stored, &own, &ids, &mut said)?;
        }
        reach.marked = marks::marked(said.claims.iter());
        reach.marked.extend(said.abroad.iter().map(|name| marks::abroad(name)));
        let whole = |claim: &&Claim| {
            matches!(claim.property.key(), "full_name" | "other_name" | "subject_name" | "subject_other_name")
        };
        reach.names = said
            .claims
            .iter()
            .filter(whole)
            .map(|claim| names::clean(&claim.said))
            .filter(|name| name.contains(' '))
            .collect();
        // Sources that nobody else's words rest on may name who told of the person.
        let of_list = |id: &SourceId| ground.sources.get(id).is_none_or(|source| source.import.is_some());
        said.sources.retain(|id| !of_list(id));
        reach.ask_the_others(store, &own, &mut said.sources)?;
        reach.take_sources(store, &said)?;
        reach.first = reach.whole.iter().chain(reach.values.keys()).min().copied();
        said.rows.extend(reach.take_rows(store, &ids)?);
        said.rows.extend(reach.look_at_rows(kept));
        reach.take_lists(kept, &said.rows)?;
        if with_lists {
            reach
                .evidence
                .extend(reach.lists.iter().filter_map(|(.., digest)| digest.parse::<Digest>().ok()));
        }
        Ok(reach)
    }

    fn take(
        &mut self,
        stored: &StoredAct,
        own: &BTreeSet<u64>,
        ids: &[String],
        said: &mut Said,
    ) -> Result<(), Refusal> {
        let Some(Entry { act, .. }) = entry(stored)? else { return Ok(()) };
        let others = stored.keys.subjects.iter().any(|subject| !own.contains(subject));
        match act.kind().entry().map(|entry| entry.when_forgotten) {
            // Of what a newer program wrote nobody here can tell which of it speaks of whom.
            None => drop(self.whole.insert(stored.seq)),
            Some(WhenForgotten::Stays) => {}
            Some(WhenForgotten::Unnamed) if others => self.unname(stored, ids),
            Some(WhenForgotten::Goes | WhenForgotten::Unnamed | WhenForgotten::Apart) => {
                self.whole.insert(stored.seq);
            }
        }
        match act {
            Act::Said(statement) => {
                match statement.lie_in().into_iter().min().flatten() {
                    Some(compartment) => drop(self.apart.insert(stored.seq, compartment)),
                    None => drop(said.heard.insert(statement.source)),
                }
                said.sources.insert(statement.source);
                said.rows.extend(statement.import.map(|import| (import, OfImport::Source(statement.source))));
                // Of what ships the words alone are forgotten, and they are called abroad by their own names.
                let called = statement.claims.iter().filter_map(|claim| claim.home.as_ref());
                said.abroad.extend(called.map(|home| home.claim.to_string()));
                said.abroad.extend(statement.home.and_then(|home| home.subject).map(|name| name.to_string()));
                said.claims.extend(statement.claims);
            }
            // The row as it waited holds the same words.
            Act::RowCleared { waits, .. } => drop(self.whole.insert(waits)),
            Act::DocumentKept { id, digest, compartment, .. } => {
                if let Some(compartment) = compartment {
                    said.papers_apart.insert(id, compartment);
                    self.apart.insert(stored.seq, compartment);
                    self.apart_evidence.extend(digest.parse::<Digest>().map(|digest| (digest, compartment)));
                }
                self.evidence.extend(digest.parse::<Digest>());
            }
            Act::ClaimWithdrawn { claim, .. } | Act::ClaimRestored { claim, .. } => {
                if let Some(compartment) = self.apart.get(&claim.act).copied() {
                    self.apart.insert(stored.seq, compartment);
                }
            }
            Act::PaperTakenOut { document, .. } | Act::PaperPutBack { document, .. } => {
                self.apart
                    .extend(said.papers_apart.get(&document).map(|compartment| (stored.seq, *compartment)));
            }
            Act::Judged(judgement) => {
                self.judged_with
                    .extend([judgement.a, judgement.b].into_iter().filter(|person| !own.contains(&person.0)));
            }
            _ => {}
        }
        Ok(())
    }

    fn unname(&mut self, stored: &StoredAct, ids: &[String]) {
        // Of an act of an earlier program, which is one value, the number of the file is left, and says
        // nothing.
        let Some(content) = stored.content.as_ref().filter(|_| stored.parts.is_some()) else { return };
        let naming: BTreeSet<usize> = ids.iter().flat_map(|id| values_naming(content, id)).collect();
        if !naming.is_empty() {
            self.values.entry(stored.seq).or_default().extend(naming);
        }
    }

    /// Goes over what was said of others: which of the sources they rest on, too, and where the name stands.
    fn ask_the_others(
        &mut self,
        store: &dyn Questions,
        own: &BTreeSet<u64>,
        sources: &mut BTreeSet<SourceId>,
    ) -> Result<(), Refusal> {
        let mut failed = Ok(());
        let folded: Vec<String> = self.names.iter().map(|name| names::fold(name)).collect();
        // Titles and grades of sources, until it is seen where these speak.
        let mut of_sources: BTreeMap<SourceId, Vec<NamedWords>> = BTreeMap::new();
        store.each_act(0, &mut |stored| {
            let done = match stored.keys.kind == ActKind::Said as u8 {
                true => self.ask_statement(&stored, own, sources, &mut of_sources),
                false => self.ask_words(store, &stored, &folded, &mut of_sources),
            };
            match done {
                Ok(()) => ControlFlow::Continue(()),
                Err(refusal) => {
                    failed = Err(refusal);
                    ControlFlow::Break(())
                }
            }
        })?;
        failed
    }

    fn ask_statement(
        &mut self,
        stored: &StoredAct,
        own: &BTreeSet<u64>,
        sources: &mut BTreeSet<SourceId>,
        of_sources: &mut BTreeMap<SourceId, Vec<NamedWords>>,
    ) -> Result<(), Refusal> {
        let of_others = !stored.keys.subjects.iter().any(|subject| own.contains(subject));
        let Some(content) = stored.content.as_deref().filter(|_| of_others) else { return Ok(()) };
        let words = String::from_utf8_lossy(content);
        let is_named = self.names.iter().any(|name| words.contains(name.as_str()));
        let speaks = of_sources.keys().any(|id| words.contains(&format!("\"source\":\"{id}\"")));
        let is_linked = self.links.iter().any(|link| words.contains(link.as_str()));
        if !is_named && !speaks && !is_linked && sources.is_empty() {
            return Ok(());
        }
        let Some(Entry { act: Act::Said(said), .. }) = entry(stored)? else { return Ok(()) };
        sources.remove(&said.source);
        let apart = said.lie_in().into_iter().min().flatten();
        for words in of_sources.get(&said.source).into_iter().flatten() {
            let about = [said.subject.clone()].into();
            self.named_words.push((NamedWords { about, ..words.clone() }, apart));
        }
        if is_linked {
            let about = [said.subject.clone()].into();
            self.named_words.push((NamedWords { what: "link".to_owned(), about, act: stored.seq }, apart));
        }
        if is_named {
            let before = self.named_in.entry(said.subject).or_insert(apart);
            *before = before.and(apart);
        }
        Ok(())
    }

    /// Whether the name stands in words of the house.
    fn ask_words(
        &mut self,
        store: &dyn Questions,
        stored: &StoredAct,
        names: &[String],
        of_sources: &mut BTreeMap<SourceId, Vec<NamedWords>>,
    ) -> Result<(), Refusal> {
        if names.is_empty() || self.whole.contains(&stored.seq) {
            return Ok(());
        }
        let Some(Entry { act, .. }) = entry(stored)? else { return Ok(()) };
        let Some((what, _)) = words::of_house(&act).filter(|(_, words)| words::hold(words, names)) else {
            return Ok(());
        };
        let about = act.subjects().into_iter().filter(|subject| !self.own.contains(&subject.key())).collect();
        let words = NamedWords { what: what.to_owned(), about, act: stored.seq };
        if let Some(source) = words::source_of(&act) {
            of_sources.entry(source).or_default().push(words);
            return Ok(());
        }
        let apart = match &act {
            Act::DocumentKept { compartment, .. } => *compartment,
            Act::ClaimWithdrawn { claim, .. } => {
                let said = store.act(claim.act)?.map(|said| entry(&said)).transpose()?.flatten();
                match said.map(|said| said.act) {
                    Some(Act::Said(said)) => said.lie_in().get(usize::from(claim.index)).copied().flatten(),
                    _ => None,
                }
            }
            _ => None,
        };
        self.named_words.push((words, apart));
        Ok(())
    }

    fn take_sources(&mut self, store: &dyn Questions, said: &Said) -> Result<(), Refusal> {
        let (sources, kept_apart) = (&said.sources, self.apart.values().next().copied());
        let mut papers: BTreeSet<DocumentId> = BTreeSet::new();
        for kind in [ActKind::Source, ActKind::SourceGraded] {
            for stored in store.acts_of_kind(kind as u8, 0, usize::MAX)? {
                match entry(&stored)?.map(|entry| entry.act) {
                    Some(Act::SourceAdded(source)) if sources.contains(&source.id) => {
                        papers.extend(source.document);
                        self.whole.insert(stored.seq);
                        // Of a source that spoke only of what is kept apart nobody else knows.
                        self.apart.extend(
                            kept_apart
                                .filter(|_| !said.heard.contains(&source.id))
                                .map(|compartment| (stored.seq, compartment)),
                        );
                    }
                    Some(Act::SourceGraded { source, .. }) if sources.contains(&source) => {
                        self.whole.insert(stored.seq);
                    }
                    _ => {}
                }
            }
        }
        let mut kept = Vec::new();
        for stored in store.acts_of_kind(ActKind::Document as u8, 0, usize::MAX)? {
            let Some(Act::DocumentKept { id, digest, subject, compartment, .. }) =
                entry(&stored)?.map(|entry| entry.act)
            else {
                continue;
            };
            let place = subject.map(|subject| (subject, compartment));
            kept.extend(digest.parse::<Digest>().map(|digest| (stored.seq, id, digest, place)));
        }
        for (seq, _, digest, _) in kept.iter().filter(|(_, id, ..)| papers.contains(id)) {
            self.whole.insert(*seq);
            self.evidence.insert(*digest);
        }
        // The same bytes may be kept for somebody else: they go with the last act that names them.
        let shared: BTreeSet<Digest> = self.evidence.clone();
        for (_, _, digest, place) in kept.into_iter().filter(|(seq, ..)| !self.whole.contains(seq)) {
            self.papers_in.extend(place.filter(|_| shared.contains(&digest)));
            self.evidence.remove(&digest);
        }
        Ok(())
    }

    /// Lists of what became of rows, and questions by which something was taken out of the house. Answers
    /// the rows that brought nothing new of these files: a list of every month repeats those of the last.
    fn take_rows(&mut self, store: &dyn Questions, ids: &[String]) -> Result<Vec<RowOfList>, Refusal> {
        let mut repeated = Vec::new();
        for stored in store.acts_of_kind(ActKind::Import as u8, 0, usize::MAX)? {
            self.unname(&stored, ids);
            let Some(Act::ImportAccepted(import)) = entry(&stored)?.map(|entry| entry.act) else { continue };
            let of_these = |remark: &&RowRemark| {
                remark.subject.as_ref().is_some_and(|subject| ids.contains(&subject.to_string()))
            };
            repeated.extend(
                import
                    .remarks
                    .iter()
                    .filter(of_these)
                    .map(|remark| (import.id, OfImport::File(usize::from(remark.file)))),
            );
        }
        for stored in store.acts_of_kind(ActKind::Left as u8, 0, usize::MAX)? {
            let (Some(content), Some(Act::Left { what, question, digest, files, .. })) =
                (&stored.content, entry(&stored)?.map(|entry| entry.act))
            else {
                continue;
            };
            if what.is_copy() && self.first.is_some_and(|first| first < stored.seq) {
                self.left.push((
                    stored.keys.at,
                    if what == WhatLeft::BackupTaken { String::new() } else { digest },
                ));
            }
            if self.first.is_some_and(|first| first < stored.seq) && may_hold(&what, &question, ids) {
                self.left_since.push(LeftSince { at: stored.keys.at, what, files });
            }
            if self.names.iter().any(|name| names::clean(&question).contains(name.as_str())) {
                let asked = values(content)
                    .into_iter()
                    .enumerate()
                    .filter(|(_, value)| value.member == "question")
                    .map(|(n, _)| n);
                match &stored.parts {
                    Some(_) => self.values.entry(stored.seq).or_default().extend(asked),
                    // Acts of earlier programs are one value: that something left stays counted, and no more.
                    None => drop(self.whole.insert(stored.seq)),
                }
            }
        }
        Ok(repeated)
    }

    /// Rows that may be about the same person, and of which nobody decided that they are.
    fn look_at_rows(&mut self, Kept { ground, today, .. }: Kept<'_>) -> Vec<RowOfList> {
        let mut of_lists = Vec::new();
        let left_out = ground
            .lists
            .cleared
            .values()
            .filter(|cleared| cleared.subjects.is_empty())
            .map(|cleared| &cleared.waiting);
        let set_aside = ground.lists.imports.values().flat_map(|import| &import.set_aside);
        for waiting in ground
            .lists
            .waiting
            .values()
            .chain(left_out)
            .chain(set_aside)
            .filter(|waiting| !self.whole.contains(&waiting.seq))
        {
            let claims =
                drafted(waiting.row.kind(), &fields_of(&waiting.row), today, &Called::default()).claims;
            if !self.marked.is_disjoint(&marks::met(claims.iter())) {
                self.rows.push(waiting.seq);
                of_lists.push((waiting.row.import, OfImport::Source(waiting.row.source)));
            }
        }
        of_lists
    }

    /// The kept files of these rows, and those in which a row meets the marks: of a row that was left out
    /// long ago as one of theirs nothing but the list itself knows any more.
    fn take_lists(&mut self, kept: Kept<'_>, rows: &BTreeSet<RowOfList>) -> Result<(), Refusal> {
        for (id, standing) in &kept.ground.lists.imports {
            let of_import: Vec<OfImport> = rows
                .range((*id, OfImport::File(0))..)
                .take_while(|(of, _)| of == id)
                .map(|(_, of)| *of)
                .collect();
            for (n, file) in standing.accepted.files.iter().enumerate() {
                let Ok(digest) = file.digest.parse::<Digest>() else { continue };
                let is_its = |of: &OfImport| match of {
                    OfImport::File(at) => *at == n,
                    // What came in a bundle has sources of elsewhere, and one file.
                    OfImport::Source(source) => kept
                        .ground
                        .sources
                        .get(source)
                        .and_then(|source| source.digest.as_ref())
                        .is_none_or(|of| *of == file.digest),
                };
                let is_there = match of_import.iter().any(is_its) {
                    true => kept.vault.has(&digest)?,
                    false => self.tells_of(kept, &file.name, &digest)?,
                };
                if is_there {
                    let list = KeptList { import: *id, name: file.name.clone(), document: file.document };
                    self.lists.insert((list, file.digest.clone()));
                }
            }
        }
        Ok(())
    }

    /// Whether a kept list tells of them: as it was read before, and of marks that came since, as it is read
    /// now.
    fn tells_of(&mut self, kept: Kept<'_>, name: &str, digest: &Digest) -> Result<bool, Refusal> {
        let before = kept.read.and_then(|read| read.told(name, digest, &self.marked));
        let found = match before {
            Some((true, _)) => kept.vault.has(digest)?,
            Some((false, since)) => {
                tells_of(kept.vault, (name, digest), &since, kept.today)?.unwrap_or(false)
            }
            None => tells_of(kept.vault, (name, digest), &self.marked, kept.today)?.unwrap_or(false),
        };
        self.read.remember(name, digest, &self.marked, found);
        Ok(found)
    }

    /// Destroys it in a unit.
    pub fn destroy(&self, unit: &mut dyn Unit) -> Result<(), Refusal> {
        for (seq, which) in &self.values {
            unit.erase_values(*seq, which)?;
        }
        let left = unit.acts(&self.values.keys().copied().collect::<Vec<_>>())?;
        let keys: Vec<_> =
            left.iter().filter_map(|left| Some((left.seq, keys_of(left.content.as_deref()?)?))).collect();
        unit.put_all_keys(&keys)?;
        for seq in &self.whole {
            unit.erase(*seq)?;
        }
        for digest in &self.evidence {
            unit.erase_evidence(digest)?;
        }
        Ok(())
    }

    /// What is told of it: to who was admitted to a compartment, with what lies there.
    pub fn told(&self, files: Vec<Subject>, copies: Vec<CopyMade>, to: Told<'_>) -> Forgetting {
        let is_told = |apart: Option<&Compartment>| apart.is_none_or(|one| (to.admitted)(*one));
        let named_words = self.named_words.iter().filter(|(_, apart)| is_told(apart.as_ref()));
        let mut named_words: Vec<NamedWords> =
            named_words.filter_map(|(words, _)| words.outside_of(to.apart)).collect();
        named_words.sort();
        named_words.dedup();
        let papers_in = self.papers_in.iter().filter(|(_, apart)| is_told(apart.as_ref()));
        let papers_in: BTreeSet<Subject> =
            papers_in.map(|(subject, _)| subject.clone()).filter(|subject| !(to.apart)(subject)).collect();
        Forgetting {
            files,
            acts: self.whole.iter().filter(|seq| is_told(self.apart.get(seq))).count() as u64,
            unnamed: self.values.len() as u64,
            documents: self.evidence.iter().filter(|digest| is_told(self.apart_evidence.get(digest))).count()
                as u64,
            lists: self.lists.iter().map(|(list, _)| list.clone()).collect(),
            elsewhere: self
                .left
                .iter()
                .filter(|(_, digest)| copies.iter().all(|copy| copy.digest != *digest))
                .map(|(at, _)| *at)
                .collect(),
            // One that was made before anything was said of it does not hold it.
            copies: copies
                .into_iter()
                .filter(|copy| self.first.is_some_and(|first| copy.leaves >= first))
                .collect(),
            named_in: self
                .named_in
                .iter()
                .filter(|(_, apart)| is_told(apart.as_ref()))
                .map(|(subject, _)| subject.clone())
                .collect(),
            named_words,
            papers_in: papers_in.into_iter().collect(),
            rows: self.rows.clone(),
            left: self.left_since.clone(),
        }
    }
}

/// To whom it is told.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    /// Whether they were admitted to a compartment.
    pub admitted: &'t dyn Fn(Compartment) -> bool,
    /// Whether a file has a team in which they are not.
    pub apart: &'t dyn Fn(&Subject) -> bool,
}

/// What the files say.
#[derive(Default)]
struct Said {
    sources: BTreeSet<SourceId>,
    /// Those that said something that lies in no compartment.
    heard: BTreeSet<SourceId>,
    /// Papers that lie in one.
    papers_apart: BTreeMap<DocumentId, Compartment>,
    /// Rows of lists that speak of them.
    rows: BTreeSet<RowOfList>,
    claims: Vec<Claim>,
    /// What they are called in other registers.
    abroad: BTreeSet<String>,
}

/// Whether what left may hold one of these: a bundle of everything or of them, a sheet of things of their
/// kind. What a question answered then is not remembered.
fn may_hold(what: &WhatLeft, question: &str, ids: &[String]) -> bool {
    let of_kind = || {
        let kind = serde_json::from_str::<serde_json::Value>(question)
            .ok()
            .and_then(|question| question["kind"].as_str().and_then(SubjectKind::of))
            .unwrap_or(SubjectKind::PERSON);
        ids.iter().any(|id| id.parse::<Subject>().is_ok_and(|subject| subject.kind() == kind))
    };
    match what {
        WhatLeft::BundleTeam | WhatLeft::BundlePartner => {
            question == crate::travel::ALL || question.split(' ').any(|id| ids.iter().any(|of| of == id))
        }
        WhatLeft::Csv | WhatLeft::Xlsx | WhatLeft::Json => of_kind(),
        _ => false,
    }
}

/// A row of a list: the import, and where in it.
type RowOfList = (ImportId, OfImport);

/// Which of the files of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum OfImport {
    /// By its place among them.
    File(usize),
    /// The one that is this source.
    Source(SourceId),
}
