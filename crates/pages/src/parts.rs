//! The small pieces of pages: fields, marks, bars, notes.
//!
//! **Invariant:** a field has one label bound to it, its hint and its error are
//! named by `aria-describedby`, and what was typed stays in it.

use crate::paths;
use crate::view::{Back, Balance, Choice, Field, Frame, Head, Known, Paging, Trouble};
use l10n::Reader;
use maud::{Markup, html};

/// The token by which the server knows that the form is ours.
pub(crate) fn hidden(frame: &Frame) -> Markup {
    html! { input type="hidden" name="csrf" value=(frame.csrf); }
}

/// The head of a page about a file: what is done, and the name that leads back.
pub(crate) fn head_line(frame: &Frame, head: &Head, title: &str) -> Markup {
    html! {
        h1 { (title) }
        p.of {
            a href=(frame.at(&paths::file(&head.id))) { (said(&head.name)) }
            " "
            span {
                (said(
                    &dotted(
                        frame.reader,
                        &[&head.of, &format!("{} {}", frame.reader.t("file-word"), head.id)],
                    ),
                ))
            }
        }
    }
}

/// The way to the same page as it was on an earlier day; `state` is what else its address says.
pub(crate) fn as_it_was(frame: &Frame, address: &str, state: &[(String, String)]) -> Markup {
    let r = frame.reader;
    let value = frame.as_of.as_ref().map(|as_of| as_of.value.as_str()).unwrap_or_default();
    html! {
        @if frame.may.past || frame.as_of.is_some() {
            details.more.noprint {
                summary { (r.t("as-of-do")) }
                form.card action=(address) method="get" {
                    @for (name, value) in state.iter().filter(|(name, _)| name != "as_of" && name != "page") {
                        input type="hidden" name=(name) value=(value);
                    }
                    (Input::new("as_of", r.t("as-of-day"))
                        .id("as-of".to_owned())
                        .kind("date")
                        .hint(r.t("as-of-hint"))
                        .value(value)
                        .required()
                        .render())
                    button.quiet { (r.t("show")) }
                }
            }
        }
    }
}

/// The form by which a sheet is taken out. `asked` says which rows, hidden or to be ticked; `what` says what
/// a sheet is of, and `team` what colleagues get in it.
pub(crate) fn export_form(frame: &Frame, action: &str, asked: Markup, what: &str, team: &str) -> Markup {
    export_form_with(frame, action, asked, what, team, html! {})
}

/// The same with more ways for it to leave.
pub(crate) fn export_form_with(
    frame: &Frame,
    action: &str,
    asked: Markup,
    what: &str,
    team: &str,
    more: Markup,
) -> Markup {
    let r = frame.reader;
    html! {
        details.more {
            summary { (r.t("export-do")) }
            form.card action=(action) method="get" {
                p { (what) }
                (asked)
                fieldset {
                    legend { (r.t("export-for")) }
                    label.pick { input type="radio" name="for" value="team" checked; " " (team) }
                    @if frame.as_of.is_none() {
                        label.pick {
                            input type="radio" name="for" value="partner"; " " (r.t("export-for-partner"))
                        }
                    }
                }
                div.acts {
                    button name="format" value="xlsx" { "XLSX" }
                    button.quiet name="format" value="csv" { "CSV" }
                    button.quiet name="format" value="json" { "JSON" }
                }
                (more)
                p.soft.small { (r.t("export-logged")) }
            }
        }
    }
}

/// Words that someone gave, kept from turning the line around them.
pub(crate) fn said(words: &str) -> Markup {
    html! { bdi { (words) } }
}

/// A person's name; beside an Arabic one, for readers of English, an aid in Latin letters that says it is no
/// more.
pub(crate) fn person_name(r: Reader, name: &str) -> Markup {
    let aid = if r.lang == l10n::Lang::En { names::latin::aid(name) } else { None };
    html! {
        (said(name))
        @if let Some(aid) = aid { " " span.aid lang="ar-Latn" title=(r.t("reading-aid")) { (aid) } }
    }
}

