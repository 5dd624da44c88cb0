//! `docs/navigation.md` says what the table of places says.

#[test]
fn the_document_is_written_from_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/navigation.md");
    let table = pages::places::as_markdown();
    if std::env::var_os("ATHAR_WRITE").is_some() {
        std::fs::write(path, &table).expect("the document can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == table,
        "docs/navigation.md is older than the table: ATHAR_WRITE=1 cargo test --workspace --test navigation"
    );
}
