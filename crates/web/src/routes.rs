//! Every address of the pages, and the page behind it.

use crate::app::App;
use crate::ask::{Guard, Page, Takes, Way};
use crate::handle::handle;
use crate::rooms::{
    backup, bulk, bundles, clusters, copies, documents, door, file, forget, home, imports, intake, known,
    list, matching, me, members, office, overlaps, phones, plan, requests, saved, subjects, team, telling,
    thresholds, verdict, waiting, work, working, write,
};
use access::Action;
use access::Action::{
    Correct, Forget, Import, Judge, Keep, ManageMembers, Read, Record, Reveal, Review, Team, Tell, Tune, Undo,
};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;

const PAPER_BYTES: usize = casework::DOCUMENT_BYTES_MAX as usize;

/// One address of the server, and what is done there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `GET`, `POST` …
    pub method: &'static str,
    /// The address with its variable parts in braces: `/files/{id}`.
    pub path: String,
    /// The right that is asked for at its door, before anything that was sent is read.
    pub right: Option<Action>,
}

struct Routes {
    app: Arc<App>,
    router: Router,
    all: Vec<Route>,
}

impl Routes {
    fn method(&mut self, path: &str, guard: Guard, takes: Takes, page: Page) -> MethodRouter {
        self.way(path, Way { guard, takes, past: false, page })
    }

    fn way(&mut self, path: &str, way: Way) -> MethodRouter {
        let takes = way.takes;
        let method = if takes == Takes::Nothing { "GET" } else { "POST" };
        let right = match way.guard {
            Guard::SignedIn(right) => right,
            Guard::Anyone => None,
        };
        self.all.push(Route { method, path: path.to_owned(), right });
        let app = self.app.clone();
        let handler = move |request: Request| handle(app.clone(), way, request);
        match takes {
            Takes::Nothing => get(handler),
            _ => post(handler),
        }
    }

    fn put(mut self, path: &str, method: MethodRouter) -> Routes {
        self.router = self.router.route(path, method);
        self
    }

    /// A page that only reads.
    fn reads(mut self, path: &str, page: Page) -> Routes {
        let method = self.method(path, Guard::SignedIn(None), Takes::Nothing, page);
        self.put(path, method)
    }

    /// A page that only reads, and can be asked as of an earlier day.
    fn tells(mut self, path: &str, page: Page) -> Routes {
        let method =
            self.way(path, Way { guard: Guard::SignedIn(None), takes: Takes::Nothing, past: true, page });
        self.put(path, method)
    }

    /// An act, and the right it asks for; none where it is about one's own account.
    fn acts(mut self, path: &str, right: Option<Action>, act: Page) -> Routes {
        let method = self.method(path, Guard::SignedIn(right), Takes::Form, act);
        self.put(path, method)
    }

    /// A form and what it does. The right is asked for before what was sent is read.
    fn form(mut self, path: &str, right: Option<Action>, page: Page, act: Page) -> Routes {
        let page = self.method(path, Guard::SignedIn(None), Takes::Nothing, page);
        let method = page.merge(self.method(path, Guard::SignedIn(right), Takes::Form, act));
        self.put(path, method)
    }

    /// A form that hands files in.
    fn files(mut self, path: &str, right: Option<Action>, page: Page, act: Page, most: usize) -> Routes {
        let page = self.method(path, Guard::SignedIn(None), Takes::Nothing, page);
        let method = page.merge(self.method(path, Guard::SignedIn(right), Takes::Files(most), act));
        self.put(path, method)
    }

    /// A form at the door.
    fn door(mut self, path: &str, page: Page, act: Page) -> Routes {
        let page = self.method(path, Guard::Anyone, Takes::Nothing, page);
        let method = page.merge(self.method(path, Guard::Anyone, Takes::Form, act));
        self.put(path, method)
    }
}

fn nothing(_: &crate::ask::Ask) -> crate::ask::Answer {
    Err(crate::failure::Failure::status(404))
}

/// The pages.
pub(crate) fn pages(app: &Arc<App>) -> Router {
    let most = app.options.list_bytes_max;
    let fallback = {
        let app = app.clone();
        move |request: Request| {
            handle(
                app.clone(),
                Way { guard: Guard::Anyone, takes: Takes::Nothing, past: false, page: nothing },
                request,
            )
        }
    };
    let wrong_way = {
        let app = app.clone();
        move |request: Request| wrong_method(app.clone(), request)
    };
    table(app, most)
        .router
        .layer(DefaultBodyLimit::disable())
        .fallback(fallback)
        .method_not_allowed_fallback(wrong_way)
}

