//! Pages of a long list.

use crate::fields::Fields;
use pages::view::Paging;

/// Pages of a long list; everything else of the address stays.
pub(crate) fn paging(number: usize, rows: usize, total: u64, state: &Fields, path: &str) -> Paging {
    let first = ((number - 1) * rows) as u64 + 1;
    let last = (first + rows as u64 - 1).min(total);
    let to = |n: usize| state.clone().with("page", &n.to_string()).on(path);
    Paging {
        first: if first <= total { first } else { 0 },
        last: if first <= total { last } else { 0 },
        total,
        previous: (number > 1).then(|| to(number - 1)),
        next: (last < total && first <= total).then(|| to(number + 1)),
    }
}
