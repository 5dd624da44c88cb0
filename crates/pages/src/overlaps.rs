//! Who is in which list: an upset plot, drawn as SVG, and the same as a table.

use crate::layout::Page;
use crate::parts::{empty, paging, person_name, said};
use crate::paths;
use crate::view::{Frame, OverlapCell, OverlapPersons, Overlaps};
use maud::{Markup, html};

const DIGIT: f64 = 8.0;
const ROW: f64 = 28.0;
const BARS: f64 = 150.0;
const LETTER: f64 = 7.4;
const LETTERS: usize = 36;

/// Overlaps of lists.
pub fn overlaps(frame: &Frame, view: &Overlaps) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("overlaps-title")) }
        p.lead { (r.t("overlaps-title-about")) }
        @if view.lists.len() < 2 {
            (empty(r.t("overlaps-none"), Some((paths::IMPORTS, r.t("place-imports")))))
        }
        @else {
            p {
                (r.ta(
                    "overlaps-persons",
                    &[
                        ("persons", r.ta("count-people", &[("n", view.persons.into())]).into()),
                        ("lists", r.ta("count-lists-of", &[("n", view.lists.len().into())]).into()),
                    ],
                ))
            }
            div.scroll.card tabindex="0" role="group" aria-label=(r.t("overlaps-drawing")) {
                (plot(frame, view))
            }
            @if view.more_cells > 0 {
                p.soft.small { (r.ta("overlaps-more", &[("n", view.more_cells.into())])) }
            }
            h2 { (r.t("overlaps-table")) }
            (table(frame, view))
            @if frame.may.export {
                div.acts { a.button.quiet href=(view.csv_href) { (r.t("overlaps-csv")) } }
            }
            p.note { (r.t("overlaps-caution")) }
        }
    };
    Page::new(r.t("overlaps-title"), body).render(frame)
}

/// The drawing runs from the side where reading begins: in Arabic the names of
/// the lists stand at the right, so every x is counted from there.
struct Canvas {
    width: f64,
    names: f64,
    /// Room for one cell: its count must not run into the next.
    column: f64,
    rtl: bool,
}

impl Canvas {
    fn x(&self, from_start: f64) -> String {
        format!("{:.1}", if self.rtl { self.width - from_start } else { from_start })
    }
    fn box_x(&self, from_start: f64, width: f64) -> String {
        self.x(if self.rtl { from_start + width } else { from_start })
    }
}

/// Room for the longest name and its count, at the usual width of a letter.
fn names_width(view: &Overlaps) -> f64 {
    let longest = view.lists.iter().map(|(name, _)| name.chars().count().min(LETTERS)).max().unwrap_or(0);
    (longest as f64 + 9.0) * LETTER + 14.0
}

fn plot(frame: &Frame, view: &Overlaps) -> Markup {
    let names = names_width(view);
    let longest = view.cells.iter().map(|c| frame.reader.num(c.count).chars().count()).max().unwrap_or(0);
    let column = (longest as f64 * DIGIT + 6.0).max(28.0);
    let width = names + column * view.cells.len() as f64 + 8.0;
    let height = BARS + 30.0 + ROW * view.lists.len() as f64;
    let canvas = Canvas { width, names, column, rtl: frame.reader.lang.dir() == "rtl" };
    html! {
        svg width=(format!("{width:.0}")) height=(format!("{height:.0}"))
            viewBox=(format!("0 0 {width:.0} {height:.0}")) role="img"
            aria-label=(frame.reader.t("overlaps-drawing")) {
            @for (n, (name, total)) in view.lists.iter().enumerate() {
                (list_name(frame, &canvas, n, name, *total))
            }
            @for (n, cell) in view.cells.iter().enumerate() { (cell_column(frame, view, &canvas, n, cell)) }
        }
    }
}

fn list_name(frame: &Frame, canvas: &Canvas, n: usize, name: &str, total: u64) -> Markup {
    let y = BARS + 30.0 + ROW * n as f64;
    html! {
        @if n.is_multiple_of(2) {
            rect.f-soft opacity=".35" x="0" y=(format!("{:.1}", y - ROW / 2.0))
                width=(format!("{:.1}", canvas.width)) height=(format!("{ROW:.1}")) {}
        }
        text.t-ink x=(canvas.x(canvas.names - 14.0)) y=(format!("{:.1}", y + 4.5)) text-anchor="end" {
            tspan { (shortened(name)) } (frame.reader.t("sep")) (frame.reader.num(total))
        }
    }
}

