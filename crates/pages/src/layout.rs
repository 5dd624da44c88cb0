//! What stands around every page: the head, the masthead, the foot.

use crate::assets::asset_path;
use crate::parts::{WRONG, draft, hidden, said, spoken};
use crate::paths;
use crate::places::Place;
use crate::view::{Flash, FlashKind, Frame};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A page on its way to becoming a document.
pub(crate) struct Page<'a> {
    pub title: &'a str,
    /// Its name in the browser's history, where the title is somebody's name or words: they stay on no disk.
    pub tab: Option<String>,
    pub body: Markup,
    /// The acts, always within reach at the foot.
    pub acts: Option<Markup>,
    pub islands: &'a [&'a str],
    /// Ask this address again after two seconds (an island does it where there is script).
    pub again: Option<&'a str>,
    /// Narrow pages hold a form or a message.
    pub narrow: bool,
    /// A sentence at the head of every sheet, when it is printed.
    pub on_paper: &'a str,
}

impl<'a> Page<'a> {
    pub fn new(title: &'a str, body: Markup) -> Page<'a> {
        Page { title, tab: None, body, acts: None, islands: &[], again: None, narrow: false, on_paper: "" }
    }
    pub fn tab(mut self, words: String) -> Page<'a> {
        self.tab = Some(words);
        self
    }
    pub fn acts(mut self, acts: Markup) -> Page<'a> {
        self.acts = Some(acts);
        self
    }
    pub(crate) fn islands(mut self, islands: &'a [&'a str]) -> Page<'a> {
        self.islands = islands;
        self
    }
    pub fn again(mut self, address: &'a str) -> Page<'a> {
        self.again = Some(address);
        self
    }
    pub fn on_paper(mut self, words: &'a str) -> Page<'a> {
        self.on_paper = words;
        self
    }
    pub(crate) fn narrow(mut self) -> Page<'a> {
        self.narrow = true;
        self
    }

    /// The whole document.
    pub fn render(self, frame: &Frame) -> String {
        let (r, lang) = (frame.reader, frame.reader.lang);
        let wrap = if self.narrow { "wrap narrow-page" } else { "wrap" };
        let body = self.body.into_string();
        // A reader who hears the page hears first that it came back with something wrong.
        let wrong = if body.contains(WRONG) { r.t("title-wrong") } else { "" };
        let body = PreEscaped(body);
        let drafting = self.islands.contains(&"draft.js");
        let document = html! {
            (DOCTYPE)
            html lang=(lang.code()) dir=(lang.dir()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    meta name="color-scheme" content="light";
                    @if let Some(address) = self.again {
                        noscript { meta http-equiv="refresh" content={ "2;url=" (address) }; }
                    }
                    title { (wrong) (self.tab.as_deref().unwrap_or(self.title)) " · " (r.t("brand")) }
                    link rel="stylesheet" href=(asset_path("look.css"));
                    link rel="icon" type="image/svg+xml" href=(asset_path("mark.svg"));
                    @for island in self.islands { script type="module" src=(asset_path(island)) {} }
                    // What arrived is forgotten on the device, by the same island that kept it.
                    @let arrived = frame.flash.as_ref().is_some_and(|flash| !flash.arrived.is_empty());
                    @if arrived && !drafting { script type="module" src=(asset_path("draft.js")) {} }
                }
                body class=[(!frame.places.is_empty()).then_some("inside")]
                    data-drafts=[frame.who.as_ref().filter(|_| drafting).map(|who| who.draft_key.as_str())] {
                    a.skip href="#main" { (r.t("skip")) }
                    (letterhead(frame, self.on_paper))
                    (masthead(frame))
                    main #main tabindex="-1" {
                        div class=(wrap) {
                            @if let Some(flash) = &frame.flash { (flash_line(frame, flash)) }
                            @if let Some(as_of) = &frame.as_of {
                                p.note role="status" {
                                    b { (as_of.note) }
                                    " "
                                    a.noprint href=(as_of.today_href) { (r.t("as-of-today")) }
                                }
                            }
                            (body)
                        }
                        @if let Some(acts) = self.acts { div.foot { div class=(wrap) { (acts) } } }
                    }
                    (base(frame))
                }
            }
        };
        spoken(&document.into_string(), lang)
    }
}

