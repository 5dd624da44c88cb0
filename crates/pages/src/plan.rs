//! The plan of an import: nothing is written until a person has read it.

use crate::layout::Page;
use crate::parts::{Input, balance, hidden, options, paging, post, quoted, said, summary, with_mark};
use crate::paths;
use crate::view::{
    ChangedRow, FieldGroup, Frame, Plan, PlanColumn, PlanRemark, PlanRow, PlanRows, PlanTable, PlannedFile,
    RowAct,
};
use maud::{Markup, html};

/// The form of everything that can be chosen: every act of the page sends it whole.
const READING: &str = "reading";

/// The plan.
pub fn plan(frame: &Frame, view: &Plan) -> String {
    let r = frame.reader;
    let title = r.ta("plan-title", &[("files", r.list(&view.files).into())]);
    let body = html! {
        h1 { (title) }
        p.lead { (said(&view.organisation)) ": " (r.t("plan-lead")) }
        (summary(
            r,
            view.trouble.as_ref(),
            &[("name", r.t("mapping-name"), view.mapping_name.trouble.as_ref())],
        ))
        @if let Some(words) = &view.before { p.note { (words) } }
        (balance(r, &view.balance))
        p { (people(frame, view)) }
        (remarks(&view.remarks))
        (columns(frame, view))
        (accepted(frame, view))
        (changed(frame, view))
        (rows(frame, view, "waiting", view.told.waiting, &view.waiting))
        (rows(frame, view, "repeated", view.told.repeated, &view.repeated))
        (rows(frame, view, "rejected", view.told.rejected, &view.rejected))
        (saving(frame, view))
    };
    Page::new(&title, body).acts(acts(frame, view)).render(frame)
}

/// Rows of one outcome.
pub fn plan_rows(frame: &Frame, view: &PlanRows) -> String {
    let r = frame.reader;
    let title = r.ta("plan-title", &[("files", r.list(&view.files).into())]);
    let body = html! {
        h1 { (title) }
        p { a href=(paths::plan(&view.id)) { (r.t("plan-back")) } }
        ul.chips aria-label=(r.t("plan-outcomes")) { @for o in &view.outcomes { li {
            a.chip href=(o.href) aria-current=[o.chosen.then_some("true")] {
                (o.label) " " span.num.soft { (r.num(o.count)) }
            }
        } } }
        form id=(READING) method="post" action=(paths::plan_columns(&view.id)) {
            (hidden(frame))
            input type="hidden" name="state" value=(view.state);
            input type="hidden" name="back" value=(view.back);
        }
        @for file in &view.accepted { (planned_file(frame, file)) }
        @if !view.rows.is_empty() { (row_list(frame, &view.rows)) }
        (paging(r, &view.paging))
    };
    Page::new(&title, body).render(frame)
}

/// Rows are not people: one may tell of two, and a sum of nobody.
fn people(frame: &Frame, view: &Plan) -> String {
    let r = frame.reader;
    let (found, waiting) = (view.people.found, view.people.waiting);
    if !view.of.is_empty() {
        let all = r.ta("plan-things", &[("kind", (&view.of).into()), ("n", (found + waiting).into())]);
        return match waiting {
            0 => all,
            _ => format!("{all}{}{}", r.t("sep"), r.ta("plan-things-waiting", &[("n", waiting.into())])),
        };
    }
    let all = r.ta("plan-people", &[("n", (found + waiting).into())]);
    match waiting {
        0 => all,
        _ => format!(
            "{all}: {}",
            r.list(&[
                r.ta("plan-people-found", &[("n", found.into())]),
                r.ta("plan-people-waiting", &[("n", waiting.into())])
            ])
        ),
    }
}

fn acts(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        @if view.told.accepted + view.told.changed + view.told.waiting > 0 {
            button form=(READING) formaction=(paths::plan_accept(&view.id)) { (accept_words(frame, view)) }
        } @else { span.soft { (r.t("plan-nothing-new")) } }
        a.button.quiet href="#save-mapping" { (r.t("mapping-save-short")) }
        (post(frame, &paths::plan_cancel(&view.id), "grave", r.t("cancel"), &[]))
    }
}

/// What the button will do: so many new files, so many that grow.
fn accept_words(frame: &Frame, view: &Plan) -> String {
    let r = frame.reader;
    match (view.files_new, view.files_changed) {
        (0, 0) => r.t("plan-accept-waiting").to_owned(),
        (new, 0) => r.ta("plan-accept", &[("n", new.into())]),
        (0, changed) => r.ta("plan-accept-changed", &[("n", changed.into())]),
        (new, changed) => {
            let also = r.ta("plan-accept-also", &[("n", changed.into())]);
            format!("{}{also}", r.ta("plan-accept", &[("n", new.into())]))
        }
    }
}

fn remarks(list: &[PlanRemark]) -> Markup {
    html! {
        @if !list.is_empty() { ul.list.apart-list { @for remark in list { li {
            @if remark.act { span.against { (remark.text) } } @else { (remark.text) }
            @if !remark.place.is_empty() { " " span.soft.small { (remark.place) } }
        } } } }
    }
}