fn shortened(name: &str) -> String {
    match name.chars().count() > LETTERS {
        true => name.chars().take(LETTERS - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}

fn cell_column(frame: &Frame, view: &Overlaps, canvas: &Canvas, n: usize, cell: &OverlapCell) -> Markup {
    let most = view.cells.iter().map(|c| c.count).max().unwrap_or(1).max(1) as f64;
    let at = canvas.names + canvas.column * (n as f64 + 0.5);
    let tall = (cell.count as f64 / most * (BARS - 30.0)).max(1.0);
    let rows: Vec<usize> = cell.member.iter().enumerate().filter(|(_, m)| **m).map(|(row, _)| row).collect();
    let y = |row: usize| BARS + 30.0 + ROW * row as f64;
    html! {
        rect.f-ok x=(canvas.box_x(at - 8.0, 16.0)) y=(format!("{:.1}", BARS - tall)) width="16"
            height=(format!("{tall:.1}")) rx="2" {}
        text.t-soft x=(canvas.x(at)) y=(format!("{:.1}", BARS - tall - 5.0)) text-anchor="middle" {
            (frame.reader.num(cell.count))
        }
        @if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            line x1=(canvas.x(at)) x2=(canvas.x(at)) y1=(format!("{:.1}", y(*first)))
                y2=(format!("{:.1}", y(*last))) class="s-ok" stroke-width="3" {}
        }
        @for (row, member) in cell.member.iter().enumerate() {
            circle class=(if *member { "f-ok" } else { "f-soft" }) cx=(canvas.x(at))
                cy=(format!("{:.1}", y(row))) r="6" {}
        }
    }
}

fn table(frame: &Frame, view: &Overlaps) -> Markup {
    let r = frame.reader;
    html! {
        table.rows {
            thead {
                tr { th scope="col" { (r.t("overlaps-only-in")) } th scope="col" { (r.t("overlaps-count")) } }
            }
            tbody { @for cell in &view.cells {
                @let of_cell = view.lists.iter().zip(&cell.member).filter(|(_, member)| **member);
                @let names: Vec<&str> = of_cell.map(|((name, _), _)| name.as_str()).collect();
                tr {
                    td { @if names.is_empty() { (r.t("overlaps-no-list")) } @else { (r.list(&names)) } }
                    td.num {
                        @if cell.href.is_empty() {
                            (r.ta("count-people", &[("n", cell.count.into())]))
                        } @else {
                            a href=(cell.href) { (r.ta("count-people", &[("n", cell.count.into())])) }
                        }
                    }
                }
            } }
            @if view.more_cells == 0 {
                tfoot {
                    tr {
                        th scope="row" { (r.t("overlaps-all")) }
                        td.num { b { (r.ta("count-people", &[("n", view.persons.into())])) } }
                    }
                }
            }
        }
    }
}

/// The persons of one cell.
pub fn persons(frame: &Frame, view: &OverlapPersons) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.ta("count-people", &[("n", view.paging.total.into())])) }
        p.lead {
            (r.t("overlaps-only-in"))
            ": "
            @if view.lists.is_empty() { (r.t("overlaps-no-list")) } @else { (r.list(&view.lists)) }
        }
        p { a href=(paths::OVERLAPS) { (r.t("overlaps-back")) } }
        @if view.persons.is_empty() {
            (empty(r.t("overlaps-nobody"), Some((paths::OVERLAPS, r.t("overlaps-title")))))
        }
        @else {
            ul.list {
                @for person in &view.persons {
                    li {
                        a.person href=(paths::file(&person.id)) { (person_name(frame.reader, &person.name)) }
                        span.why { (said(&person.of)) }
                    }
                }
            }
            (paging(r, &view.paging))
        }
    };
    Page::new(r.t("overlaps-title"), body).render(frame)
}
