//! The fields of a row that waits: how they are kept, and who may see them.

use drafts::Field;
use model::act::RowWaits;
use model::{Property, SubjectKind, Tier};

/// The fields of a waiting row, as they stood.
pub fn fields_of(row: &RowWaits) -> Vec<Field> {
    let field = |(key, text): &(String, String)| {
        let (key, column) = key.split_once('\u{1f}').unwrap_or((key, key));
        let (column, month_first) =
            column.strip_suffix(MONTH_FIRST).map_or((column, false), |column| (column, true));
        let (column, family_first) =
            column.strip_suffix(FAMILY_FIRST).map_or((column, false), |column| (column, true));
        let (column, century) = match column.rsplit_once(CENTURY) {
            Some((column, first)) => (column, first.parse().ok()),
            None => (column, None),
        };
        Field { month_first, family_first, century, ..Field::new(key, column, text) }
    };
    row.fields.iter().map(field).collect()
}

/// Stands behind the title of a column whose dates have the month first.
const MONTH_FIRST: &str = "\u{1f}month-first";

/// The same for one whose names begin with the family.
const FAMILY_FIRST: &str = "\u{1f}family-first";

/// The same for a column whose years of two digits are of one century; its first year follows.
const CENTURY: &str = "\u{1f}century-";

/// The key under which a field of a waiting row is kept.
pub(super) fn key_of(field: &Field) -> String {
    let marks = [(field.family_first, FAMILY_FIRST), (field.month_first, MONTH_FIRST)];
    let marks: String = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    let century = field.century.map(|first| format!("{CENTURY}{first}")).unwrap_or_default();
    format!("{}{century}{marks}", cell_key(field))
}

/// The key of one cell of a row, for [`Clearing::Corrected`](crate::Clearing::Corrected).
pub fn cell_key(field: &Field) -> String {
    format!("{}\u{1f}{}", field.key, field.column)
}

/// The field without which a row tells of nobody, or of nothing.
pub(super) fn name_of(of: SubjectKind) -> &'static str {
    if of == SubjectKind::PERSON { "full_name" } else { "subject_name" }
}

/// The circle that may see a cell: it becomes a claim of some property, and that has its circle.
pub fn cell_tier(key: &str) -> Tier {
    let property = match key {
        "gps" => "taken_point",
        "place" => "origin_place",
        "rec_no" => "record_number",
        key => key,
    };
    // A column that nobody has mapped may hold anything.
    Property::of(property).map_or(Tier::Team, |p| p.entry().shown_to)
}