fn columns(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("columns")) }
        p.soft.small { (r.t("plan-columns-about")) }
        form id=(READING) method="post" action=(paths::plan_columns(&view.id)) {
            (hidden(frame))
            input type="hidden" name="state" value=(view.state);
            input type="hidden" name="whole" value="yes";
            (kind(frame, view))
            @for table in &view.tables { (one_table(frame, view, table)) }
            @if !view.encodings.is_empty() {
                div.field {
                    label for="encoding" { (r.t("encoding")) span.hint { (r.t("encoding-hint")) } }
                    select #encoding name="encoding" { (options(&view.encodings)) }
                }
            }
            div.acts {
                button.quiet { (r.t("plan-read-again")) } span.soft.small { (r.t("plan-read-again-about")) }
            }
        }
    }
}

/// What it is a list of: all its columns depend on it.
fn kind(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        div.field {
            label for="of" { (r.t("plan-of")) @if view.of_guessed { span.hint { (r.t("plan-of-guessed")) } } }
            select #of name="of" { (options(&view.kinds)) }
        }
    }
}

fn one_table(frame: &Frame, view: &Plan, table: &PlanTable) -> Markup {
    let r = frame.reader;
    let leave = format!("without-{}", table.index);
    html! {
        @if view.tables.len() > 1 { h3 { (said(&table.title)) } }
        p.soft.small {
            (titles_words(frame, table)) (r.t("sep")) (r.ta("count-rows", &[("n", table.rows.into())]))
            @if !table.read_as.is_empty() { (r.t("sep")) (said(&table.read_as)) }
        }
        @if view.tables.len() > 1 || table.left_out {
            label.tick for=(leave) {
                input type="checkbox" id=(leave) name=(leave) value="yes" checked[table.left_out];
                span { (r.t("plan-leave-sheet")) span.hint { (r.t("plan-leave-sheet-about")) } }
            }
        }
        @if table.left_out { p.note { (r.t("plan-sheet-is-left")) } }
        @else {
            table.rows {
                caption.hide { (said(&table.title)) }
                thead {
                    tr {
                        th scope="col" { (r.t("plan-in-file")) }
                        th scope="col" { (r.t("plan-as-understood")) }
                        th scope="col" { (r.t("plan-samples")) }
                    }
                }
                tbody { @for column in &table.columns { (one_column(frame, &view.fields, table, column)) } }
            }
            @if let Some(line) = table.titles_at {
                details.more { summary { (r.t("plan-header-wrong")) }
                    (Input::new(&format!("titles-{}", table.index), r.t("plan-header-number"))
                        .hint(r.t("plan-header-hint"))
                        .value(&line.to_string())
                        .kind("number")
                        .render())
                }
            }
        }
    }
}

fn titles_words(frame: &Frame, table: &PlanTable) -> String {
    match table.titles_at {
        None => frame.reader.t("plan-titles-given").to_owned(),
        Some(0) => frame.reader.t("plan-no-titles").to_owned(),
        Some(line) => frame.reader.ta("plan-header-row", &[("row", line.into())]),
    }
}

fn one_column(frame: &Frame, fields: &[FieldGroup], table: &PlanTable, column: &PlanColumn) -> Markup {
    let r = frame.reader;
    let name = format!("column-{}-{}", table.index, column.index);
    let header = if column.header.is_empty() {
        r.ta("plan-no-header", &[("n", (column.index + 1).into())])
    } else {
        column.header.clone()
    };
    html! {
        tr {
            td {
                label for=(name) { (said(&header)) }
                @if column.unsure { span.apart-note { (r.t("plan-unsure")) } }
            }
            td {
                select id=(name) name=(name) { (field_options(r.t("field-unused"), fields, &column.field)) }
                @if !column.centuries.is_empty() { (century(frame, table, column)) }
            }
            td.small {
                @for (n, sample) in column.samples.iter().enumerate() {
                    @if n > 0 { (r.t("sep")) }
                    (said(&sample.said))
                    @if !sample.understood.is_empty() { " " span.soft { "(" (said(&sample.understood)) ")" } }
                }
                @if column.samples.is_empty() { span.soft { (r.t("plan-no-values")) } }
                @if !column.remark.is_empty() { " " span.apart-note { (column.remark) } }
            }
        }
    }
}

/// Years of two digits stand in the column: of which century?
fn century(frame: &Frame, table: &PlanTable, column: &PlanColumn) -> Markup {
    let name = format!("century-{}-{}", table.index, column.index);
    html! {
        label.small for=(name) { (frame.reader.t("plan-century")) }
        select id=(name) name=(name) { (options(&column.centuries)) }
    }
}

fn field_options(unused: &str, groups: &[FieldGroup], chosen: &str) -> Markup {
    html! {
        option value="" selected[chosen.is_empty()] { (unused) }
        @for group in groups { optgroup label=(group.label) {
            @for field in &group.fields {
                option value=(field.value) selected[field.value == chosen] { (field.label) }
            }
        } }
    }
}

