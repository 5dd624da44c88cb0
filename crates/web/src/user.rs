//! Whose program holds the other end of a connection within this machine.
//!
//! Several people may have accounts on one laptop, and each of their programs
//! reaches 127.0.0.1. The kernel lists every connection with the user that
//! opened it (`proc_pid_net(5)`, `/proc/net/tcp`), so a register that was opened
//! for one user can answer that user alone.

use std::net::{IpAddr, SocketAddr};

/// The administrator of the machine reads its memory anyway; a relay of the system belongs to it, too.
const ROOT: u32 = 0;

/// Whether the peer is a program of that user. Where the kernel tells nothing, nobody is taken for another.
pub(crate) fn is_of(peer: SocketAddr, here: SocketAddr, user: u32) -> bool {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(std::fs::read_to_string);
    let readable = tables.iter().any(|table| table.is_ok());
    let found = tables.iter().flatten().find_map(|table| owner(table, peer, here));
    match found {
        Some(owner) => owner == user || owner == ROOT,
        None => !readable,
    }
}

/// The user of the line of that connection, seen from its other end.
fn owner(table: &str, peer: SocketAddr, here: SocketAddr) -> Option<u32> {
    let ends = [written(peer)?, written(here)?];
    table.lines().skip(1).find_map(|line| {
        let mut words = line.split_whitespace();
        let (from, to) = (words.nth(1)?, words.next()?);
        // An address of IPv4 stands at the end of one of IPv6 (`::ffff:127.0.0.1`).
        let same = from.ends_with(&ends[0]) && to.ends_with(&ends[1]);
        if same { words.nth(4)?.parse().ok() } else { None }
    })
}

/// An address as the kernel writes it: the number in the order of this machine, in hexadecimal.
fn written(address: SocketAddr) -> Option<String> {
    let IpAddr::V4(ip) = address.ip().to_canonical() else { return None };
    Some(format!("{:08X}:{:04X}", u32::from_ne_bytes(ip.octets()), address.port()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("user_table.txt");

    #[test]
    #[cfg(target_endian = "little")]
    fn the_other_end_says_whose_it_is() {
        let at = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
        assert_eq!(owner(TABLE, at(0xBEEF), at(8080)), Some(1001), "and not the server's own end");
        assert_eq!(owner(TABLE, at(0xCAFE), at(8080)), Some(1002), "a program that speaks IPv6");
        assert_eq!(owner(TABLE, at(0xBEEE), at(8080)), None);
    }

    #[test]
    fn a_connection_of_our_own_is_ours() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let here = listener.local_addr().expect("an address");
        let stream = std::net::TcpStream::connect(here).expect("a connection");
        let peer = stream.local_addr().expect("an address");
        let table = std::fs::read_to_string("/proc/net/tcp").unwrap_or_default();
        if let Some(owner) = owner(&table, peer, here) {
            assert!(is_of(peer, here, owner));
            assert!(owner == ROOT || !is_of(peer, here, owner + 1));
        }
    }
}
