//! How phones on the same network reach the laptop: the addresses and the certificate shown to them now.

use casework::PhoneKey;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::sync::{Arc, PoisonError, RwLock};

/// What phones are shown. It changes while the server runs, when the laptop
/// comes into another network.
#[derive(Debug, Default)]
pub struct Phones(RwLock<Now>);

#[derive(Debug, Default, Clone)]
pub(crate) struct Now {
    pub addresses: Vec<String>,
    pub fingerprint: String,
    key: Option<Arc<CertifiedKey>>,
}

impl Phones {
    /// Shows another certificate, good for these addresses; `false` when it is none.
    pub fn show(&self, addresses: Vec<String>, key: &PhoneKey) -> bool {
        let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.key.to_vec()));
        let Ok(signing) = ring::sign::any_supported_type(&secret) else { return false };
        let certified = CertifiedKey::new(vec![CertificateDer::from(key.certificate.clone())], signing);
        let now = Now { addresses, fingerprint: key.fingerprint.clone(), key: Some(Arc::new(certified)) };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = now;
        true
    }

    /// What is shown now.
    pub(crate) fn now(&self) -> Now {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Settings of TLS that follow what is shown.
    pub(crate) fn settings(self: &Arc<Phones>) -> Arc<ServerConfig> {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder
            .with_safe_default_protocol_versions()
            .expect("the provider has what TLS 1.2 and 1.3 need");
        let mut settings = builder.with_no_client_auth().with_cert_resolver(self.clone());
        settings.alpn_protocols = vec![b"http/1.1".to_vec()];
        Arc::new(settings)
    }
}

impl ResolvesServerCert for Phones {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.now().key
    }
}
