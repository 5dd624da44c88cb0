//! The list of files: one box, filters with counts, rows that become cards.

use crate::layout::Page;
use crate::parts::{
    Input, as_it_was, empty, export_form_with, hidden, keys, paging, person_name, post, said,
};
use crate::paths;
use crate::view::{Choice, FileRow, Files, Filter, Frame, Header, MarkRead, SavedLists};
use crate::work::{tag_fields, task_fields};
use maud::{Markup, html};

/// The list of files, plain or searched.
pub fn files(frame: &Frame, view: &Files) -> String {
    let r = frame.reader;
    let title = match (view.query.is_empty(), view.saved_name.is_empty()) {
        (false, _) => r.ta("files-found-title", &[("query", (&view.query).into())]),
        (true, false) => view.saved_name.clone(),
        (true, true) => r.t("place-files").to_owned(),
    };
    if let Some(printed) = &view.printed {
        return on_paper(frame, view, &title, printed);
    }
    let body = html! {
        h1 { (said(&title)) }
        @if view.register_empty {
            (empty(
                r.t("files-none-yet"),
                Some((paths::IMPORT_NEW, r.t("do-import"))).filter(|_| frame.may.import),
            ))
        } @else {
            div.two {
                aside aria-labelledby="filters" {
                    h2 #filters.hide { (r.t("filters")) }
                    // The way to the files leads past every filter.
                    a.jump href="#found" { (r.t("filters-skip")) }
                    (filters(frame, view))
                }
                section aria-labelledby="found" {
                    h2 #found.hide tabindex="-1" { (r.t("files-found")) }
                    @if !view.unread.is_empty() {
                        p.note { (r.t("filters-unread")) " " bdi.code { (view.unread) } }
                    }
                    (chosen(frame, view))
                    (tools(frame, view))
                    @if view.rows.is_empty() {
                        (nothing(frame, view))
                    } @else {
                        (table(frame, view)) (paging(r, &view.paging))
                    }
                    @if !view.subjects.is_empty() {
                        h2 { (r.t("subjects-found")) } (crate::subjects::lines(frame, &view.subjects))
                    }
                    (keys(r, &[("/", r.t("key-search"))]))
                }
            }
        }
    };
    Page::new(&title, body).tab(r.t("place-files").to_owned()).islands(&["keys.js"]).render(frame)
}

/// The list for paper: what it is a list of, when it was printed, and every row.
fn on_paper(frame: &Frame, view: &Files, title: &str, printed: &str) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (said(title)) }
        p.soft.small { (r.ta("count-files", &[("n", view.total.into())])) (r.t("sep")) (printed) }
        @if !view.chosen.is_empty() {
            p.small {
                (r.t("filters-on"))
                ": "
                @for (n, c) in view.chosen.iter().enumerate() { @if n > 0 { (r.t("sep")) } (said(&c.label)) }
            }
        }
        div.acts { button data-print hidden { (r.t("do-print-now")) } }
        (table(frame, view))
    };
    Page::new(title, body).tab(r.t("place-files").to_owned()).islands(&["print.js"]).render(frame)
}

fn filters(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        details.narrow {
            summary.button.quiet {
                (r.t("filters"))
                @if !view.chosen.is_empty() { " " span.badge.num { (r.num(view.chosen.len() as u64)) } }
            }
            @for filter in &view.filters { (one_filter(frame, filter)) }
            @if !view.saved.is_empty() {
                details.filter {
                    summary { (r.t("lists-title")) }
                    ul { @for list in &view.saved { li { a href=(list.href) { (said(&list.name)) } } } }
                }
            }
        }
    }
}

fn one_filter(frame: &Frame, filter: &Filter) -> Markup {
    let r = frame.reader;
    html! {
        details.filter open[filter.open] {
            summary { (filter.label) }
            @if filter.options.is_empty() { p.soft.small { (r.t("filter-empty")) } }
            ul {
                @for option in &filter.options {
                    li class={ "d" (option.depth.min(3)) } {
                        a href=(option.href) aria-current=[option.chosen.then_some("true")] rel="nofollow" {
                            span { (said(&option.label)) } span.num.soft { (r.num(option.count)) }
                        }
                    }
                }
                @if let Some(href) = &filter.more_href { li { a href=(href) { (r.t("filter-more")) } } }
            }
        }
    }
}