/// Every page, in one table.
fn table(app: &Arc<App>, most: usize) -> Routes {
    let mut routes = Routes { app: app.clone(), router: Router::new(), all: Vec::new() }
        .door("/setup", door::set_up, door::set_up_now)
        .door("/sign-in", door::sign_in, door::sign_in_now)
        .door("/sign-in/code", door::code, door::code_now)
        .form("/first-password", None, me::first, me::first_now);
    let sign_out = routes.method("/sign-out", Guard::Anyone, Takes::Form, door::sign_out);
    let language = routes.method("/language", Guard::Anyone, Takes::Form, door::language);
    let routes = routes.put("/sign-out", sign_out).put("/language", language);
    let routes = files(routes);
    let routes = lists(routes, most);
    let routes = desk(routes);
    office_and_people(routes)
}

/// The addresses of all pages, for those who go to each of them.
pub(crate) fn all(app: &Arc<App>) -> Vec<Route> {
    table(app, app.options.list_bytes_max).all
}

async fn wrong_method(app: Arc<App>, request: Request) -> axum::response::Response {
    let _ = (&app, &request);
    crate::frame::bare_failure(&crate::failure::Failure::status(405), l10n::Reader::new(l10n::Lang::Ar))
}

fn files(routes: Routes) -> Routes {
    routes
        .reads("/", home::home)
        .reads("/more", home::more)
        .reads("/help", home::help)
        .reads("/about", home::about)
        .tells("/files", list::files)
        .tells("/files/export", list::export)
        .form("/files/new", Some(Record), intake::new, intake::open)
        .reads("/files/similar", intake::similar)
        .reads("/files/understood", intake::understood)
        .reads("/files/known", known::piece)
        .reads("/files/field", known::field)
        .form("/lists", Some(Read), saved::lists, saved::save)
        .acts("/lists/{id}/delete", Some(Read), saved::delete)
        .acts("/lists/{id}/restore", Some(Read), saved::restore)
        .acts("/files/read", Some(Review), bulk::mark_read)
        .acts("/files/read/undo", Some(Review), bulk::mark_unread)
        .acts("/files/tag", Some(Record), work::tag)
        .acts("/files/tag/undo", Some(Record), work::tag_undo)
        .acts("/files/tasks", Some(Record), work::set_tasks)
        .acts("/files/tasks/undo", Some(Record), work::tasks_undo)
        .acts("/files/grade/choose", Some(Review), work::choose_grade)
        .form("/files/grade", Some(Review), work::grade, work::grade_now)
        .acts("/files/grade/undo", Some(Review), work::grade_undo)
        .acts("/files/{id}/untag", Some(Record), work::untag)
        .reads("/tasks", work::tasks)
        .tells("/subjects", subjects::subjects)
        .tells("/subjects/export", subjects::export)
        .form("/subjects/new", Some(Record), subjects::new, subjects::open)
        .acts("/tasks/{id}/done", Some(Record), work::done)
        .acts("/tasks/{id}/reopen", Some(Record), work::reopen)
        .tells("/files/{id}", file::file)
        .tells("/files/{id}/print", file::print)
        .tells("/files/{id}/why", file::why)
        .tells("/files/{id}/history", file::history)
        .acts("/files/{id}/reveal", Some(Reveal), file::reveal)
        .acts("/files/{id}/review", Some(Review), file::review_now)
        .acts("/files/{id}/review/undo", Some(Review), file::review_undo)
        .reads("/teams", team::teams)
        .form("/files/{id}/team", Some(Team), team::team, team::give)
        .acts("/files/{id}/team/dissolve", Some(Team), team::dissolve)
        .acts("/files/{id}/team/undo", Some(Team), team::undo)
        .form("/files/{id}/forget", Some(Forget), forget::forget, forget::now)
        .files("/files/{id}/claims/new", Some(Record), write::claim, write::claim_add, PAPER_BYTES)
        .form("/files/{id}/claims/{claim}/correct", Some(Correct), write::correct, write::correct_now)
        .form("/files/{id}/claims/{claim}/withdraw", Some(Correct), write::withdraw, write::withdraw_now)
        .acts("/files/{id}/claims/{claim}/restore", Some(Correct), write::restore)
        .form("/files/{id}/events/new", Some(Record), write::event, write::event_add)
        .form("/files/{id}/told", Some(Tell), telling::telling, telling::tell)
        .files("/files/{id}/documents/new", Some(Record), write::document, write::document_add, PAPER_BYTES)
        .tells("/sources/{id}", documents::source)
        .form("/sources/{id}/title", Some(Correct), documents::title, documents::title_now)
        .reads("/documents/{id}", documents::document)
        .reads("/documents/{id}/raw", documents::document_raw)
        .form("/documents/{id}/out", Some(Correct), documents::take_out, documents::take_out_now)
        .acts("/documents/{id}/back", Some(Correct), documents::put_back)
        .form("/documents/{id}/destroy", Some(Forget), forget::list, forget::list_now)
}

