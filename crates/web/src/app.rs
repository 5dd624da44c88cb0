//! What all requests share.

use crate::body::Budget;
use crate::earlier::EarlierRegisters;
use crate::failure::Failure;
use crate::held_uploads::HeldUploads;
use crate::jobs::Jobs;
use crate::phones::Phones;
use crate::repeats::Repeats;
use crate::sessions::{PendingSignIns, Sessions};
use axum::http::Extensions;
use casework::House;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How the server behaves towards the world around it.
#[derive(Debug, Clone)]
pub struct Options {
    /// Browsers come by HTTPS (through a proxy that ends it): cookies are then sent by HTTPS alone.
    pub https: bool,
    /// Proxies in front that are believed when they say whose request it is (`Forwarded`, `X-Forwarded-For`).
    pub trusted_proxies: Vec<IpAddr>,
    /// Names for which the server answers, beside `localhost` and bare addresses.
    pub hosts: Vec<String>,
    /// Others on the network reach it, and nothing seals what they send.
    pub exposed: bool,
    /// Asked on the first page, so that no stranger is there first; not asked when `None`.
    pub setup_word: Option<String>,
    /// What phones are shown, where they are let in.
    pub phones: Option<Arc<Phones>>,
    /// The command that starts this register so that phones are let in.
    pub phones_command: String,
    /// How long a head of a request, or the next one, is waited for; the next piece of a body twice as long.
    pub patience: Duration,
    /// Connections from other machines at one time.
    pub connections_max: usize,
    /// A session ends after so long without a request.
    pub idle: Duration,
    /// A session ends after so long in any case.
    pub absolute: Duration,
    /// The largest list that is taken in, in bytes.
    pub list_bytes_max: usize,
    /// Bytes that the bodies of all requests under way may hold together.
    pub in_flight_bytes_max: usize,
    /// Attempts to sign in that an address may make a minute.
    pub sign_ins_a_minute: u32,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            https: false,
            trusted_proxies: Vec::new(),
            hosts: Vec::new(),
            exposed: false,
            setup_word: None,
            phones: None,
            phones_command: "athar serve --phones".to_owned(),
            patience: Duration::from_secs(15),
            connections_max: 512,
            idle: Duration::from_secs(30 * 60),
            absolute: Duration::from_secs(12 * 3600),
            list_bytes_max: 256_000_000,
            in_flight_bytes_max: 512 << 20,
            sign_ins_a_minute: 30,
        }
    }
}

/// Marks a request that came by TLS with our own certificate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OverTls;

/// Two files, the older first.
pub(crate) type Pair = (model::PersonId, model::PersonId);

/// What all requests share.
pub(crate) struct App {
    pub house: Arc<House>,
    pub options: Options,
    pub sessions: Sessions,
    pub pending_sign_ins: PendingSignIns,
    pub jobs: Jobs,
    pub budget: Arc<Budget>,
    pub earlier: EarlierRegisters,
    pub repeats: Repeats,
    pub held_uploads: HeldUploads,
    /// Argon2 takes memory: two hash at a time, the others wait. Strangers wait for a lock of their own.
    hashing: [Mutex<()>; 2],
    strangers: AtomicUsize,
    sign_in_tries: Mutex<HashMap<String, (i64, u32)>>,
    /// Pairs that waited when a colleague last stood at the desk. Finding them
    /// is the work of an engine, which no other page sets going.
    proposals: Mutex<HashMap<model::MemberId, u64>>,
    /// The pair that each colleague has open, and since when: two at work do not read the same one.
    open_pairs: Mutex<HashMap<model::MemberId, (Pair, i64)>>,
    /// The machine is judging what came; whoever asks for it meanwhile is served by the same round.
    judging: Arc<AtomicBool>,
    /// Pages with forms that were shown: the key of one use that a form carries is made with it.
    forms: AtomicU64,
    /// Drawn at the start: tokens of forms are made with it.
    key: String,
}

impl App {
    pub fn new(house: Arc<House>, options: Options) -> App {
        let key = crate::sessions::hex(&house.random::<32>());
        App {
            house,
            budget: Budget::new(options.in_flight_bytes_max, 2 * options.patience),
            options,
            sessions: Sessions::default(),
            pending_sign_ins: PendingSignIns::default(),
            jobs: Jobs::default(),
            earlier: EarlierRegisters::default(),
            repeats: Repeats::default(),
            held_uploads: HeldUploads::default(),
            forms: AtomicU64::new(0),
            hashing: Default::default(),
            strangers: AtomicUsize::new(0),
            sign_in_tries: Mutex::default(),
            proposals: Mutex::default(),
            open_pairs: Mutex::default(),
            judging: Arc::default(),
            key,
        }
    }

    /// Pairs that waited when this colleague last stood at the desk.
    pub fn proposals(&self, member: model::MemberId) -> u64 {
        self.proposals.lock().unwrap_or_else(PoisonError::into_inner).get(&member).copied().unwrap_or(0)
    }

    /// Remembers how many pairs wait for a colleague.
    pub(crate) fn keep_proposals(&self, member: model::MemberId, waiting: u64) {
        self.proposals.lock().unwrap_or_else(PoisonError::into_inner).insert(member, waiting);
    }

    /// The first of these pairs, from a place on, that nobody else has open; that place when all are open.
    /// This colleague has it open from now on.
    pub(crate) fn open_free_pair(&self, member: model::MemberId, pairs: &[Pair], from: usize) -> usize {
        const READING_MS: i64 = 5 * 60_000;
        let now = self.house.now();
        let mut open_pairs = self.open_pairs.lock().unwrap_or_else(PoisonError::into_inner);
        open_pairs.retain(|_, (_, since)| now - *since < READING_MS);
        open_pairs.remove(&member);
        let free = |pair: &Pair| open_pairs.values().all(|(other, _)| other != pair);
        let after = pairs.iter().skip(from).position(free).map(|n| from + n);
        let at = after.or_else(|| pairs.iter().position(free)).unwrap_or(from);
        if let Some(pair) = pairs.get(at) {
            open_pairs.insert(member, (*pair, now));
        }
        at
    }