/// A piece that is held apart inside a line (U+2068 … U+2069) and is of the other script says so, too; inside
/// a tag nothing does.
fn isolated_pieces(html: &str, lang: l10n::Lang) -> std::borrow::Cow<'_, str> {
    let foreign = |c: char| ('\u{620}'..='\u{6ff}').contains(&c);
    if lang != l10n::Lang::En || !html.contains('\u{2068}') {
        return html.into();
    }
    let mut out = String::with_capacity(html.len() + 256);
    let (mut in_tag, mut rest) = (false, html);
    while let Some(at) = rest.find(['<', '>', '\u{2068}']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let sign = from.chars().next().unwrap_or_default();
        let piece = (sign == '\u{2068}' && !in_tag).then(|| from.split_once('\u{2069}')).flatten();
        match piece.filter(|(inner, _)| {
            !inner.contains('<') && inner.chars().find(|c| c.is_alphabetic()).is_some_and(foreign)
        }) {
            Some((inner, after)) => {
                out.push_str("<span lang=\"ar\">");
                out.push_str(inner);
                out.push_str("\u{2069}</span>");
                rest = after;
            }
            None => {
                in_tag = match sign {
                    '<' => true,
                    '>' => false,
                    _ => in_tag,
                };
                out.push(sign);
                rest = &from[sign.len_utf8()..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}

/// Words of the other script are spoken in their own language: every `bdi`, choice or word of a drawing that
/// begins with them says which. Done once for a whole page, so that no place forgets it.
pub(crate) fn spoken(html: &str, lang: l10n::Lang) -> String {
    let (foreign, mark): (fn(char) -> bool, &str) = match lang {
        l10n::Lang::En => (|c| ('\u{620}'..='\u{6ff}').contains(&c), " lang=\"ar\""),
        l10n::Lang::Ar => (|c| c.is_ascii_alphabetic(), " lang=\"en\""),
    };
    let html = isolated_pieces(html, lang);
    let mut out = String::with_capacity(html.len() + 1024);
    let mut rest: &str = &html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = OF_WORDS.iter().find(|tag| rest.starts_with(**tag)) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let (attributes, words) = rest[tag.len()..].split_once('>').unwrap_or_default();
        let first = words.split('<').next().unwrap_or_default().chars().find(|c| c.is_alphabetic());
        out.push_str(tag);
        out.push_str(if first.is_some_and(foreign) && !attributes.contains("lang=") { mark } else { "" });
        rest = &rest[tag.len()..];
    }
    out.push_str(rest);
    out
}

/// Tags in which somebody's words stand: in a line, in a list to choose from, in a drawing.
const OF_WORDS: [&str; 3] = ["<bdi", "<option", "<tspan"];

/// One line or several in which something is written.
pub(crate) struct Input<'a> {
    name: &'a str,
    label: &'a str,
    hint: &'a str,
    value: &'a str,
    trouble: Option<&'a Trouble>,
    kind: &'a str,
    lines: u8,
    required: bool,
    complete: &'a str,
    id: Option<String>,
    numeric: bool,
    known: Option<&'a Known>,
    sealed: bool,
    least: &'a str,
}

impl<'a> Input<'a> {
    pub fn new(name: &'a str, label: &'a str) -> Input<'a> {
        Input {
            name,
            label,
            hint: "",
            value: "",
            trouble: None,
            kind: "text",
            lines: 1,
            required: false,
            complete: "off",
            id: None,
            numeric: false,
            known: None,
            sealed: false,
            least: "",
        }
    }
    pub fn field(mut self, field: &'a Field) -> Input<'a> {
        self.value = &field.value;
        self.trouble = field.trouble.as_ref();
        self
    }
    pub fn value(mut self, value: &'a str) -> Input<'a> {
        self.value = value;
        self
    }
    pub fn trouble(mut self, trouble: Option<&'a Trouble>) -> Input<'a> {
        self.trouble = trouble;
        self
    }
    pub fn hint(mut self, hint: &'a str) -> Input<'a> {
        self.hint = hint;
        self
    }
    pub fn kind(mut self, kind: &'a str) -> Input<'a> {
        self.kind = kind;
        self
    }
    pub fn lines(mut self, lines: u8) -> Input<'a> {
        self.lines = lines;
        self
    }
    pub fn required(mut self) -> Input<'a> {
        self.required = true;
        self
    }
    pub fn complete(mut self, complete: &'a str) -> Input<'a> {
        self.complete = complete;
        self
    }
    pub fn id(mut self, id: String) -> Input<'a> {
        self.id = Some(id);
        self
    }
    /// Words that are offered while it is written.
    pub fn known(mut self, known: Option<&'a Known>) -> Input<'a> {
        self.known = known.filter(|known| !known.words.is_empty());
        self
    }
    /// The least value that the browser takes.
    pub fn least(mut self, least: &'a str) -> Input<'a> {
        self.least = least;
        self
    }
    /// Nothing of it is kept on a device.
    pub fn sealed(mut self, sealed: bool) -> Input<'a> {
        self.sealed = sealed;
        self
    }
    pub(crate) fn numeric(mut self) -> Input<'a> {
        self.numeric = true;
        self
    }

    pub fn render(self) -> Markup {
        let id = self.id.unwrap_or_else(|| self.name.to_owned());
        let by = described(&id, !self.hint.is_empty(), self.trouble.is_some());
        let invalid = self.trouble.map(|_| "true");
        let dir = match self.kind {
            // An empty field follows the page, so that its hint and its caret stand where reading begins.
            "text" if !self.value.is_empty() => Some("auto"),
            "tel" => Some("ltr"),
            _ => None,
        };
        let list = self.known.map(|_| format!("{id}-known"));
        html! {
            div.field.bad[self.trouble.is_some()] {
                label for=(id) {
                    (self.label) @if !self.hint.is_empty() { span.hint id={ (id) "-hint" } { (self.hint) } }
                }
                @if let Some(trouble) = self.trouble { (wrong(&id, trouble)) }
                @if self.lines > 1 {
                    textarea id=(id) name=(self.name) rows=(self.lines) required[self.required]
                        aria-describedby=[by] aria-invalid=[invalid] dir="auto" data-sealed[self.sealed] {
                        (self.value)
                    }
                } @else {
                    input id=(id) name=(self.name) type=(self.kind) value=(self.value) required[self.required]
                        aria-describedby=[by] aria-invalid=[invalid] dir=[dir] autocomplete=(self.complete)
                        inputmode=[self.numeric.then_some("numeric")] list=[&list] data-sealed[self.sealed]
                        min=[(!self.least.is_empty()).then_some(self.least)];
                    @if let (Some(known), Some(list)) = (self.known, &list) {
                        (offered(list, self.name, known))
                    }
                }
            }
        }
    }
}

/// Words that are offered; where there are more of them, the island asks for those that answer what is typed.
fn offered(list: &str, name: &str, known: &Known) -> Markup {
    let ask = known.more.then(|| paths::with(paths::KNOWN, &[("of", &known.of)]));
    html! {
        datalist id=(list) data-ask=[&ask] data-from=[ask.as_ref().map(|_| name)]
            data-least=[ask.as_ref().map(|_| "0")] {
            (offers(&known.words))
        }
    }
}

/// The words themselves.
pub(crate) fn offers(words: &[String]) -> Markup {
    html! { @for word in words { option value=(word) {} } }
}

fn described(id: &str, hint: bool, trouble: bool) -> Option<String> {
    match (hint, trouble) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-wrong")),
        (true, true) => Some(format!("{id}-hint {id}-wrong")),
    }
}

fn wrong(id: &str, trouble: &Trouble) -> Markup {
    html! { span.wrong id={ (id) "-wrong" } { (trouble.what) " " (trouble.fix) } }
}

/// The key under which a form is kept on the device until it has arrived: of this colleague, for this
/// address.
pub(crate) fn draft(frame: &Frame, address: &str) -> Option<String> {
    frame.who.as_ref().map(|who| format!("{}:{address}", who.device_key)).filter(|key| !key.starts_with(':'))
}

/// Says what is kept on the device, and lets it go.
pub(crate) fn draft_status(r: Reader) -> Markup {
    html! {
        span.soft.small role="status" data-draft-status
            data-kept=(r.t("draft-kept")) data-found=(r.t("draft-found")) data-gone=(r.t("draft-gone"))
            data-full=(r.t("draft-full")) data-offline=(r.t("draft-offline"))
                data-online=(r.t("draft-online")) data-unsafe=(r.t("draft-unsafe")) {}
        " " button.plainly type="button" data-draft-clear hidden { (r.t("draft-clear")) }
    }
}

/// What was begun on this device of somebody else, perhaps: it fills nothing until it is taken up.
pub(crate) fn draft_offer(r: Reader) -> Markup {
    html! {
        div.note role="status" data-draft-offer hidden {
            p {
                (r.t("draft-begun")) " "
                b { bdi data-draft-name { (r.t("draft-no-name")) } }
                " (" span data-draft-when {} ")"
            }
            div.acts {
                button.quiet type="button" data-draft-take { (r.t("draft-take")) }
                button.quiet type="button" data-draft-fresh { (r.t("draft-fresh")) }
            }
        }
    }
}

/// Says on a page that is no form that one was begun on this device, and leads to it.
pub(crate) fn draft_begun(frame: &Frame, address: &str) -> Markup {
    let r = frame.reader;
    html! {
        @if let Some(key) = draft(frame, address) {
            p.note data-draft-of=(key) hidden {
                (r.t("draft-waits")) " " a href=(address) { (r.t("draft-take")) }
            }
        }
    }
}

/// Asks whether what looks like a slip was said so. It stands first in its form, where the eye is after an
/// error.
pub(crate) fn sure(r: Reader, back: &Back) -> Markup {
    html! {
        @for answered in back.answered.iter().filter(|code| Some(code.as_str()) != back.sure) {
            input type="hidden" name="sure" value=(answered);
        }
        @if let Some(code) = back.sure {
            label.tick.note {
                input type="checkbox" name="sure" value=(code);
                span { (r.t(&format!("sure-{code}"))) }
            }
        }
    }
}

/// Where a file is handed in.
pub(crate) struct Upload<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: &'a str,
    pub trouble: Option<&'a Trouble>,
    pub back: &'a Back,
    /// Endings of files that are taken, where there may be several.
    pub lists: Option<&'a str>,
    /// The most bytes that are taken, which the browser counts before it sends them.
    pub most: Option<u64>,
}

impl Upload<'_> {
    /// A file that lies here already need not be chosen again.
    pub fn render(self, r: Reader) -> Markup {
        let (name, held) = (self.name, &self.back.held);
        html! {
            @if let Some(held) = held {
                input type="hidden" name="held" value=(held.token);
                p.note.done { (r.ta("file-held", &[("name", (&held.name).into())])) }
            }
            @if let Some(name) = &self.back.again {
                p.note { (r.ta("file-again", &[("name", name.into())])) }
            }
            div.field.bad[self.trouble.is_some()] {
                label for=(name) {
                    @if held.is_some() { (r.t("file-other")) } @else { (self.label) }
                    span.hint id={ (name) "-hint" } { (self.hint) }
                }
                @if let Some(t) = self.trouble { span.wrong { (t.what) " " (t.fix) } }
                input id=(name) type="file" name=(name) required[held.is_none()]
                    multiple[self.lists.is_some()] accept=[self.lists]
                    data-most=[self.most.map(|most| most.to_string())]
                    data-too-large=[self.most.map(|_| r.t("file-too-large"))]
                    aria-describedby={ (name) "-hint" };
            }
        }
    }
}