fn lists(routes: Routes, most: usize) -> Routes {
    routes
        .reads("/imports", imports::imports)
        .files("/imports/new", Some(Import), imports::new, imports::upload, most)
        .reads("/plans/{id}", plan::plan)
        .reads("/plans/{id}/rows", plan::rows)
        .acts("/plans/{id}/columns", Some(Import), plan::columns)
        .acts("/plans/{id}/accept", Some(Import), plan::accept)
        .acts("/plans/{id}/mapping", Some(Import), plan::mapping)
        .acts("/plans/{id}/cancel", Some(Import), plan::cancel)
        .reads("/plans/{id}/working", working::working)
        .acts("/plans/{id}/stop", None, working::stop)
        .reads("/bundles/{id}", bundles::bundle)
        .acts("/bundles/{id}/accept", Some(Import), bundles::accept)
        .acts("/bundles/{id}/cancel", Some(Import), bundles::cancel)
        .reads("/imports/{id}", imports::import)
        .acts("/imports/{id}/withdraw", Some(Undo), imports::withdraw)
        .acts("/imports/{id}/restore", Some(Undo), imports::restore)
        .reads("/waiting", waiting::waiting)
        .form("/waiting/{id}", Some(Import), waiting::one, waiting::clear)
        .acts("/waiting/{id}/undo", Some(Import), waiting::undo)
        .acts("/waiting/{id}/reveal", Some(Reveal), waiting::reveal)
        .reads("/mappings", plan::mappings)
        .acts("/mappings/{id}/delete", Some(Import), plan::mapping_delete)
}

fn desk(routes: Routes) -> Routes {
    routes
        .reads("/matching", matching::desk)
        .acts("/matching/undo", Some(Judge), verdict::undo)
        .reads("/matching/judgements", matching::judgements)
        .acts("/matching/judgements/{id}/withdraw", Some(Judge), matching::judgement_withdraw)
        .reads("/matching/clusters", clusters::clusters)
        .reads("/matching/clusters/{id}", clusters::cluster)
        .acts("/matching/clusters/{id}/split", Some(Judge), clusters::split)
        .form("/matching/thresholds", Some(Tune), thresholds::thresholds, thresholds::thresholds_set)
        .acts("/matching/thresholds/undo", Some(Tune), thresholds::thresholds_undo)
        .reads("/matching/overlaps", overlaps::overlaps)
        .reads("/matching/overlaps/persons", overlaps::persons)
        .form("/matching/{pair}", Some(Judge), matching::pair, verdict::judge)
}

fn office_and_people(routes: Routes) -> Routes {
    routes
        .reads("/members", members::members)
        .form("/members/new", Some(ManageMembers), members::new, members::add)
        .form("/members/{id}", Some(ManageMembers), members::member, members::change)
        .acts("/members/{id}/password", Some(ManageMembers), members::password)
        .acts("/members/{id}/totp", Some(ManageMembers), members::totp)
        .acts("/members/{id}/lock", Some(ManageMembers), members::lock)
        .acts("/members/{id}/unlock", Some(ManageMembers), members::unlock)
        .reads("/requests", requests::requests)
        .acts("/requests/{id}/confirm", None, requests::confirm)
        .acts("/requests/{id}/refuse", None, requests::refuse)
        .reads("/phones", phones::phones)
        .reads("/me", me::me)
        .acts("/me/recovery", None, me::recovery)
        .acts("/me/language", None, me::language)
        .acts("/me/password", None, me::password)
        .acts("/me/totp", None, me::totp)
        .acts("/me/totp/off", None, me::totp_off)
        .acts("/me/tokens", None, me::token)
        .acts("/me/tokens/{id}/end", None, me::token_end)
        .acts("/me/sessions/{id}/end", None, me::session_end)
        .acts("/me/sessions/end", None, me::sessions_end)
        .reads("/audit", office::audit)
        .form("/backup", Some(Keep), backup::backup, copies::make)
        .acts("/backup/keeping", Some(Keep), backup::keep)
        .reads("/backup/copies/{at}", copies::take)
        .acts("/backup/verify", Some(Keep), backup::verify)
        .reads("/organisations", office::organisations)
        .reads("/organisations/{id}", office::organisation)
        .acts("/organisations/{id}/withdraw", Some(Undo), office::organisation_withdraw)
        .acts("/organisations/{id}/restore", Some(Undo), office::organisation_restore)
}
