//! What all requests share.

use crate::body::Budget;
use crate::failure::Failure;
use crate::held::Held;
use crate::jobs::Jobs;
use crate::once::Once;
use crate::past::Days;
use crate::phones::Phones;
use crate::serve::Sealed;
use crate::sessions::{Doorstep, Sessions};
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
    /// Attempts at the door an address may make a minute.
    pub knocks_a_minute: u32,
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
            patience: Duration::from_secs(15),
            connections_max: 512,
            idle: Duration::from_secs(30 * 60),
            absolute: Duration::from_secs(12 * 3600),
            list_bytes_max: 256 << 20,
            in_flight_bytes_max: 512 << 20,
            knocks_a_minute: 30,
        }
    }
}

/// Two files, the older first.
pub(crate) type Pair = (model::PersonId, model::PersonId);

/// What all requests share.
pub(crate) struct App {
    pub house: Arc<House>,
    pub options: Options,
    pub sessions: Sessions,
    pub doorstep: Doorstep,
    pub jobs: Jobs,
    pub budget: Arc<Budget>,
    pub days: Days,
    pub once: Once,
    pub held: Held,
    /// Argon2 takes memory: two at a time, the others stand in line. Strangers have one line of their own.
    hashing: [Mutex<()>; 2],
    strangers: AtomicUsize,
    knocks: Mutex<HashMap<String, (i64, u32)>>,
    /// Pairs that waited when a colleague last stood at the desk. Finding them
    /// is the work of an engine, which no other page sets going.
    proposals: Mutex<HashMap<model::MemberId, u64>>,
    /// The pair that lies before each colleague, and since when: two at work do not read the same one.
    hands: Mutex<HashMap<model::MemberId, (Pair, i64)>>,
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
            doorstep: Doorstep::default(),
            jobs: Jobs::default(),
            days: Days::default(),
            once: Once::default(),
            held: Held::default(),
            forms: AtomicU64::new(0),
            hashing: Default::default(),
            strangers: AtomicUsize::new(0),
            knocks: Mutex::default(),
            proposals: Mutex::default(),
            hands: Mutex::default(),
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

    /// The first of these pairs, from a place on, that lies before no one else; that place when all do.
    /// It lies before this colleague from now on.
    pub(crate) fn take_in_hand(&self, member: model::MemberId, pairs: &[Pair], from: usize) -> usize {
        const READING_MS: i64 = 5 * 60_000;
        let now = self.house.now();
        let mut hands = self.hands.lock().unwrap_or_else(PoisonError::into_inner);
        hands.retain(|_, (_, since)| now - *since < READING_MS);
        hands.remove(&member);
        let free = |pair: &Pair| hands.values().all(|(other, _)| other != pair);
        let after = pairs.iter().skip(from).position(free).map(|n| from + n);
        let at = after.or_else(|| pairs.iter().position(free)).unwrap_or(from);
        if let Some(pair) = pairs.get(at) {
            hands.insert(member, (*pair, now));
        }
        at
    }

    /// Has the engine look at what changed before someone waits for the desk.
    pub fn compare_early(&self) {
        early(&self.house);
    }

    /// After an act: where an analyst switched the machine on, it judges what
    /// the act changed, beside the work of others. A new file is compared at once.
    pub(crate) fn let_the_machine_judge(&self) {
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
        if crate::leisure::begin("judge", work).is_err() {
            self.judging.store(false, Ordering::SeqCst);
        }
    }

    /// The token every form sends back; it belongs to one cookie.
    pub fn form_token(&self, cookie: &str) -> String {
        sealing::token::hash_hex(&format!("{}{cookie}", self.key))
    }

    /// A key of one use for the forms of one page: sent twice, they are done once.
    pub(crate) fn form_key(&self) -> String {
        let number = self.forms.fetch_add(1, Ordering::Relaxed);
        sealing::token::hash_hex(&format!("{} form {number}", self.key))[..16].to_owned()
    }

    /// Does work that takes the memory of a password hash, for one who is known.
    pub(crate) fn hashing<T>(&self, work: impl FnOnce() -> T) -> T {
        let _turn = self.hashing[0].lock().unwrap_or_else(PoisonError::into_inner);
        work()
    }

    /// The same for whoever knocks at the door and is not known. They wait for each
    /// other and for nobody inside, and not more of them than can be served soon.
    pub(crate) fn hashing_at_the_door<T>(&self, work: impl FnOnce() -> T) -> Result<T, Failure> {
        const IN_LINE: usize = 24;
        struct Place<'a>(&'a AtomicUsize);
        impl Drop for Place<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        let before = self.strangers.fetch_add(1, Ordering::SeqCst);
        let _place = Place(&self.strangers);
        if before >= IN_LINE {
            return Err(Failure::coded(503, "door-busy"));
        }
        let _turn = self.hashing[1].lock().unwrap_or_else(PoisonError::into_inner);
        Ok(work())
    }

    /// Whether an address may try the door once more this minute.
    pub(crate) fn may_knock(&self, address: &str) -> bool {
        // Where the place cannot be told, nobody waits for what others did there.
        if address.is_empty() {
            return true;
        }
        let minute = self.house.now() / 60_000;
        let mut knocks = self.knocks.lock().unwrap_or_else(PoisonError::into_inner);
        if knocks.len() > 10_000 {
            knocks.retain(|_, (at, _)| *at == minute);
        }
        let entry = knocks.entry(address.to_owned()).or_insert((minute, 0));
        if entry.0 != minute {
            *entry = (minute, 0);
        }
        entry.1 += 1;
        entry.1 <= self.options.knocks_a_minute
    }

    /// Whether what comes and goes with a request is sealed on its way.
    pub(crate) fn is_secure(&self, extensions: &Extensions) -> bool {
        self.options.https || extensions.get::<Sealed>().is_some()
    }
}

/// Compares beside the work of others; whoever opens the desk meanwhile goes first.
pub(crate) fn early(house: &Arc<House>) {
    // Held only while at work: a server that stops closes its register.
    let house = Arc::downgrade(house);
    let work = move || {
        house.upgrade().into_iter().for_each(|house| house.compare_early());
        std::thread::sleep(Duration::from_secs(2));
        house.upgrade().into_iter().for_each(|house| house.ask_early());
    };
    // Without a thread to spare it is compared when it is asked for.
    let _ = crate::leisure::begin("compare", work);
}
