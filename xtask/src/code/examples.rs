//! Every public function of a foundation stone has an example that runs as a test.

use super::Source;

/// Crates that are useful alone, or in which everything above is written: whoever uses one begins at its
/// examples.
const STONES: &[&str] = &["names", "dates", "ledger", "linkage", "model"];

/// Functions that may stand without an example, and why.
const WITHOUT: &[(&str, &str)] =
    &[("write_report", "it writes HTML, and leaves for the crate that writes pages")];

pub(super) fn missing(sources: &[Source]) -> Vec<String> {
    sources.iter().filter(|source| STONES.contains(&source.room.as_str())).flat_map(of_file).collect()
}

fn of_file(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.text.lines().map(str::trim_start).collect();
    let without = |(at, line): (usize, &&str)| {
        let name = public_function(line)?;
        let mut above = lines[..at].iter().rev().take_while(|l| l.starts_with("///") || l.starts_with("#["));
        let shown = above.any(|line| line.starts_with("/// ```"));
        let may = WITHOUT.iter().any(|(without, _)| *without == name);
        (!shown && !may).then(|| format!("{}: `{name}` has no example", source.place(at)))
    };
    lines.iter().enumerate().filter_map(without).collect()
}

/// The name of a public function that begins on this line.
pub(super) fn public_function(line: &str) -> Option<&str> {
    let mut rest = line.trim_start().strip_prefix("pub ")?;
    for word in ["const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn a_public_function_without_an_example_is_named() {
        let text = "/// Tidies.\n///\n/// ```\n/// assert!(true);\n/// ```\n#[must_use]\n\
                    pub fn tidied() {}\n\n/// Folds.\npub const fn folded<T>() {}\n";
        let told = missing(&[source("names", "fold", text), source("web", "fold", text)]);
        assert_eq!(told, ["crates/names/src/fold.rs:10: `folded` has no example"]);
    }
}
