//! The plan of an import: nothing is written until a person has read it.

use crate::layout::{Page, Place};
use crate::parts::{Input, balance, hidden, options, post, quoted, said, summary, with_mark};
use crate::paths;
use crate::view::{ChangedRow, FieldGroup, Frame, Plan, PlanColumn, PlanRemark, PlanRow, PlanTable};
use maud::{Markup, html};

/// The plan.
pub fn plan(frame: &Frame, view: &Plan) -> String {
    let r = frame.reader;
    let title = r.ta("plan-title", &[("files", r.list(&view.files).into())]);
    let body = html! {
        h1 { (title) }
        p.lead { (said(&view.organisation)) " · " (r.t("plan-lead")) }
        (summary(r, view.trouble.as_ref(), &[("name", r.t("mapping-name"), view.mapping_name.trouble.as_ref())]))
        @if let Some(words) = &view.before { p.note { (words) } }
        (balance(r, &view.balance))
        (remarks(&view.remarks))
        (columns(frame, view))
        (rows(frame, "plan-waiting", "plan-waiting-about", view.balance.waiting, &view.waiting))
        (changed(frame, view))
        (rows(frame, "plan-repeated", "plan-repeated-about", view.balance.repeated, &view.repeated))
        (rows(frame, "plan-rejected", "plan-rejected-about", view.balance.rejected, &view.rejected))
        (saving(frame, view))
    };
    Page::new(&title, Place::Imports, body).acts(acts(frame, view)).render(frame)
}

fn acts(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    let n = view.balance.accepted;
    html! {
        @if n + view.balance.waiting > 0 { (post(frame, &paths::plan_accept(&view.id), "", &r.ta(if n > 0 { "plan-accept" } else { "plan-accept-waiting" }, &[("n", n.into())]), &[])) }
        @else { span.soft { (r.t("plan-nothing-new")) } }
        a.button.quiet href="#save-mapping" { (r.t("mapping-save-short")) }
        (post(frame, &paths::plan_cancel(&view.id), "grave", r.t("cancel"), &[]))
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
        form method="post" action=(paths::plan_columns(&view.id)) {
            (hidden(frame))
            @for table in &view.tables { (one_table(frame, view, table)) }
            @if !view.encodings.is_empty() {
                div.field { label for="encoding" { (r.t("encoding")) span.hint { (r.t("encoding-hint")) } } select #encoding name="encoding" { (options(&view.encodings)) } }
            }
            div.acts { button.quiet { (r.t("plan-read-again")) } span.soft.small { (r.t("plan-read-again-about")) } }
        }
    }
}

fn one_table(frame: &Frame, view: &Plan, table: &PlanTable) -> Markup {
    let r = frame.reader;
    html! {
        @if view.tables.len() > 1 { h3 { (said(&table.title)) } }
        p.soft.small { (r.ta("plan-header-row", &[("row", table.header_row.into())])) @if !table.read_as.is_empty() { " · " (said(&table.read_as)) } }
        table.rows {
            caption.hide { (said(&table.title)) }
            thead { tr { th scope="col" { (r.t("plan-in-file")) } th scope="col" { (r.t("plan-as-understood")) } th scope="col" { (r.t("plan-samples")) } } }
            tbody { @for column in &table.columns { (one_column(frame, &view.fields, table, column)) } }
        }
        details.more { summary { (r.t("plan-header-wrong")) }
            (Input::new(&format!("header-{}", table.index), r.t("plan-header-number")).value(&table.header_row.to_string()).kind("number").render())
        }
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
            td { label for=(name) { (said(&header)) } @if column.unsure { span.apart-note { (r.t("plan-unsure")) } } }
            td { select id=(name) name=(name) { (field_options(r.t("field-unused"), fields, &column.field)) } }
            td.small {
                @for (n, sample) in column.samples.iter().enumerate() {
                    @if n > 0 { " · " }
                    (said(&sample.said))
                    @if !sample.understood.is_empty() { " " span.soft { "(" (said(&sample.understood)) ")" } }
                }
                @if column.samples.is_empty() { span.soft { (r.t("plan-no-values")) } }
                @if !column.remark.is_empty() { " " span.apart-note { (column.remark) } }
            }
        }
    }
}

fn field_options(unused: &str, groups: &[FieldGroup], chosen: &str) -> Markup {
    html! {
        option value="" selected[chosen.is_empty()] { (unused) }
        @for group in groups { optgroup label=(group.label) {
            @for field in &group.fields { option value=(field.value) selected[field.value == chosen] { (field.label) } }
        } }
    }
}

fn rows(frame: &Frame, title: &str, about: &str, total: u64, list: &[PlanRow]) -> Markup {
    let r = frame.reader;
    html! {
        @if total > 0 {
            h2 { (r.t(title)) " " span.num.soft { (r.num(total)) } }
            p.soft.small { (r.t(about)) }
            (row_list(frame, list))
            @if total > list.len() as u64 { p.soft.small.num { (r.ta("plan-more-rows", &[("n", (total - list.len() as u64).into())])) } }
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
                    span.why { (row.reason) @if let Some(person) = &row.person { " · " a href=(person.href) { (said(&person.text)) } } } }
            } } }
        }
    }
}

fn changed(frame: &Frame, view: &Plan) -> Markup {
    let r = frame.reader;
    html! {
        @if view.balance.changed > 0 {
            h2 { (r.t("plan-changed")) " " span.num.soft { (r.num(view.balance.changed)) } }
            p.soft.small { (r.t("plan-changed-about")) }
            ul.list { @for row in &view.changed { (changed_row(frame, row)) } }
            @if view.balance.changed > view.changed.len() as u64 { p.soft.small.num { (r.ta("plan-more-rows", &[("n", (view.balance.changed - view.changed.len() as u64).into())])) } }
        }
    }
}

fn changed_row(frame: &Frame, row: &ChangedRow) -> Markup {
    let r = frame.reader;
    html! {
        li {
            a.person href=(row.person.href) { (said(&row.person.text)) } " " span.soft.small.num { (said(&row.place)) }
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
            div.inline { (Input::new("name", r.t("mapping-name")).hint(r.t("mapping-name-hint")).field(&view.mapping_name).required().render()) button.quiet { (r.t("save")) } }
        }
    }
}
