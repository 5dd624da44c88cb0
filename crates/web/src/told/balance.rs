//! What became of the rows of a list, or of the pieces of a bundle, counted.

use casework::{BundlePlan, ImportStanding, Outcome, Plan};
use pages::view::Balance;

/// Of a list that was planned.
pub(crate) fn of_plan(plan: &Plan) -> Balance {
    Balance { rows: plan.rows(), changed: plan.changed_rows(), ..counted(|outcome| plan.count(outcome)) }
}

/// Of a bundle that was read: what is added to a file that is here changes it.
pub(crate) fn of_bundle(plan: &BundlePlan) -> Balance {
    let accepted = plan.pieces.iter().filter(|piece| piece.outcome == Outcome::Accepted);
    let changed = accepted.filter(|piece| piece.subject.is_some()).count() as u64;
    Balance { rows: plan.rows(), changed, ..counted(|outcome| plan.count(outcome)) }
}

/// Of an import, as it was accepted.
pub(crate) fn of_import(standing: &ImportStanding) -> Balance {
    let accepted = &standing.accepted;
    Balance {
        rows: accepted.rows,
        accepted: accepted.accepted,
        changed: accepted.changed.unwrap_or(0),
        repeated: accepted.repeated,
        waiting: accepted.waiting,
        rejected: accepted.rejected,
    }
}

fn counted(count: impl Fn(Outcome) -> u64) -> Balance {
    Balance {
        accepted: count(Outcome::Accepted),
        repeated: count(Outcome::Repeated),
        waiting: count(Outcome::Waiting),
        rejected: count(Outcome::Rejected),
        ..Balance::default()
    }
}