/// The head of every sheet of paper: whose register it is, and what whoever holds it must know. The style
/// repeats it as the head of a table is repeated, and numbers the sheets in the margin.
fn letterhead(frame: &Frame, on_paper: &str) -> Markup {
    html! {
        @if !frame.association.is_empty() {
            div.letterhead aria-hidden="true" {
                div {
                    bdi { (frame.association) }
                    (frame.reader.t("sep"))
                    (frame.reader.t("brand"))
                    @if !on_paper.is_empty() { b { (on_paper) } }
                }
            }
        }
    }
}

fn masthead(frame: &Frame) -> Markup {
    let r = frame.reader;
    html! {
        header.top { div.wrap {
            a.brand href=(paths::HOME) { (r.t("brand")) }
            @if frame.who.is_some() {
                @if frame.may.read { form.find role="search" action=(paths::FILES) method="get" {
                    @if let Some(as_of) = &frame.as_of {
                        input type="hidden" name="as_of" value=(as_of.value);
                    }
                    input type="search" name="q" aria-label=(r.t("find")) placeholder=(r.t("find-hint"))
                        value=(frame.query) dir=[(!frame.query.is_empty()).then_some("auto")]
                        autocomplete="off" enterkeyhint="search";
                    button.quiet type="submit" { (r.t("find")) }
                } }
                (bar(frame))
            }
        } }
    }
}

/// The places of the reader's roles, in the masthead; on a phone the style puts them at the foot, under the
/// thumb.
fn bar(frame: &Frame) -> Markup {
    let r = frame.reader;
    let here = frame.places.here(&frame.path);
    let mark = |path: &str| here.and_then(|(at, says)| (at == path).then_some(says));
    html! {
        @if !frame.places.is_empty() { nav aria-label=(r.t("places")) { ul.places {
            @for place in &frame.places.bar {
                li { a href=(place.path) aria-current=[mark(place.path)] {
                    (r.t(&place.short_title())) (badge(frame, place))
                } }
            }
            li { a href=(paths::MORE) aria-current=[mark(paths::MORE)] { (r.t("place-more")) } }
        } } }
    }
}

/// How much waits in a place: the number for the eye, and what it counts for the ear.
pub(crate) fn badge(frame: &Frame, place: &Place) -> Markup {
    let (r, n) = (frame.reader, frame.waits_in(place.path));
    html! {
        @if n > 0 && !place.counted.is_empty() {
            " " span.badge.num { (r.num(n)) span.hide { " " (r.ta(place.counted, &[("n", n.into())])) } }
        }
    }
}

fn flash_line(frame: &Frame, flash: &Flash) -> Markup {
    let (class, role) = match flash.kind {
        FlashKind::Done => ("note done row", "status"),
        FlashKind::Note => ("note row", "status"),
        FlashKind::Trouble => ("note bad row", "alert"),
    };
    let arrived = Some(flash.arrived.as_str())
        .filter(|address| !address.is_empty())
        .and_then(|address| draft(frame, address));
    html! {
        div class=(class) role=(role) data-arrived=[arrived] {
            span { (flash.text) }
            @if let Some((action, verb)) = &flash.undo {
                form method="post" action=(action) { (hidden(frame)) button.quiet { (verb) } }
            }
        }
    }
}

fn base(frame: &Frame) -> Markup {
    let r = frame.reader;
    let other = r.lang.other();
    html! {
        footer.base { div.wrap {
            @if !frame.association.is_empty() { span { bdi { (frame.association) } } }
            @if let Some(who) = &frame.who { a href=(paths::ME) { (said(&who.name)) } }
            @if frame.who.is_some() {
                a href=(paths::HELP) { (r.t("help")) } a href=(paths::ABOUT) { (r.t("about")) }
            }
            form method="post" action=(paths::LANGUAGE) {
                (hidden(frame))
                input type="hidden" name="language" value=(other.code());
                input type="hidden" name="back" value=(frame.path);
                button.plainly lang=(other.code()) dir=(other.dir()) { (PreEscaped(other.own_name())) }
            }
            @if frame.who.is_some() {
                form method="post" action=(paths::SIGN_OUT) {
                    (hidden(frame)) button.plainly { (r.t("sign-out")) }
                }
            }
        } }
    }
}
