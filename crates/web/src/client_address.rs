//! The network a request comes from, by which attempts to sign in and connections are counted.
//!
//! A proxy is believed only where the operator named it: anyone can write a
//! header. Of IPv6 the first 64 bits count, since one house has all of the rest.

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The network of a request; empty where it is not known, and then nobody is shut out for what others did.
pub(crate) fn of(parts: &Parts, trusted: &[IpAddr]) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let Some(peer) = peer.map(|info| info.0.ip().to_canonical()) else { return String::new() };
    match trusted.contains(&peer) {
        false => network_of(peer),
        true => forwarded(&parts.headers, trusted).map_or_else(String::new, network_of),
    }
}

/// An address of IPv4, or the network of one house in IPv6.
pub(crate) fn network_of(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// The last address that no proxy of ours wrote about another proxy of ours (RFC 7239, and the header before
/// it).
fn forwarded(headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let all = |name: &str| {
        headers.get_all(name).iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(",")
    };
    let (newer, older) = (all("forwarded"), all("x-forwarded-for"));
    let newer = newer.split(',').rev().map(for_of);
    let older = older.split(',').rev().map(address);
    let mut named =
        if headers.contains_key("forwarded") { newer.collect::<Vec<_>>() } else { older.collect() }
            .into_iter();
    named.find(|ip| ip.is_none_or(|ip| !trusted.contains(&ip))).flatten()
}

fn for_of(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    pairs
        .into_iter()
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))
        .and_then(|(_, value)| address(value))
}

/// `192.0.2.1`, `192.0.2.1:47`, `2001:db8::1`, `"[2001:db8::1]:47"`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let plain =
        text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(inside, _)| inside);
    let ip = plain.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    ip.map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn place(peer: &str, trusted: &[&str], headers: &[(&str, &str)]) -> String {
        let mut request = Request::get("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        let peer: IpAddr = peer.parse().expect("an address");
        parts.extensions.insert(ConnectInfo(SocketAddr::new(peer, 5000)));
        let trusted: Vec<IpAddr> = trusted.iter().map(|ip| ip.parse().expect("an address")).collect();
        of(&parts, &trusted)
    }

    #[test]
    fn only_a_named_proxy_is_believed() {
        let says = [("x-forwarded-for", "198.51.100.7")];
        assert_eq!(place("203.0.113.9", &[], &says), "203.0.113.9");
        assert_eq!(place("203.0.113.9", &["127.0.0.1"], &says), "203.0.113.9");
        assert_eq!(place("127.0.0.1", &["127.0.0.1"], &says), "198.51.100.7");
        assert_eq!(place("::ffff:127.0.0.1", &["127.0.0.1"], &says), "198.51.100.7");
        assert_eq!(place("127.0.0.1", &["127.0.0.1"], &[]), "", "one behind it cannot shut out the others");
    }

    #[test]
    fn what_a_stranger_writes_before_the_proxy_does_not_count() {
        let says = [("x-forwarded-for", "1.1.1.1, 198.51.100.7, 10.0.0.2")];
        assert_eq!(place("10.0.0.1", &["10.0.0.1", "10.0.0.2"], &says), "198.51.100.7");
        let newer = [
            ("forwarded", "for=1.1.1.1, for=\"[2001:db8:1:2:3::4]:99\";proto=https"),
            ("x-forwarded-for", "9.9.9.9"),
        ];
        assert_eq!(place("10.0.0.1", &["10.0.0.1"], &newer), "2001:db8:1:2::/64");
        assert_eq!(place("10.0.0.1", &["10.0.0.1"], &[("forwarded", "for=unknown")]), "");
    }

    #[test]
    fn a_house_has_one_place_however_many_addresses_it_takes() {
        assert_eq!(place("2001:db8::1", &[], &[]), place("2001:db8::ffff:2", &[], &[]));
        assert_ne!(place("2001:db8::1", &[], &[]), place("2001:db8:0:1::1", &[], &[]));
    }
}
