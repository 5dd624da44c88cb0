//! What came with a request: names and values, in their order.

use std::str::FromStr;
use std::sync::Arc;

/// Names and values of a query or a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`.
    pub fn read(text: &[u8]) -> Fields {
        Fields(form_urlencoded::parse(text).into_owned().collect())
    }

    /// One more.
    pub fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The first value of that name; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// The first value of that name that says something.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name).trim()).filter(|value| !value.is_empty())
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str()).filter(|v| !v.is_empty())
    }

    /// A value that can be read as something; `None` when it is absent or cannot.
    pub fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.some(name)?.parse().ok()
    }

    /// Everything, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The query without some names, to which others can be added.
    pub fn without(&self, names: &[&str]) -> Fields {
        Fields(
            self.0.iter().filter(|(n, v)| !names.contains(&n.as_str()) && !v.is_empty()).cloned().collect(),
        )
    }

    /// The same with one more pair.
    pub fn with(mut self, name: &str, value: &str) -> Fields {
        self.push(name.to_owned(), value.to_owned());
        self
    }

    /// The same without one pair.
    pub fn less(mut self, name: &str, value: &str) -> Fields {
        self.0.retain(|(n, v)| n != name || v != value);
        self
    }

    /// An address with these as its query.
    pub fn on(&self, path: &str) -> String {
        let pairs: Vec<(&str, &str)> = self.iter().collect();
        pages::paths::with(path, &pairs)
    }

    /// The pairs, for hidden fields.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.0.clone()
    }
}

/// A file that was handed in.
#[derive(Clone)]
pub(crate) struct Upload {
    pub name: String,
    pub field: String,
    pub bytes: Arc<[u8]>,
}
