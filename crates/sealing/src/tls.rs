//! The certificate by which phones on the same network reach the register
//! encrypted, without the internet and without anyone else's signature.
//!
//! Nobody vouches for it: whoever accepts it on a phone compares its
//! [`fingerprint`] with the one that the laptop shows.
//!
//! As `age` does for backups, `rcgen` draws the key itself.

use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A certificate and its key, both in DER.
pub struct Certificate {
    /// X.509.
    pub certificate: Vec<u8>,
    /// PKCS #8.
    pub key: Zeroizing<Vec<u8>>,
}

/// A day: year, month, day of the month.
pub type Ymd = (i32, u8, u8);

/// Makes a certificate of its own for these names and addresses (ECDSA on P-256,
/// which every phone knows); `None` when a name is none.
pub fn certificate(names: &[String], from: Ymd, until: Ymd) -> Option<Certificate> {
    let mut params = CertificateParams::new(names).ok()?;
    let mut called = DistinguishedName::new();
    called.push(DnType::CommonName, "Athar");
    params.distinguished_name = called;
    params.not_before = date_time_ymd(from.0, from.1, from.2);
    params.not_after = date_time_ymd(until.0, until.1, until.2);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let pair = KeyPair::generate().ok()?;
    let made = params.self_signed(&pair).ok()?;
    Some(Certificate { certificate: made.der().to_vec(), key: Zeroizing::new(pair.serialize_der()) })
}

/// SHA-256 of a certificate, as phones show it: 32 pairs of digits, in groups of four pairs.
pub fn fingerprint(certificate: &[u8]) -> String {
    let digest = Sha256::digest(certificate);
    let pairs: Vec<String> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.chunks(4).map(|four| four.join(":")).collect::<Vec<_>>().join(" ")
}
