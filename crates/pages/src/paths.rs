//! Every address of the program, made in one place.
//!
//! A page links and posts only to these, and `web` routes exactly these.
//! Addresses hold numbers and words of the register's own making; what a
//! person typed goes through [`with`], which encodes it.
//!
//! For each address: what it shows (`GET`), and after `POST` what is done there.
//!
//! - `/setup`: first-run set-up. `POST`: sets up.
//! - `/sign-in`, `/sign-in/code`, `/sign-out`: the doors. `POST`: go through them.
//! - `/first-password`: asked of whoever was given a password. `POST`: changes it.
//! - `/phones`: how a phone comes in.
//! - `/requests`, `/requests/{id}/confirm`, `…/refuse`: what waits for a second person. `POST`: answers it.
//! - `/language`: `POST`: `language, back`: changes the language.
//! - `/`: what waits.
//! - `/more`, `/help`, `/about`: menu, guide, sources.
//! - `/files`: list and search (`q, status, place, party, year, source, organisation, missing, sort, down,
//!   rows, columns, page, list`).
//! - `/files/export`: `format` = `xlsx`, `csv`, `json`, `bundle` and the same question.
//! - `/lists`, `/lists/{id}/delete`, `…/restore`: saved lists. `POST`: `name` and the question as `query`;
//!   deletes; takes that back.
//! - `/files/read`, `…/undo`: `POST`: `file` (several), or `all` and `shown`; `back`: marks files as read;
//!   takes that back.
//! - `/files/tag`, `/files/tasks`, `…/undo`: `POST`: `file` (several), or `all` and `shown`; `tag`, or
//!   `what, who, due`; `back`: tags files, sets tasks, also for a place of detention, a unit, a checkpoint;
//!   takes that back.
//! - `/files/grade`, `…/choose`, `…/undo`: sources that speak in `file` (several). `POST`: `source`
//!   (several), `reliability, why`: grades them; goes there; takes that back.
//! - `/files/{id}/untag`: `POST`: `tag`: takes it off.
//! - `/tasks`, `/tasks/{id}/done`, `…/reopen`: what is to be done (`all, page`). `POST`: ends a task; opens
//!   it again.
//! - `/files/new`: quick intake. `POST`: a new file.
//! - `/files/similar`, `/files/understood`: pieces for the intake island (`name, mother, …`; `said,
//!   field`).
//! - `/files/known`, `/files/field`: pieces for the islands of forms (`of` or `property`, and what is
//!   typed).
//! - `/files/{id}`, `…/print`, `…/why`, `…/history`: the file.
//! - `/files/{id}/claims/new`: form. `POST`: adds a claim.
//! - `/files/{id}/claims/{claim}/correct`, `…/withdraw`: form. `POST`: corrects, withdraws.
//! - `/files/{id}/claims/{claim}/restore`: `POST`: lets a withdrawn claim stand again.
//! - `/files/{id}/events/new`, `/files/{id}/documents/new`, `/files/{id}/told`: form. `POST`: adds.
//! - `/files/{id}/team`, `…/dissolve`, `…/undo`: who works on the file. `POST`: `member` (several), `why`:
//!   gives it a team; takes it away; takes the latest change back.
//! - `/teams`: files that have a team.
//! - `/files/{id}/review`, `…/review/undo`: `POST`: `remarks`: marks the file as read; takes that back.
//! - `/files/{id}/reveal`: `POST`: `property`: shows a sealed value, logged.
//! - `/sources/{id}`, `/documents/{id}`: a source, a document.
//! - `/sources/{id}/title`: form. `POST`: `title, name`: the source is called so, and the name is sealed.
//! - `/documents/{id}/raw`: the bytes.
//! - `/documents/{id}/out`, `…/back`: form. `POST`: takes a paper out of a file, puts it back.
//! - `/documents/{id}/destroy`: form, of a list that was kept as it came. `POST`: asks for it.
//! - `/imports`, `/imports/new`: list, upload. `POST`: reads a file into a plan.
//! - `/plans/{id}`, `…/columns`, `…/accept`, `…/mapping`, `…/cancel`: the plan. `POST`: change it, accept
//!   it, ….
//! - `/plans/{id}/rows`: its rows (`of` = `accepted`, `changed`, `waiting`, `repeated`, `rejected`;
//!   `page`).
//! - `/plans/{id}/working`, `…/stop`: how far it is. `POST`: stops it.
//! - `/bundles/{id}`, `…/accept`, `…/cancel`: the plan of a bundle from another register. `POST`: takes it
//!   in; lets it go.
//! - `/imports/{id}`, `…/withdraw`, `…/restore`: the import. `POST`: withdraws it, lets it stand again.
//! - `/waiting`, `/waiting/{id}`, `…/undo`, `…/reveal`: work-list (`import, reason, page`). `POST`: clears
//!   a row; takes that back; shows a sealed cell, logged.
//! - `/mappings`, `/mappings/{id}/delete`: saved mappings. `POST`: deletes.
//! - `/matching`, `/matching/{pair}`, `/matching/undo`: the desk. `POST`: judges; takes the last back.
//! - `/matching/judgements`, `…/{id}/withdraw`: log of judgements. `POST`: withdraws one.
//! - `/matching/clusters`, `…/{id}`, `…/{id}/split`: clusters. `POST`: splits one.
//! - `/matching/thresholds`, `…/undo`: thresholds. `POST`: sets them; takes all automatic judgements back.
//! - `/matching/overlaps`: who is in which list.
//! - `/members`, `/members/new`, `/members/{id}`, `…/password`, `…/totp`, `…/lock`, `…/unlock`: accounts.
//!   `POST`: change them.
//! - `/me`, `/me/language`, `/me/password`, `/me/totp`, `/me/totp/off`, `/me/recovery`, `/me/tokens`,
//!   `/me/tokens/{id}/end`, `/me/sessions/{id}/end`, `/me/sessions/end`: own page. `POST`: change it.
//! - `/audit`: the log (`kind, member, from, to, page`).
//! - `/backup`, `/backup/verify`: copies. `POST`: makes one; verifies.
//! - `/organisations`, `/organisations/{id}`, `…/withdraw`, `…/restore`: organisations. `POST`: withdraw,
//!   restore.
//! - `/subjects`, `/subjects/new`: places of detention, units, checkpoints … by name (`kind, q`); form.
//!   `POST`: a new one.
//! - `/subjects/export`: `format` = `xlsx`, `csv`, `json`; `kind, q`; `for` = `team`, `partner`; `shipped`.
//! - `/assets/{name}`: styles and islands, for ever.

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {$(
        $(#[$doc])*
        pub const $name: &str = $path;
    )*};
}