/// A list to choose one from.
pub(crate) fn select(
    name: &str,
    label: &str,
    hint: &str,
    choices: &[Choice],
    trouble: Option<&Trouble>,
) -> Markup {
    let by = described(name, !hint.is_empty(), trouble.is_some());
    html! {
        div.field.bad[trouble.is_some()] {
            label for=(name) { (label) @if !hint.is_empty() { span.hint id={ (name) "-hint" } { (hint) } } }
            @if let Some(trouble) = trouble { (wrong(name, trouble)) }
            select id=(name) name=(name) aria-describedby=[by] aria-invalid=[trouble.map(|_| "true")] {
                (options(choices))
            }
        }
    }
}

/// The options of a list.
pub(crate) fn options(choices: &[Choice]) -> Markup {
    html! { @for c in choices { option value=(c.value) selected[c.chosen] { (c.label) } } }
}

/// One of several, each with its explanation in sight.
pub(crate) fn radios(name: &str, legend: &str, choices: &[Choice]) -> Markup {
    ticks_of("radio", name, legend, choices)
}

/// Any of several.
pub(crate) fn ticks(name: &str, legend: &str, choices: &[Choice]) -> Markup {
    ticks_of("checkbox", name, legend, choices)
}

/// One of a few short words, side by side.
pub(crate) fn few(name: &str, legend: &str, choices: &[Choice]) -> Markup {
    html! {
        fieldset.few id=(name) { legend { (legend) }
            @for c in choices {
                label.pick { input type="radio" name=(name) value=(c.value) checked[c.chosen]; " " (c.label) }
            }
        }
    }
}

