//! The certificate by which phones on the same network come in. It stands
//! sealed in the register, so that a phone that accepted it once knows it again.

use crate::house::House;
use dates::Day;
use register::Refusal;
use sealing::tls;
use serde::{Deserialize, Serialize};

const SHELF: &str = "phones";
const KEY: &str = "certificate";
/// Browsers of telephones refuse one that stands for longer than this.
const DAYS: i32 = 397;
/// It is made anew so many days before it ends.
const DAYS_BEFORE: i32 = 30;

#[derive(Serialize, Deserialize)]
struct Kept {
    names: Vec<String>,
    until: i32,
    certificate: Vec<u8>,
    key: Vec<u8>,
}

/// What a server shows to phones.
pub struct PhoneKey {
    /// The certificate, DER.
    pub certificate: Vec<u8>,
    /// Its key, PKCS #8 in DER.
    pub key: sealing::Zeroizing<Vec<u8>>,
    /// What is compared on the phone.
    pub fingerprint: String,
}

impl House {
    /// The certificate for these names and addresses of the machine: the one
    /// that phones know already, or a new one when they changed or it is about to end.
    pub fn phone_key(&self, names: &[String]) -> Result<PhoneKey, Refusal> {
        let today = self.today();
        let kept: Option<Kept> =
            self.register.store().shelf(SHELF, KEY)?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let kept = match kept.filter(|kept| kept.names == names && kept.until - DAYS_BEFORE > today.0) {
            Some(kept) => kept,
            None => self.new_phone_key(names, today)?,
        };
        let fingerprint = tls::fingerprint(&kept.certificate);
        Ok(PhoneKey { certificate: kept.certificate, key: kept.key.into(), fingerprint })
    }

    fn new_phone_key(&self, names: &[String], today: Day) -> Result<Kept, Refusal> {
        // A day early: the clock of a phone may be behind.
        let until = Day(today.0 - 1 + DAYS);
        let made = tls::certificate(names, Day(today.0 - 1).ymd(), until.ymd());
        let made = made.ok_or_else(|| Refusal::Sealing("certificate".into()))?;
        let kept = Kept {
            names: names.to_vec(),
            until: until.0,
            certificate: made.certificate,
            key: made.key.to_vec(),
        };
        let bytes = serde_json::to_vec(&kept).expect("text and numbers only");
        self.write(|work| Ok(work.unit.put_shelf(SHELF, KEY, &bytes)?))?;
        Ok(kept)
    }
}