    /// Has the engine look at what changed before someone waits for the desk.
    pub(crate) fn compare_in_background(&self) {
        begin_comparing(&self.house);
    }

    /// After an act: where an analyst switched the machine on, it judges what
    /// the act changed, beside the work of others. A new file is compared at once.
    pub(crate) fn judge_automatically(&self) {
        if !self.house.machine_waits() || self.judging.swap(true, Ordering::SeqCst) {
            return;
        }
        // Held only while at work: a server that stops closes its register.
        let (house, judging) = (Arc::downgrade(&self.house), self.judging.clone());
        let work = move || loop {
            // What fails here is told to the one who asks next.
            let judged = house.upgrade().map(|house| house.judge_what_came().is_ok());
            judging.store(false, Ordering::SeqCst);
            // What came while it judged is judged in another round.
            let more = judged == Some(true) && house.upgrade().is_some_and(|house| house.machine_waits());
            if !more || judging.swap(true, Ordering::SeqCst) {
                return;
            }
        };
        if crate::background::begin("judge", work).is_err() {
            self.judging.store(false, Ordering::SeqCst);
        }
    }

    /// The token every form sends back; it belongs to one cookie.
    pub fn form_token(&self, cookie: &str) -> String {
        sealing::token::hash_hex(&format!("{}{cookie}", self.key))
    }

    /// A mark of whose page a form stood on. A form from before somebody signed out and in again is known
    /// by it as their own, though its token is of the session that ended.
    pub(crate) fn own_mark(&self, member: model::MemberId) -> String {
        sealing::token::hash_hex(&format!("{} page of {member}", self.key))[..16].to_owned()
    }

    /// A key of one use for the forms of one page: sent twice, they are done once.
    pub(crate) fn form_key(&self) -> String {
        let number = self.forms.fetch_add(1, Ordering::Relaxed);
        sealing::token::hash_hex(&format!("{} form {number}", self.key))[..16].to_owned()
    }

    /// Does work that takes the memory of a password hash, for one who is known.
    pub(crate) fn hash_for_member<T>(&self, work: impl FnOnce() -> T) -> T {
        let _turn = self.hashing[0].lock().unwrap_or_else(PoisonError::into_inner);
        work()
    }

    /// The same for somebody who tries to sign in and is not known. They wait for each other and for no
    /// colleague, and not more of them wait than can be served soon.
    pub(crate) fn hash_for_stranger<T>(&self, work: impl FnOnce() -> T) -> Result<T, Failure> {
        const WAITING_MAX: usize = 24;
        struct Waiting<'a>(&'a AtomicUsize);
        impl Drop for Waiting<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        let before = self.strangers.fetch_add(1, Ordering::SeqCst);
        let _waiting = Waiting(&self.strangers);
        if before >= WAITING_MAX {
            return Err(Failure::coded(503, "door-busy"));
        }
        let _turn = self.hashing[1].lock().unwrap_or_else(PoisonError::into_inner);
        Ok(work())
    }

    /// Whether an address may try to sign in once more this minute.
    pub(crate) fn may_try_sign_in(&self, address: &str) -> bool {
        // Where the address is not known, nobody waits for what others did.
        if address.is_empty() {
            return true;
        }
        let minute = self.house.now() / 60_000;
        let mut sign_in_tries = self.sign_in_tries.lock().unwrap_or_else(PoisonError::into_inner);
        if sign_in_tries.len() > 10_000 {
            sign_in_tries.retain(|_, (at, _)| *at == minute);
        }
        let entry = sign_in_tries.entry(address.to_owned()).or_insert((minute, 0));
        if entry.0 != minute {
            *entry = (minute, 0);
        }
        entry.1 += 1;
        entry.1 <= self.options.sign_ins_a_minute
    }

    /// Whether a request came by TLS, to us or to a proxy in front.
    pub(crate) fn is_secure(&self, extensions: &Extensions) -> bool {
        self.options.https || extensions.get::<OverTls>().is_some()
    }
}

/// Reads what the first who asks would wait for, and gives back what nobody asked for in a while.
pub(crate) fn begin_keeping_ready(house: &Arc<House>) {
    const LOOK_EVERY: Duration = Duration::from_secs(5 * 60);
    const IDLE_MS: i64 = 30 * 60_000;
    let house = Arc::downgrade(house);
    let work = move || {
        // What fails here is told to the one who asks.
        house.upgrade().into_iter().for_each(|house| drop(house.make_ready()));
        loop {
            crate::background::give_memory_back();
            std::thread::sleep(LOOK_EVERY);
            let Some(house) = house.upgrade() else { return };
            house.rest(house.now() - IDLE_MS);
        }
    };
    // Without a thread to spare it is read when it is asked for.
    let _ = crate::background::begin("ready", work);
}

/// Compares beside the work of others; whoever opens the desk meanwhile goes first.
pub(crate) fn begin_comparing(house: &Arc<House>) {
    // Held only while at work: a server that stops closes its register.
    let house = Arc::downgrade(house);
    let work = move || {
        house.upgrade().into_iter().for_each(|house| house.compare_early());
        crate::background::give_memory_back();
    };
    // Without a thread to spare it is compared when it is asked for.
    let _ = crate::background::begin("compare", work);
}