fn ticks_of(kind: &str, name: &str, legend: &str, choices: &[Choice]) -> Markup {
    html! {
        fieldset id=(name) { legend { (legend) }
            @for c in choices {
                label.tick { input type=(kind) name=(name) value=(c.value) checked[c.chosen];
                    span { (c.label) @if !c.hint.is_empty() { span.hint { (c.hint) } } } }
            }
        }
    }
}

/// A choice among tiers, each with who may see it.
pub(crate) fn tiers(r: Reader, choices: &[Choice]) -> Markup {
    let worded: Vec<Choice> = choices
        .iter()
        .map(|c| Choice {
            label: if c.label.is_empty() {
                r.t(&format!("tier-{}", c.value)).to_owned()
            } else {
                c.label.clone()
            },
            // The choice that is no circle ("as usual") has no words of its own.
            hint: if c.hint.is_empty() && !c.value.is_empty() {
                r.t(&format!("tier-{}-about", c.value)).to_owned()
            } else {
                c.hint.clone()
            },
            ..c.clone()
        })
        .collect();
    radios("tier", r.t("who-may-see"), &worded)
}

/// The errors of a form at its top, each leading to its field.
pub(crate) const WRONG: &str = "<div class=\"note bad\" role=\"alert\" tabindex=\"-1\"";