fn rows(frame: &Frame, view: &Plan, outcome: &str, total: u64, list: &[PlanRow]) -> Markup {
    let r = frame.reader;
    html! {
        @if total > 0 {
            h2 { (r.t(&format!("plan-{outcome}"))) " " span.num.soft { (r.num(total)) } }
            p.soft.small {
                (r.t(
                    &if outcome == "rejected" && !view.of.is_empty(
                    ) { "plan-rejected-things".to_owned() } else { format!("plan-{outcome}-about") },
                ))
            }
            (row_list(frame, list))
            (all_of(frame, view, outcome, total, list.len()))
        }
    }
}

/// The way to the rows that are not shown here.
fn all_of(frame: &Frame, view: &Plan, outcome: &str, total: u64, shown: usize) -> Markup {
    let r = frame.reader;
    html! {
        @if total > shown as u64 {
            p {
                a href=(paths::with(&paths::plan_rows(&view.id), &[("of", outcome)])) {
                    (r.ta("plan-see-all", &[("n", total.into())]))
                }
            }
        }
    }
}

fn accepted(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    let new = view.told.accepted;
    html! {
        @if new > 0 {
            h2 { (r.t("plan-accepted")) " " span.num.soft { (r.num(new)) } }
            p.soft.small { (r.t("plan-accepted-about")) }
            @for file in &view.accepted { (planned_file(frame, file)) }
            (all_of(frame, view, "accepted", new, view.accepted.len()))
        }
    }
}

/// A row as the file it will be.
fn planned_file(frame: &Frame, file: &PlannedFile) -> Markup {
    let r = frame.reader;
    let id = format!("row-{}", file.at);
    html! {
        section.card aria-labelledby=(id) {
            h3.person id=(id) { (said(&file.name)) }
            p.soft.small.num {
                (said(&file.place))
                @if let Some(person) = &file.person {
                    (r.t("sep")) a href=(person.href) { (r.t("reason-changed")) }
                }
            }
            dl.facts { @for (label, sample) in &file.facts { div { dt { (label) } dd {
                (said(&sample.said))
                @if !sample.understood.is_empty() { " " span.soft { "(" (said(&sample.understood)) ")" } }
            } } } }
            @if !file.remarks.is_empty() {
                ul.plain { @for remark in &file.remarks { li.small { span.apart-note { (remark) } } } }
            }
            (row_act(frame, RowAct::Leave { at: file.at, people: file.people }))
        }
    }
}

/// Leaves a row out of the plan, or takes it back in.
fn row_act(frame: &Frame, act: RowAct) -> Markup {
    let r = frame.reader;
    html! {
        @match act {
            RowAct::None => {}
            RowAct::Leave { at, people } => button.plainly form=(READING) name="leave" value=(at) {
                (r.ta("plan-leave-row", &[("n", people.into())]))
            },
            RowAct::Bring(at) => button.plainly form=(READING) name="bring" value=(at) {
                (r.t("plan-bring-row"))
            },
        }
    }
}

/// Rows with their reasons.
pub(crate) fn row_list(frame: &Frame, list: &[PlanRow]) -> Markup {
    let r = frame.reader;
    html! {
        table.rows {
            thead.hide { tr { th scope="col" { (r.t("row-place")) } th scope="col" { (r.t("row-words")) } } }
            tbody { @for row in list { tr {
                td.place.num.small { (said(&row.place)) }
                td { @if !row.said.is_empty() { (quoted(r, with_mark(&row.said, &row.marked))) }
                    span.why {
                        (row.reason)
                        @if let Some(person) = &row.person {
                            (r.t("sep")) a href=(person.href) { (said(&person.text)) }
                        }
                    }
                    (row_act(frame, row.act)) }
            } } }
        }
    }
}

fn changed(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        @if view.told.changed > 0 {
            h2 { (r.t("plan-changed")) " " span.num.soft { (r.num(view.told.changed)) } }
            p.soft.small { (r.t("plan-changed-about")) }
            ul.list { @for row in &view.changed { (changed_row(frame, row)) } }
            (all_of(frame, view, "changed", view.told.changed, view.changed.len()))
        }
    }
}

fn changed_row(frame: &Frame, row: &ChangedRow) -> Markup {
    let r = frame.reader;
    html! {
        li {
            a.person href=(row.person.href) { (said(&row.person.text)) }
            " "
            span.soft.small.num { (said(&row.place)) }
            @if row.changes.is_empty() { span.why { (r.t("plan-changed-nothing")) } }
            ul.plain { @for (label, before, now) in &row.changes { li.small {
                span.soft { (label) ": " }
                @if before.is_empty() { (r.t("plan-was-empty")) } @else { (said(before)) }
                " " (r.t("becomes")) " " b { (said(now)) }
            } } }
        }
    }
}

fn saving(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        h2 #save-mapping { (r.t("mapping-save")) }
        form.card method="post" action=(paths::plan_mapping(&view.id)) {
            (hidden(frame))
            div.inline {
                (Input::new("name", r.t("mapping-name"))
                    .hint(r.t("mapping-name-hint"))
                    .field(&view.mapping_name)
                    .required()
                    .render())
                button.quiet { (r.t("save")) }
            }
        }
    }
}
