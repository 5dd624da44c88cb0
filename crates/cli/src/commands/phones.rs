//! The door for phones: which addresses this machine has, and the certificate
//! that is good for them. Followed while the server runs, because a laptop is
//! carried from one network to another.

use crate::out::Out;
use casework::{House, PhoneKey, Refusal};
use std::net::IpAddr;
use std::sync::{Arc, Weak};
use std::time::Duration;
use web::Phones;

const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// The door for phones.
pub struct PhoneDoor {
    house: Arc<House>,
    port: u16,
    names: Vec<String>,
    fingerprint: String,
    pub phones: Arc<Phones>,
}

impl PhoneDoor {
    /// Opens it for the addresses the machine has now.
    pub fn open(house: Arc<House>, port: u16) -> Result<PhoneDoor, Refusal> {
        let (names, phones) = (names(), Arc::new(Phones::default()));
        let key = house.phone_key(&names)?;
        show(&phones, &names, port, &key)?;
        Ok(PhoneDoor { house, port, names, fingerprint: key.fingerprint, phones })
    }

    /// Names by which phones ask for this machine, beside its addresses.
    pub fn hosts(&self) -> Vec<String> {
        self.names.iter().filter(|name| name.parse::<IpAddr>().is_err()).cloned().collect()
    }

    /// What the terminal shows: addresses, fingerprint, code.
    pub fn told(&self, out: &Out) -> Vec<String> {
        let addresses = addresses(&self.names, self.port);
        let mut told: Vec<String> = addresses
            .iter()
            .map(|address| out.reader.ta("cli-phones-address", &[("address", address.as_str().into())]))
            .collect();
        if self.names.iter().all(|name| name.parse::<IpAddr>().is_err()) {
            told.push(out.reader.t("cli-phones-none").to_owned());
        }
        told.push(out.reader.t("cli-phones-fingerprint").to_owned());
        let groups: Vec<&str> = self.fingerprint.split(' ').collect();
        told.extend(groups.chunks(2).map(|two| format!("  {}", two.join("  "))));
        told.extend(addresses.first().map(|address| pages::phones::terminal(address)));
        told
    }

    /// Follows the addresses of the machine until the register is closed.
    pub fn follow(self) {
        let (house, phones, port) = (Arc::downgrade(&self.house), self.phones, self.port);
        // Held weakly: a server that stops closes its register.
        let look = move || {
            let mut shown = self.names;
            loop {
                std::thread::sleep(LOOK_AGAIN);
                let now = names();
                if now != shown && !changed(&house, &phones, &now, port) {
                    return;
                }
                shown = now;
            }
        };
        // Without a thread to spare the addresses of the start stay.
        let _ = std::thread::Builder::new().name("phones".into()).spawn(look);
    }
}

/// Shows the certificate for other addresses; `false` when the register is closed.
fn changed(house: &Weak<House>, phones: &Phones, names: &[String], port: u16) -> bool {
    let Some(house) = house.upgrade() else { return false };
    // On a full disk, say, the old one stays, and is tried again when the addresses change.
    if let Ok(key) = house.phone_key(names) {
        let _ = show(phones, names, port, &key);
    }
    true
}

fn show(phones: &Phones, names: &[String], port: u16, key: &PhoneKey) -> Result<(), Refusal> {
    match phones.show(addresses(names, port), key) {
        true => Ok(()),
        false => Err(Refusal::Sealing("certificate".into())),
    }
}

fn addresses(names: &[String], port: u16) -> Vec<String> {
    names.iter().map(|name| format!("https://{name}:{port}/")).collect()
}

/// Addresses of this machine on its networks, then its name on the local one.
fn names() -> Vec<String> {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    let mut addresses: Vec<IpAddr> =
        all.iter().filter(|of| !of.is_loopback()).map(|of| of.ip()).filter(|ip| ip.is_ipv4()).collect();
    addresses.sort_unstable();
    addresses.dedup();
    let mut names: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    names.extend(host().map(|host| format!("{host}.local")));
    names
}

/// The name of the machine, where it is one that can stand in an address.
fn host() -> Option<String> {
    let read = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    let name = read.trim().split('.').next()?.to_ascii_lowercase();
    let plain =
        !name.is_empty() && name.len() < 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain.then_some(name)
}