/// What is wrong with a form, in one place above it: where it stands the page is read from.
pub(crate) fn summary(
    r: Reader,
    whole: Option<&Trouble>,
    fields: &[(&str, &str, Option<&Trouble>)],
) -> Markup {
    let wrong: Vec<_> =
        fields.iter().filter_map(|(id, label, trouble)| trouble.map(|t| (id, label, t))).collect();
    html! {
        @if let Some(trouble) = whole {
            div.note.bad role="alert" tabindex="-1" autofocus { p { b { (trouble.what) } " " (trouble.fix) } }
        }
        @if !wrong.is_empty() {
            div.note.bad role="alert" tabindex="-1" autofocus[whole.is_none()] {
                p { b { (r.t("form-wrong")) } }
                ul {
                    @for (id, label, trouble) in wrong {
                        li { a href={ "#" (id) } { (label) } ": " (trouble.what) }
                    }
                }
            }
        }
    }
}

/// A button that posts one thing.
pub(crate) fn post(frame: &Frame, action: &str, class: &str, words: &str, values: &[(&str, &str)]) -> Markup {
    html! {
        form method="post" action=(action) {
            (hidden(frame))
            @for (name, value) in values { input type="hidden" name=(name) value=(value); }
            button class=(class) { (words) }
        }
    }
}

/// The marks of sources, leading to the list below.
pub(crate) fn marks(r: Reader, numbers: &[u32]) -> Markup {
    html! {
        @if !numbers.is_empty() {
            span.src { @for n in numbers {
                a href={ "#s" (n) } aria-label=(r.ta("source-number", &[("n", (*n).into())])) {
                    (r.num(u64::from(*n)))
                }
            } }
        }
    }
}

/// The keys of a page; the question mark shows them, on either keyboard.
pub(crate) fn keys(r: Reader, all: &[(&str, &str)]) -> Markup {
    html! {
        details.more.keys {
            summary data-key="?" { (r.t("keys-title")) kbd { (r.t("keys-sign")) } }
            dl.facts {
                @for (key, does) in all { div { dt { kbd { (key) } } dd { (does) } } }
                div { dt { kbd { "Esc" } } dd { (r.t("key-leave")) } }
                div { dt { kbd { (r.t("keys-sign")) } } dd { (r.t("key-keys")) } }
            }
        }
    }
}