fixed! {
    /// First-run set-up.
    SETUP = "/setup";
    /// Sign-in.
    SIGN_IN = "/sign-in";
    /// Second step of sign-in.
    SIGN_IN_CODE = "/sign-in/code";
    /// Leaves.
    SIGN_OUT = "/sign-out";
    /// Changes a password that was given.
    FIRST_PASSWORD = "/first-password";
    /// How a phone comes in.
    PHONES = "/phones";
    /// What waits for a second person.
    REQUESTS = "/requests";
    /// Makes recovery codes.
    ME_RECOVERY = "/me/recovery";
    /// Changes the language.
    LANGUAGE = "/language";
    /// Opens a register with its passphrase, where the program was started from an icon.
    UNLOCK = "/unlock";
    /// What waits.
    HOME = "/";
    /// The rest of the menu.
    MORE = "/more";
    /// The short guide.
    HELP = "/help";
    /// Licences and data sources.
    ABOUT = "/about";
    /// List and search.
    FILES = "/files";
    /// Takes the list out.
    EXPORT = "/files/export";
    /// Quick intake.
    FILE_NEW = "/files/new";
    /// Files like the one being typed.
    SIMILAR = "/files/similar";
    /// How a date being typed is understood.
    UNDERSTOOD = "/files/understood";
    /// Words the register knows for a property.
    KNOWN = "/files/known";
    /// The field in which a value of a property is written.
    FIELD = "/files/field";
    /// Marks several files as read.
    FILES_READ = "/files/read";
    /// Takes that back.
    FILES_UNREAD = "/files/read/undo";
    /// Gives files a tag.
    FILES_TAG = "/files/tag";
    /// Takes an act about tags back.
    FILES_TAG_UNDO = "/files/tag/undo";
    /// Sets a task for files.
    FILES_TASKS = "/files/tasks";
    /// Takes set tasks back.
    FILES_TASKS_UNDO = "/files/tasks/undo";
    /// Goes to the grading of sources that speak in files.
    FILES_GRADE_CHOOSE = "/files/grade/choose";
    /// Grades sources that speak in files.
    FILES_GRADE = "/files/grade";
    /// Gives them the grades they had.
    FILES_GRADE_UNDO = "/files/grade/undo";
    /// What is to be done.
    TASKS = "/tasks";
    /// Files that have a team.
    TEAMS = "/teams";
    /// Saved lists.
    LISTS = "/lists";
    /// Imports and plans.
    IMPORTS = "/imports";
    /// Upload.
    IMPORT_NEW = "/imports/new";
    /// Rows that wait.
    WAITING = "/waiting";
    /// Saved mappings.
    MAPPINGS = "/mappings";
    /// The desk.
    MATCHING = "/matching";
    /// Takes back the last judgement.
    MATCHING_UNDO = "/matching/undo";
    /// Log of judgements.
    JUDGEMENTS = "/matching/judgements";
    /// Clusters.
    CLUSTERS = "/matching/clusters";
    /// Thresholds.
    THRESHOLDS = "/matching/thresholds";
    /// Takes back all automatic judgements.
    THRESHOLDS_UNDO = "/matching/thresholds/undo";
    /// Overlaps of lists.
    OVERLAPS = "/matching/overlaps";
    /// The persons of one cell of the overlaps.
    OVERLAP_PERSONS = "/matching/overlaps/persons";
    /// Accounts.
    MEMBERS = "/members";
    /// A new account.
    MEMBER_NEW = "/members/new";
    /// The reader's own page.
    ME = "/me";
    /// Changes the reader's language for good.
    ME_LANGUAGE = "/me/language";
    /// Changes the password.
    ME_PASSWORD = "/me/password";
    /// Puts the second key on.
    ME_TOTP = "/me/totp";
    /// Takes the second key off.
    ME_TOTP_OFF = "/me/totp/off";
    /// Makes a token.
    ME_TOKENS = "/me/tokens";
    /// Ends all other sessions.
    ME_SESSIONS_END = "/me/sessions/end";
    /// The log.
    AUDIT = "/audit";
    /// Copies.
    BACKUP = "/backup";
    /// How often a copy is made, and where it lies.
    COPIES_KEPT = "/backup/keeping";
    /// Verification.
    VERIFY = "/backup/verify";
    /// Organisations.
    ORGANISATIONS = "/organisations";
    /// What is no person, by name.
    SUBJECTS = "/subjects";
    /// Takes those of one kind out.
    SUBJECTS_EXPORT = "/subjects/export";
    /// A new one.
    SUBJECT_NEW = "/subjects/new";
}

