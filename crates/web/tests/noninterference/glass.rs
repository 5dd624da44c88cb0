//! One role looking at a register: what it is answered, made comparable; and
//! the count of what was compared.

use crate::scene::{PASSWORD, Scene, Seen, Visitor};
use crate::ways::Ask;
use access::Role;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// What a role was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

pub struct Glass<'r> {
    scene: &'r Scene,
    visitor: Visitor,
    token: String,
    /// The token of its forms.
    form: String,
    /// It reads the root of the log: that commits to every value, and is shown to be compared.
    reads_root: bool,
    met: Met,
}

const REFERENCE: usize = 26;
/// Answers shown of each secret that can be told.
const SHOWN: usize = 3;

impl<'r> Glass<'r> {
    pub async fn of(scene: &'r Scene, role: Role) -> Glass<'r> {
        let mut visitor = Visitor { lang: "en", ..Visitor::default() };
        let entered =
            scene.post(&mut visitor, "/sign-in", &[("name", role.key()), ("password", PASSWORD)]).await;
        assert_eq!(entered.status.as_u16(), 303, "{role:?} comes in: {}", entered.text());
        let form = scene.token(&mut visitor).await;
        let token = scene.api_token(role.key());
        let reads_root = matches!(role, Role::Auditor | Role::Reviewer);
        Glass { scene, visitor, token, form, reads_root, met: Met::default() }
    }

    /// Asks, and makes the answer comparable.
    pub async fn look(&mut self, ask: &Ask) -> Answer {
        let call = ask.path.strip_prefix("/api/v1");
        let seen = match (call, ask.method) {
            (Some(path), method) => self.scene.call(&self.token, method, path, ask.body.clone()).await,
            (None, "GET") => self.scene.get(&mut self.visitor, &ask.path).await,
            (None, _) => {
                let fields = [("csrf", self.form.as_str())];
                let (visitor, path) = (&mut self.visitor, ask.path.as_str());
                self.scene.post_as(visitor, path, &fields, Some("same-origin")).await
            }
        };
        let head = seen
            .head
            .iter()
            .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap_or("?")))
            .collect::<String>();
        let head = self.comparable(head);
        Answer { status: seen.status.as_u16(), head, body: self.body(seen) }
    }

    fn body(&mut self, seen: Seen) -> Vec<u8> {
        match String::from_utf8(seen.body) {
            Ok(text) => self.comparable(text).into_bytes(),
            Err(bytes) => bytes.into_bytes(),
        }
    }

    fn comparable(&mut self, text: String) -> String {
        let text = text.replace(&self.form, "<the token of the form>");
        // What a reviewer asks for is logged, and moves it.
        let checkpoint =
            self.reads_root.then(|| self.scene.house.store().checkpoint().expect("read")).flatten();
        let text = checkpoint
            .map_or_else(|| text.clone(), |now| text.replace(&now.root.to_string(), "<the root of the log>"));
        self.met.in_order(&text)
    }
}

/// References by the order in which they were met.
#[derive(Default)]
pub struct Met(HashMap<String, usize>);

impl Met {
    /// The text with the place of every reference for the reference itself; of a bundle, without the last
    /// line, which signs what is compared, references and all.
    pub fn in_order(&mut self, text: &str) -> String {
        let text = text.rsplit_once("{\"signed\"").map_or(text, |(body, _)| body);
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(is_letter) {
            let (before, from) = rest.split_at(at);
            let end = from.find(|c| !is_letter(c)).unwrap_or(from.len());
            let (run, after) = from.split_at(end);
            out.push_str(before);
            match run.len() == REFERENCE {
                true => {
                    let next = self.0.len();
                    let place = *self.0.entry(run.to_owned()).or_insert(next);
                    out.push_str(&format!("<reference {place}>"));
                }
                false => out.push_str(run),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || ('2'..='7').contains(&c)
}

/// What was compared, and what differs.
#[derive(Default)]
pub struct Tally {
    pub compared: usize,
    different: Vec<String>,
    times: Vec<Duration>,
}

impl Tally {
    pub fn time(&mut self, took: Duration) {
        self.times.push(took);
    }

    pub fn compare(&mut self, of: &str, role: Role, ask: &Ask, right: &Answer, found: &Answer) {
        self.compared += 1;
        if right != found {
            self.different.push(format!(
                "{of}: {role:?} {} {}\n    {}",
                ask.method,
                ask.path,
                first_difference(right, found)
            ));
        }
    }

    pub fn texts(&mut self, of: &str, right: &[(String, String)], found: &[(String, String)]) {
        for ((what, right), (_, found)) in right.iter().zip(found) {
            self.compared += 1;
            if right != found {
                let (right, found) = (Answer::of(right), Answer::of(found));
                self.different.push(format!("{of}: {what}\n    {}", first_difference(&right, &found)));
            }
        }
        assert_eq!(right.len(), found.len(), "as many texts");
    }

    /// Prints what was compared, and fails where anything differs.
    pub fn report(&mut self, what: &str) {
        self.times.sort();
        let at =
            |per_cent: usize| self.times.get(self.times.len() * per_cent / 100).copied().unwrap_or_default();
        println!(
            "{what}: {} pairs of answers compared, {} differ; answers took {:?} (median), {:?} (99 of 100)",
            self.compared,
            self.different.len(),
            at(50),
            at(99),
        );
        let mut shown: BTreeMap<String, usize> = BTreeMap::new();
        let mut first_of_each = |line: &&String| {
            let shown = shown.entry(line.split(':').next().unwrap_or_default().to_owned()).or_default();
            *shown += 1;
            *shown <= SHOWN
        };
        let some: Vec<&str> =
            self.different.iter().filter(|line| first_of_each(line)).map(String::as_str).collect();
        assert!(self.different.is_empty(), "{} answers tell:\n{}", self.different.len(), some.join("\n"));
    }
}

impl Answer {
    fn of(text: &str) -> Answer {
        Answer { status: 200, head: String::new(), body: text.as_bytes().to_vec() }
    }
}

fn first_difference(right: &Answer, found: &Answer) -> String {
    if right.status != found.status {
        return format!("{} became {}", right.status, found.status);
    }
    if right.body == found.body {
        return format!("{:?} became {:?}", right.head, found.head);
    }
    let (right, found) = (String::from_utf8_lossy(&right.body), String::from_utf8_lossy(&found.body));
    let same = right.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    format!("«{}»\n    «{}»", around(&right), around(&found))
}