fn chosen(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        @if !view.chosen.is_empty() {
            ul.chips aria-label=(r.t("filters-on")) {
                @for filter in &view.chosen {
                    li {
                        a.chip href=(filter.href) {
                            (said(&filter.label))
                            span aria-hidden="true" { "×" }
                            span.hide { (r.t("filter-remove")) }
                        }
                    }
                }
                @if view.chosen.len() > 1 { li { a.chip href=(view.clear_href) { (r.t("filters-clear")) } } }
            }
        }
    }
}

fn tools(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        div.tools {
            p.soft.num { (r.ta("count-files", &[("n", view.total.into())])) }
            @if view.number_searched { p.soft.small { (r.t("number-searched")) } }
            @if frame.may.export && view.total > 0 {
                (export_form_with(
                    frame,
                    paths::EXPORT,
                    state(view, "format"),
                    r.t("export-what"),
                    r.t("export-for-team"),
                    as_bundle(frame),
                ))
            }
            @if frame.as_of.is_none() { (saving(frame, view)) }
            (as_it_was(frame, paths::FILES, &view.state))
            (columns(frame, view))
            @if view.total > 0 && !view.print_href.is_empty() {
                p { a href=(view.print_href) { (r.t("print-list")) } }
            }
            @if view.orders.len() > 1 { (chips(r.t("order"), &view.orders)) }
            @if view.sizes.len() > 1 { (chips(r.t("rows-a-page"), &view.sizes)) }
        }
    }
}

/// The same files for another register; of an earlier day there is none.
fn as_bundle(frame: &Frame) -> Markup {
    let r = frame.reader;
    html! { @if frame.as_of.is_none() {
        p.soft.small { (r.t("export-bundle-what")) }
        div.acts { button.quiet name="format" value="bundle" { (r.t("export-bundle")) } }
    } }
}

fn state(view: &Files, without: &str) -> Markup {
    html! {
        @for (name, value) in view.state.iter().filter(|(name, _)| name != without) {
            input type="hidden" name=(name) value=(value);
        }
    }
}

fn saving(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        details.more {
            summary { (r.t("list-save")) }
            form.card action=(paths::LISTS) method="post" {
                (hidden(frame)) (state(view, "page"))
                (Input::new("name", r.t("list-name")).hint(r.t("list-name-hint")).required().render())
                button { (r.t("save")) }
            }
        }
    }
}

fn columns(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        details.more {
            summary { (r.t("columns")) }
            form.card action=(paths::FILES) method="get" {
                (state(view, "columns"))
                fieldset {
                    legend { (r.t("columns-legend")) }
                    div.columns { @for c in &view.columns { (column_tick(c)) } }
                }
                button { (r.t("show")) }
            }
        }
    }
}

fn column_tick(c: &Choice) -> Markup {
    html! { label.tick { input type="checkbox" name="columns" value=(c.value) checked[c.chosen]; (c.label) } }
}

fn chips(title: &str, choices: &[Choice]) -> Markup {
    html! {
        details.more {
            summary { (title) }
            ul.chips {
                @for o in choices {
                    li { a.chip href=(o.value) aria-current=[o.chosen.then_some("true")] { (o.label) } }
                }
            }
        }
    }
}

fn nothing(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    html! {
        div.card {
            p { b { (r.t("files-nothing")) } }
            p.soft {
                @if view.chosen.is_empty() {
                    (r.t("files-nothing-search"))
                } @else {
                    (r.t("files-nothing-filters"))
                }
            }
            @if !view.suggestions.is_empty() {
                p {
                    (r.t("did-you-mean"))
                    " "
                    @for (words, href) in &view.suggestions { a href=(href) { (said(words)) } " " }
                }
            }
            div.acts {
                @if !view.chosen.is_empty() {
                    a.button.quiet href=(view.clear_href) { (r.t("filters-clear")) }
                }
                @if frame.may.record { a.button.quiet href=(paths::FILE_NEW) { (r.t("do-new-file")) } }
            }
        }
    }
}

fn table(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    let shown: Vec<&Choice> = view.columns.iter().filter(|c| c.chosen).collect();
    let marks = (view.marks || view.work.is_some()) && view.printed.is_none();
    html! {
        table.rows.people {
            caption.hide { (r.t("place-files")) }
            thead { tr {
                @if marks { td {} }
                @for header in &view.headers { (head(header, view.printed.is_some())) }
            } }
            tbody { @for row in &view.rows { (table_row(frame, row, &shown, marks)) } }
        }
        @if marks { (bulk(frame, view)) }
    }
}

