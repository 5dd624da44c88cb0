//! For which names the server answers.
//!
//! A page elsewhere can give its own name the address of this machine (DNS
//! rebinding) and then read answers as if they were its own. The name in the
//! request betrays it: we answer for the machine itself, for bare addresses,
//! which no one can rebind, and for names the operator gave.

use crate::failure::Failure;
use crate::frame::bare_failure;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use l10n::Reader;
use std::net::IpAddr;
use std::sync::Arc;

/// Refuses a request that was meant for another name.
pub(crate) async fn refuse_others(names: Arc<[String]>, request: Request, next: Next) -> Response {
    let said = request.headers().get(header::HOST).map(|value| value.to_str().unwrap_or_default());
    let said = said.or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    // Every browser says one; only a hand-made request does not.
    if said.is_none_or(|host| is_ours(host, &names)) {
        return next.run(request).await;
    }
    let reader = Reader::new(crate::ask::language(request.headers(), ""));
    let failure = Failure::coded(421, "other-host");
    match request.uri().path().starts_with("/api/") {
        true => crate::api::failed(&failure, reader),
        false => bare_failure(&failure, reader),
    }
}

fn is_ours(host: &str, names: &[String]) -> bool {
    let name = without_port(host).trim_end_matches('.').to_ascii_lowercase();
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost"
        || bare.parse::<IpAddr>().is_ok()
        || names.iter().any(|ours| ours.eq_ignore_ascii_case(&name))
}

fn without_port(host: &str) -> &str {
    // An address of IPv6 without brackets has no port.
    let is_whole = |name: &str| !name.contains(':') || name.ends_with(']');
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && is_whole(name) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ours_and_no_others() {
        let names = ["laptop.local".to_owned()];
        for ours in [
            "localhost",
            "localhost:8080",
            "LOCALHOST.",
            "127.0.0.1:8080",
            "192.168.1.7",
            "[::1]:8080",
            "::1",
            "[fe80::1]",
            "laptop.local:8443",
        ] {
            assert!(is_ours(ours, &names), "{ours}");
        }
        for other in [
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:8080",
            "",
            ":80",
            "laptop",
            "xlaptop.local",
        ] {
            assert!(!is_ours(other, &names), "{other}");
        }
    }
}
