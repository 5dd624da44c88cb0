// For the examples: a row of which the list says a name and nothing else.
|rec_id: &str, list: &str, name: &str| linkage::Record {
    rec_id: rec_id.to_owned(),
    list: list.to_owned(),
    name: Some(name.to_owned()),
    ..linkage::Record::default()
}