/// The head of a column leads to the list in its order; on paper it is a word.
fn head(header: &Header, on_paper: bool) -> Markup {
    let sorted = header.ascending.map(|up| if up { "ascending" } else { "descending" });
    html! {
        th scope="col" aria-sort=[sorted] {
            @match header.href.as_ref().filter(|_| !on_paper) {
                Some(href) => a.sort href=(href) rel="nofollow" {
                    (header.label)
                    @if let Some(up) = header.ascending {
                        span aria-hidden="true" { @if up { " ↑" } @else { " ↓" } }
                    }
                },
                None => (header.label),
            }
        }
    }
}

fn table_row(frame: &Frame, row: &FileRow, shown: &[&Choice], marks: bool) -> Markup {
    let r = frame.reader;
    html! {
        tr {
            @if marks {
                td.mark {
                    label {
                        input type="checkbox" form="bulk" name="file" value=(row.id);
                        span.hide { (r.ta("row-tick", &[("name", (&row.name).into())])) }
                    }
                }
            }
            td.lead-cell {
                a.person href=(frame.at(&paths::file(&row.id))) { (person_name(r, &row.name)) }
                @if !row.of.is_empty() { span.why { (said(&row.of)) } }
                @for why in &row.why { span.why { (why) } }
            }
            @for (column, value) in shown.iter().zip(&row.cells) {
                td.above[column.value == "mother" && !row.of.is_empty()] data-label=(column.label) {
                    @if !value.is_empty() { (said(value)) }
                }
            }
        }
    }
}

/// What is done with the ticked rows; without script, too.
fn bulk(frame: &Frame, view: &Files) -> Markup {
    let r = frame.reader;
    let shown = view.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>().join(" ");
    html! {
        form #bulk.bulk method="post" action=(if view.marks { paths::FILES_READ } else { paths::FILES_TAG }) {
            (hidden(frame))
            // Enter in one of the fields would press the first button, whatever it does: that one does
            // nothing.
            button disabled hidden {}
            input type="hidden" name="back" value=(view.here);
            input type="hidden" name="shown" value=(shown);
            label.tick {
                input type="checkbox" name="all" value="1";
                span { (r.ta("rows-all", &[("n", view.rows.len().into())])) }
            }
            @if view.marks {
                button.quiet { (r.t("rows-read")) }
                button.quiet formaction=(paths::FILES_GRADE_CHOOSE) { (r.t("rows-grade")) }
            }
            @if let Some(work) = &view.work {
                details.more {
                    summary { (r.t("rows-tag")) }
                    (tag_fields(r, work))
                    button.quiet formaction=(paths::FILES_TAG) { (r.t("tag-do")) }
                }
                details.more {
                    summary { (r.t("rows-task")) }
                    (task_fields(r, work, "task-what-hint"))
                    button.quiet formaction=(paths::FILES_TASKS) { (r.t("task-do")) }
                }
            }
        }
    }
}

/// Asks whether several files were read before they are marked so.
pub fn mark_read(frame: &Frame, view: &MarkRead) -> String {
    let r = frame.reader;
    let title = r.ta("rows-read-ask", &[("n", view.count.into())]);
    let body = html! {
        h1 { (title) }
        p.lead { (r.t("rows-read-about")) }
        form method="post" action=(paths::FILES_READ) {
            (hidden(frame))
            input type="hidden" name="sure" value="1";
            input type="hidden" name="back" value=(view.back);
            @for file in &view.files { input type="hidden" name="file" value=(file); }
            div.acts {
                button { (r.t("rows-read-sure")) }
                a.button.quiet href=(view.back) { (r.t("cancel")) }
            }
        }
    };
    Page::new(&title, body).narrow().render(frame)
}

/// All saved lists.
pub fn saved_lists(frame: &Frame, view: &SavedLists) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("lists-title")) }
        p.lead { (r.t("lists-title-about")) }
        @if view.lists.is_empty() { (empty(r.t("lists-none"), Some((paths::FILES, r.t("place-files"))))) }
        @else { ul.list { @for list in &view.lists {
            li.row {
                div {
                    a href=(list.href) { b { (said(&list.name)) } }
                    @if let Some(n) = list.count {
                        " " span.soft.num { (r.ta("count-files", &[("n", n.into())])) }
                    }
                    span.why { (said(&list.question)) } span.why {
                        (said(&list.by)) @if !list.when.is_empty() { (r.t("sep")) (list.when) }
                    }
                }
                (post(frame, &paths::list_delete(&list.id), "quiet", r.t("delete"), &[]))
            }
        } } }
    };
    Page::new(r.t("lists-title"), body).render(frame)
}