macro_rules! numbered {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),+) = $pattern:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name($($arg: &str),+) -> String {
            format!($pattern, $($arg = encode($arg)),+)
        }
    )*};
}

numbered! {
    /// A file.
    file(id) = "/files/{id}";
    /// Its print view.
    file_print(id) = "/files/{id}/print";
    /// Forgetting whom it is about, at a lawful wish.
    forget(id) = "/files/{id}/forget";
    /// Why the register concludes what it concludes.
    file_why(id) = "/files/{id}/why";
    /// Its whole history.
    file_history(id) = "/files/{id}/history";
    /// Its team.
    team(id) = "/files/{id}/team";
    /// Takes its team away.
    team_dissolve(id) = "/files/{id}/team/dissolve";
    /// Takes the latest change of its team back.
    team_undo(id) = "/files/{id}/team/undo";
    /// Takes a tag off.
    untag(id) = "/files/{id}/untag";
    /// Ends a task.
    task_done(id) = "/tasks/{id}/done";
    /// Opens a task again.
    task_reopen(id) = "/tasks/{id}/reopen";
    /// Marks a file as read.
    review(id) = "/files/{id}/review";
    /// Takes that mark back.
    review_undo(id) = "/files/{id}/review/undo";
    /// Asks for a sealed value.
    reveal(id) = "/files/{id}/reveal";
    /// Adds a claim.
    claim_new(id) = "/files/{id}/claims/new";
    /// Corrects a claim.
    claim_correct(id, claim) = "/files/{id}/claims/{claim}/correct";
    /// Withdraws a claim.
    claim_withdraw(id, claim) = "/files/{id}/claims/{claim}/withdraw";
    /// Lets a withdrawn claim stand again.
    claim_restore(id, claim) = "/files/{id}/claims/{claim}/restore";
    /// Adds a step of the path.
    event_new(id) = "/files/{id}/events/new";
    /// Writes down that a relative was told.
    telling_new(id) = "/files/{id}/told";
    /// Adds a document.
    document_new(id) = "/files/{id}/documents/new";
    /// A source.
    source(id) = "/sources/{id}";
    /// Form that takes a name out of its title.
    source_title(id) = "/sources/{id}/title";
    /// A document.
    document(id) = "/documents/{id}";
    /// Its bytes.
    document_raw(id) = "/documents/{id}/raw";
    /// Destroying a list that was kept as it came.
    document_destroy(id) = "/documents/{id}/destroy";
    /// Taking it out of a file into which it was put by mistake.
    document_out(id) = "/documents/{id}/out";
    /// Puts it back.
    document_back(id) = "/documents/{id}/back";
    /// Deletes a saved list.
    list_delete(id) = "/lists/{id}/delete";
    /// Takes that back.
    list_restore(id) = "/lists/{id}/restore";
    /// A plan.
    plan(id) = "/plans/{id}";
    /// Changes the columns of a plan.
    plan_columns(id) = "/plans/{id}/columns";
    /// Rows of a plan.
    plan_rows(id) = "/plans/{id}/rows";
    /// Accepts a plan.
    plan_accept(id) = "/plans/{id}/accept";
    /// Saves the mapping of a plan.
    plan_mapping(id) = "/plans/{id}/mapping";
    /// Cancels a plan.
    plan_cancel(id) = "/plans/{id}/cancel";
    /// How far a plan is.
    plan_working(id) = "/plans/{id}/working";
    /// Stops reading.
    plan_stop(id) = "/plans/{id}/stop";
    /// The plan of a bundle.
    bundle(id) = "/bundles/{id}";
    /// Takes a bundle in.
    bundle_accept(id) = "/bundles/{id}/accept";
    /// Lets the plan of a bundle go.
    bundle_cancel(id) = "/bundles/{id}/cancel";
    /// An import.
    import(id) = "/imports/{id}";
    /// Confirms what another asked for.
    request_confirm(id) = "/requests/{id}/confirm";
    /// Refuses it.
    request_refuse(id) = "/requests/{id}/refuse";
    /// Withdraws an import.
    import_withdraw(id) = "/imports/{id}/withdraw";
    /// Lets a withdrawn import stand again.
    import_restore(id) = "/imports/{id}/restore";
    /// Clears a waiting row.
    waiting(id) = "/waiting/{id}";
    /// Takes a decision about a row back.
    waiting_undo(id) = "/waiting/{id}/undo";
    /// Asks for a sealed cell of a waiting row.
    waiting_reveal(id) = "/waiting/{id}/reveal";
    /// Deletes a mapping.
    mapping_delete(id) = "/mappings/{id}/delete";
    /// A pair on the desk.
    pair(id) = "/matching/{id}";
    /// Withdraws a judgement.
    judgement_withdraw(id) = "/matching/judgements/{id}/withdraw";
    /// A cluster.
    cluster(id) = "/matching/clusters/{id}";
    /// Splits a cluster.
    cluster_split(id) = "/matching/clusters/{id}/split";
    /// A copy, taken elsewhere.
    copy_taken(at) = "/backup/copies/{at}";
    /// An account.
    member(id) = "/members/{id}";
    /// Gives an account a new first password.
    member_password(id) = "/members/{id}/password";
    /// Takes its second key off.
    member_totp(id) = "/members/{id}/totp";
    /// Locks an account.
    member_lock(id) = "/members/{id}/lock";
    /// Unlocks an account.
    member_unlock(id) = "/members/{id}/unlock";
    /// Ends a token.
    token_end(id) = "/me/tokens/{id}/end";
    /// Ends a session.
    session_end(id) = "/me/sessions/{id}/end";
    /// An organisation.
    organisation(id) = "/organisations/{id}";
    /// Withdraws an organisation.
    organisation_withdraw(id) = "/organisations/{id}/withdraw";
    /// Restores an organisation.
    organisation_restore(id) = "/organisations/{id}/restore";
}

/// An address with a query. Empty values are left out.
///
/// ```
/// use pages::paths;
/// assert_eq!(paths::with(paths::FILES, &[("q", "عمر"), ("page", "")]), "/files?q=%D8%B9%D9%85%D8%B1");
/// ```
pub fn with(path: &str, query: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    for (name, value) in query.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(if out.contains('?') { '&' } else { '?' });
        out.push_str(&encode(name));
        out.push('=');
        out.push_str(&encode(value));
    }
    out
}

/// Percent-encoding of everything but the unreserved characters (RFC 3986 §2.3).
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_that_could_lead_elsewhere() {
        assert_eq!(file("D-01472"), "/files/D-01472");
        assert_eq!(file("../admin?x=1"), "/files/..%2Fadmin%3Fx%3D1");
        assert_eq!(with("/files?page=2", &[("q", "a&b")]), "/files?page=2&q=a%26b");
    }
}