/// Where in a long list, and the ways on.
pub(crate) fn paging(r: Reader, at: &Paging) -> Markup {
    let numbers = [("first", at.first.into()), ("last", at.last.into()), ("total", at.total.into())];
    html! {
        @if at.previous.is_some() || at.next.is_some() {
            nav.paging aria-label=(r.t("paging")) {
                @match &at.previous {
                    Some(href) => a.button.quiet rel="prev" href=(href) { (r.t("previous")) }, None => span {}
                }
                span.soft.num { (r.ta("paging-at", &numbers)) }
                @match &at.next {
                    Some(href) => a.button.quiet rel="next" href=(href) { (r.t("next")) }, None => span {}
                }
            }
        }
    }
}

/// Nothing is here yet: what to do first.
pub(crate) fn empty(words: &str, act: Option<(&str, &str)>) -> Markup {
    html! {
        div.card {
            p.soft { (words) } @if let Some((href, verb)) = act { p { a.button href=(href) { (verb) } } }
        }
    }
}

/// Facts in two columns, as words.
pub(crate) fn pairs(list: &[(String, String)]) -> Markup {
    html! {
        @if !list.is_empty() {
            dl.facts { @for (label, value) in list { div { dt { (label) } dd { bdi { (value) } } } } }
        }
    }
}

/// The balance of an import as an equation and as a bar.
pub(crate) fn balance(r: Reader, b: &Balance) -> Markup {
    let term = |key: &str, n: u64| html! { span { (counted(r, key, n)) } };
    let new = b.accepted.saturating_sub(b.changed);
    html! {
        p.balance.num {
            (term("balance-rows", b.rows)) span { "=" }
            span { i.key.k-ok {} (term("balance-new", new)) } span { "+" }
            @if b.changed > 0 { span { i.key.k-ok {} (term("balance-changed", b.changed)) } span { "+" } }
            span { i.key.k-again {} (term("balance-repeated", b.repeated)) } span { "+" }
            span { i.key.k-wait {} (term("balance-waiting", b.waiting)) } span { "+" }
            span { i.key.k-no {} (term("balance-rejected", b.rejected)) }
        }
        (bar(r, b))
    }
}

/// A number and what is counted. One and two are no numbers in Arabic but forms of the word.
pub(crate) fn counted(r: Reader, key: &str, n: u64) -> Markup {
    let words = r.ta(key, &[("n", n.into())]);
    html! {
        @if r.lang == l10n::Lang::Ar && matches!(n, 1 | 2) { b { (words) } }
        @else { b { (r.num(n)) } " " (words) }
    }
}

fn bar(r: Reader, b: &Balance) -> Markup {
    let all = b.rows.max(1) as f64;
    let parts = [
        ("f-ok", b.accepted, "balance-accepted"),
        ("f-again", b.repeated, "balance-repeated"),
        ("f-wait", b.waiting, "balance-waiting"),
        ("f-no", b.rejected, "balance-rejected"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|p| p.1 > 0)
        // Of a share, however few rows it is, the words are those of many.
        .map(|(_, n, key)| format!("{} {}", r.percent(*n as f64 / all), r.ta(key, &[("n", 100.into())])))
        .collect();
    let mut at = 0.0;
    let drawn = parts.map(|(class, n, _)| {
        let width = n as f64 / all * 1000.0;
        at += width;
        (class, at - width, width)
    });
    html! {
        svg.bar.flip viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=(r.list(&words)) {
            @for (class, x, width) in drawn {
                @if width > 0.0 {
                    rect class=(class) x=(format!("{x:.1}")) y="0" width=(format!("{width:.1}"))
                        height="10" {}
                }
            }
        }
    }
}

/// A tag of a verdict, a tier or a state.
pub(crate) fn tag(class: &str, words: &str) -> Markup {
    html! { span class={ "tag " (class) } { (words) } }
}

/// Words in the quotation marks of the reader's language.
pub(crate) fn quoted(r: Reader, words: Markup) -> Markup {
    html! { (r.t("quote-open")) (words) (r.t("quote-close")) }
}

/// The words of a row with the part in question marked.
pub(crate) fn with_mark(words: &str, marked: &str) -> Markup {
    match words.split_once(marked).filter(|_| !marked.is_empty()) {
        Some((before, after)) => html! { bdi { (before) mark { (marked) } (after) } },
        None => said(words),
    }
}

/// Pieces that are not empty, set apart. A middle dot would be a zero beside Arabic digits, so each language
/// has its own mark.
pub(crate) fn dotted(r: Reader, pieces: &[&str]) -> String {
    pieces.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(r.t("sep"))
}
