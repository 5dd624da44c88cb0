//! Rows that wait for a person, and saved mappings.

use crate::layout::Page;
use crate::parts::{Input, draft, draft_status, empty, hidden, paging, post, said, sure};
use crate::paths;
use crate::view::{
    DoneRow, FilterOption, Frame, Mappings, Waiting, WaitingAct, WaitingCell, WaitingField, WaitingRow,
};
use maud::{Markup, html};

/// The work-list.
pub fn waiting(frame: &Frame, view: &Waiting) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("waiting-title")) }
        p.lead { (r.t("waiting-about")) }
        @if view.total == 0 { (empty(r.t("waiting-none"), Some((paths::IMPORTS, r.t("place-imports"))))) }
        @else {
            (chips(frame, r.t("waiting-by-reason"), &view.reasons))
            (chips(frame, r.t("waiting-by-import"), &view.imports))
            p.soft.num { (r.ta("count-rows", &[("n", view.total.into())])) }
            @for row in &view.rows { (one_row(frame, row)) }
            (paging(r, &view.paging))
        }
        (done(frame, &view.done))
    };
    Page::new(r.t("waiting-title"), body).islands(&["ask.js", "draft.js"]).render(frame)
}

/// What was decided lately, each with its undo.
fn done(frame: &Frame, rows: &[DoneRow]) -> Markup {
    let r = frame.reader;
    html! {
        @if !rows.is_empty() {
            h2 { (r.t("waiting-done")) }
            p.soft.small { (r.t("waiting-done-about")) }
            ul.list { @for row in rows { li.row {
                div {
                    @for (n, person) in row.persons.iter().enumerate() {
                        @if n > 0 { (r.comma()) } a.person href=(person.href) { (said(&person.text)) }
                    }
                    span.why { (row.how) (r.t("sep")) (said(&row.place)) (r.t("sep")) (said(&row.who)) }
                }
                (post(frame, &paths::waiting_undo(&row.id), "quiet", r.t("web-undo"), &[]))
            } } }
        }
    }
}

/// Ways to see fewer rows. Many of them would fill a phone before the first row, and stand folded.
fn chips(frame: &Frame, label: &str, options: &[FilterOption]) -> Markup {
    const AT_ONCE: usize = 4;
    let chosen = options.iter().any(|o| o.chosen);
    let list = html! {
        ul.chips aria-label=(label) { @for o in options { li {
            a.chip href=(o.href) aria-current=[o.chosen.then_some("true")] {
                (said(&o.label)) " " span.num.soft { (frame.reader.num(o.count)) }
            }
        } } }
    };
    html! {
        @if options.len() > AT_ONCE { details.more open[chosen] { summary { (label) } (list) } }
        @else if options.len() > 1 { (list) }
    }
}

fn one_row(frame: &Frame, row: &WaitingRow) -> Markup {
    let r = frame.reader;
    html! {
        section.card id={ "row-" (row.id) }
            aria-labelledby={ "row-" (row.id) "-title row-" (row.id) "-place" } {
            h2 id={ "row-" (row.id) "-title" } { (row.reason) }
            p.soft.small id={ "row-" (row.id) "-place" } {
                (said(&row.place)) (r.t("sep")) (said(&row.organisation))
            }
            @if let Some(trouble) = &row.trouble {
                div.note.bad role="alert" { p { b { (trouble.what) } " " (trouble.fix) } }
            }
            @if !row.asked.is_empty() { p.note { (said(&row.asked)) } }
            @if !row.advice.is_empty() { p { (row.advice) } }
            dl.facts { @for cell in &row.cells { (one_cell(frame, row, cell)) } }
            @if !row.similar.is_empty() {
                p {
                    (r.t("maybe-here"))
                    " "
                    @for link in &row.similar { a.person href=(link.href) { (said(&link.text)) } " " }
                }
            }
            div.acts { @for (n, act) in row.acts.iter().enumerate() { (one_act(frame, row, act, n == 0)) } }
        }
    }
}

fn one_cell(frame: &Frame, row: &WaitingRow, cell: &WaitingCell) -> Markup {
    html! {
        div.apart[cell.asked] {
            dt { (said(&cell.column)) }
            dd {
                @if cell.asked { mark { (said(&cell.words)) } } @else { (said(&cell.words)) }
                @if let Some(field) = &cell.seal {
                    form.hidden-ask method="post" action=(paths::waiting_reveal(&row.id)) {
                        (hidden(frame)) input type="hidden" name="field" value=(field);
                        " " button.plainly { (frame.reader.t("do-reveal")) }
                    }
                }
            }
        }
    }
}

/// One act; the first stands open, since it is the likeliest.
fn one_act(frame: &Frame, row: &WaitingRow, act: &WaitingAct, open: bool) -> Markup {
    let (r, action) = (frame.reader, paths::waiting(&row.id));
    match act {
        WaitingAct::One => one(frame, &action, open, "waiting-one"),
        WaitingAct::Another => one(frame, &action, open, "waiting-another-of-the-name"),
        WaitingAct::OneThing => one(frame, &action, open, "waiting-one-thing"),
        WaitingAct::AsItStands => one(frame, &action, open, "waiting-as-it-stands"),
        WaitingAct::This { id, file } => html! {
            (post(
                frame,
                &action,
                if open { "" } else { "quiet" },
                &r.ta("waiting-this", &[("name", (&file.text).into())]),
                &[("how", "this"), ("subject", id)],
            ))
            " " a.small href=(file.href) { (r.t("waiting-this-look")) }
        },
        WaitingAct::LeaveOut => leave_out(frame, row, &action),
        WaitingAct::Without { name, label } => post(
            frame,
            &action,
            "quiet",
            &r.ta("waiting-without", &[("field", label.into())]),
            &[("how", "corrected"), (name, "")],
        ),
        WaitingAct::Split(parts) => split(frame, row, &action, parts, open, &PEOPLE),
        WaitingAct::SplitThings(parts) => split(frame, row, &action, parts, open, &THINGS),
        WaitingAct::Write(fields) => write(frame, row, &action, fields, open),
    }
}

