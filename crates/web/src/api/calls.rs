//! Every call of the interface, each named once.
//!
//! The address and the method of a call stand at its handler (`#[utoipa::path(…)]`): the router and the
//! description both take them from there. Here is said what a call may bring and which right it asks for. To
//! add a call, write its handler and one line here.

use super::call::{Accepts, Handler};
use super::{lists, matching, office, people, subjects, teams, work};
use access::Action::{
    self, Audit, Correct, Export, Import, Judge, Keep, ManageMembers, Read, Record, Reveal, Review, Team,
    Tell, Tune, Undo,
};
use axum::routing::MethodFilter;
use std::sync::LazyLock;
use utoipa::OpenApi;
use utoipa::openapi::{OpenApi as Description, PathItem};

/// One call: where it is reached, how it is described, what it may bring, the right it asks for, what
/// answers it.
pub(super) struct Endpoint {
    pub path: String,
    pub method: MethodFilter,
    pub description: Description,
    pub accepts: Accepts,
    pub right: Option<Action>,
    pub handler: Handler,
}

impl Endpoint {
    /// The call of a handler whose description holds its one path and method.
    fn of(description: Description, accepts: Accepts, right: Option<Action>, handler: Handler) -> Endpoint {
        let (path, item) = description.paths.paths.first_key_value().expect("a handler says its path");
        let (path, method) = (path.clone(), method_of(item).expect("a handler says its method"));
        Endpoint { path, method, description, accepts, right, handler }
    }
}

fn method_of(item: &PathItem) -> Option<MethodFilter> {
    let methods = [
        (&item.get, MethodFilter::GET),
        (&item.post, MethodFilter::POST),
        (&item.put, MethodFilter::PUT),
        (&item.patch, MethodFilter::PATCH),
        (&item.delete, MethodFilter::DELETE),
    ];
    methods.into_iter().find(|(operation, _)| operation.is_some()).map(|(_, method)| method)
}

macro_rules! calls {
    ($($room:ident::$handler:ident: $accepts:ident, $right:expr;)*) => {
        vec![$({
            #[derive(OpenApi)]
            #[openapi(paths($room::$handler))]
            struct One;
            Endpoint::of(One::openapi(), Accepts::$accepts, $right, $room::$handler)
        }),*]
    };
}

pub(super) static CALLS: LazyLock<Vec<Endpoint>> = LazyLock::new(|| {
    calls! {
        people::files: Nothing, Some(Read);
        people::open: Json, Some(Record);
        people::similar: Nothing, Some(Read);
        people::export: Nothing, Some(Export);
        people::properties: Nothing, None;
        people::file: Nothing, Some(Read);
        people::reveal: Json, Some(Reveal);
        people::review: Json, Some(Review);
        people::review_undo: Nothing, Some(Review);
        work::untag: Json, Some(Record);
        teams::team: Nothing, Some(Read);
        teams::give: Json, Some(Team);
        teams::dissolve: Json, Some(Team);
        teams::undo: Nothing, Some(Team);
        teams::teams: Nothing, Some(Team);
        work::tags: Nothing, Some(Read);
        work::tag: Json, Some(Record);
        work::tag_undo: Nothing, Some(Record);
        work::tasks: Nothing, Some(Read);
        work::set_tasks: Json, Some(Record);
        work::end_task: Json, Some(Record);
        work::reopen_task: Nothing, Some(Record);
        work::grade: Json, Some(Review);
        people::add: Json, Some(Record);
        people::event: Json, Some(Record);
        people::told: Json, Some(Tell);
        people::keep: Document, Some(Record);
        subjects::subjects: Nothing, Some(Read);
        subjects::open: Json, Some(Record);
        subjects::export: Nothing, Some(Export);
        subjects::subject: Nothing, Some(Read);
        subjects::reveal: Json, Some(Reveal);
        subjects::add: Json, Some(Record);
        subjects::keep: Document, Some(Record);
        people::correct: Json, Some(Correct);
        people::withdraw: Json, Some(Correct);
        people::restore: Nothing, Some(Correct);
        people::take_out: Json, Some(Correct);
        people::put_back: Nothing, Some(Correct);
        people::document: Nothing, Some(Read);
        people::raw: Nothing, Some(Read);
        lists::bundle: List, Some(Import);
        lists::plans: Nothing, Some(Import);
        lists::plan: List, Some(Import);
        lists::one_plan: Nothing, Some(Import);
        lists::drop_plan: Nothing, Some(Import);
        lists::planned: Nothing, Some(Import);
        lists::columns: Json, Some(Import);
        lists::accept: Nothing, Some(Import);
        lists::save_mapping: Json, Some(Import);
        lists::mappings: Nothing, Some(Import);
        lists::drop_mapping: Nothing, Some(Import);
        lists::imports: Nothing, Some(Import);
        lists::import: Nothing, Some(Import);
        lists::withdraw_import: Json, Some(Undo);
        lists::restore_import: Json, Some(Undo);
        lists::waiting: Nothing, Some(Import);
        lists::clear: Json, Some(Import);
        lists::reopen: Nothing, Some(Import);
        lists::reveal_cell: Json, Some(Reveal);
        lists::organisations: Nothing, Some(Read);
        lists::add_organisation: Json, Some(Record);
        lists::organisation: Nothing, Some(Read);
        lists::withdraw_organisation: Json, Some(Undo);
        lists::restore_organisation: Json, Some(Undo);
        lists::saved: Nothing, Some(Read);
        lists::save: Json, Some(Read);
        lists::drop_saved: Nothing, Some(Read);
        matching::proposals: Nothing, Some(Judge);
        matching::pair: Nothing, Some(Judge);
        matching::judgements: Nothing, Some(Judge);
        matching::judge: Json, Some(Judge);
        matching::withdraw: Json, Some(Judge);
        matching::clusters: Nothing, Some(Judge);
        matching::cluster: Nothing, Some(Judge);
        matching::split: Json, Some(Judge);
        matching::thresholds: Nothing, Some(Judge);
        matching::set_thresholds: Json, Some(Tune);
        matching::withdraw_automatic: Json, Some(Tune);
        matching::overlaps: Nothing, Some(Judge);
        office::members: Nothing, Some(ManageMembers);
        office::member: Nothing, Some(ManageMembers);
        office::requests: Nothing, None;
        office::me: Nothing, None;
        office::tokens: Nothing, None;
        office::revoke_token: Nothing, None;
        office::log: Nothing, Some(Audit);
        office::verify: Nothing, Some(Keep);
        office::checkpoint: Nothing, None;
    }
});