/// The row is taken; what that means depends on what was in doubt.
fn one(frame: &Frame, action: &str, open: bool, words: &str) -> Markup {
    let class = if open { "" } else { "quiet" };
    post(frame, action, class, frame.reader.t(words), &[("how", "one")])
}

/// The words for rows that are split: of the act, of what it does, of one box, of one box more.
type SplitWords = [&'static str; 4];
const PEOPLE: SplitWords = ["waiting-split", "waiting-split-about", "waiting-part", "waiting-another"];
const THINGS: SplitWords =
    ["waiting-split-things", "waiting-split-things-about", "waiting-part-thing", "waiting-another-thing"];

fn split(
    frame: &Frame,
    row: &WaitingRow,
    action: &str,
    parts: &[String],
    open: bool,
    [act, about, part_word, more]: &SplitWords,
) -> Markup {
    let r = frame.reader;
    html! {
        details.more open[open] { summary { (r.ta(act, &[("n", parts.len().into())])) }
            p.soft.small { (r.t(about)) }
            form method="post" action=(action) autocomplete="off"
                data-draft=[draft(frame, &format!("{action}#split"))] data-typed[row.trouble.is_some()] {
                (hidden(frame)) input type="hidden" name="how" value="split";
                (sure(r, &row.back))
                @for (n, part) in parts.iter().enumerate() {
                    (Input::new("part", &r.ta(part_word, &[("n", (n + 1).into())]))
                        .id(format!("part-{}-{n}", row.id))
                        .value(part)
                        .render())
                }
                div.acts {
                    button { (r.t("waiting-split-do")) }
                    button.quiet name="more" value="1" formnovalidate { (r.t(more)) }
                    (draft_status(r))
                }
            }
        }
    }
}

fn write(frame: &Frame, row: &WaitingRow, action: &str, fields: &[WaitingField], open: bool) -> Markup {
    let r = frame.reader;
    let title = match fields {
        [field] if field.value.is_empty() => r.ta("waiting-write", &[("field", (&field.label).into())]),
        [field] => r.ta("waiting-correct", &[("field", (&field.label).into())]),
        _ if fields.iter().all(|field| field.value.is_empty()) => r.t("waiting-who").to_owned(),
        _ => r.t("waiting-correct-row").to_owned(),
    };
    html! {
        details.more open[open] { summary { (title) }
            form method="post" action=(action) autocomplete="off"
                data-draft=[draft(frame, &format!("{action}#cells"))] data-typed[row.trouble.is_some()] {
                (hidden(frame)) input type="hidden" name="how" value="corrected";
                p.hint { (r.t("waiting-correct-hint")) }
                @for (n, field) in fields.iter().enumerate() {
                    (Input::new(&field.name, &field.label)
                        .id(format!("value-{}-{n}", row.id))
                        .value(&field.value)
                        .known(field.known.as_ref())
                        .sealed(field.sealed)
                        .render())
                }
                div.acts { button { (r.t("waiting-correct-do")) } (draft_status(r)) }
            }
        }
    }
}

fn leave_out(frame: &Frame, row: &WaitingRow, action: &str) -> Markup {
    let r = frame.reader;
    html! {
        details.more { summary { (r.t("waiting-leave")) }
            form method="post" action=(action) autocomplete="off"
                data-draft=[draft(frame, &format!("{action}#left-out"))] data-typed[row.trouble.is_some()] {
                (hidden(frame)) input type="hidden" name="how" value="left_out";
                (Input::new("why", r.t("reason"))
                    .id(format!("why-{}", row.id))
                    .hint(r.t("waiting-leave-hint"))
                    .required()
                    .render())
                div.acts { button.grave { (r.t("waiting-leave")) } (draft_status(r)) }
            }
        }
    }
}

/// Saved mappings.
pub fn mappings(frame: &Frame, view: &Mappings) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("mappings-title")) }
        p.lead { (r.t("mappings-title-about")) }
        @if view.mappings.is_empty() { (empty(r.t("mappings-none"), None)) }
        @for mapping in &view.mappings {
            section.card {
                h2 { (said(&mapping.name)) }
                p.soft.small {
                    (mapping.saved)
                    @if !mapping.used.is_empty() {
                        (r.t("sep")) (r.ta("used", &[("when", (&mapping.used).into())]))
                    }
                }
                details.more {
                    summary { (r.ta("count-columns", &[("n", mapping.columns.len().into())])) }
                    dl.facts {
                        @for (column, field) in &mapping.columns {
                            div { dt { (said(column)) } dd { (field) } }
                        }
                    }
                }
                div.acts { (post(frame, &paths::mapping_delete(&mapping.id), "grave", r.t("delete"), &[])) }
            }
        }
    };
    Page::new(r.t("mappings-title"), body).render(frame)
}
