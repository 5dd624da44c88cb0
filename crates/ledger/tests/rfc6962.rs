//! The tree against the published vectors of RFC 6962's reference log, and
//! against itself at every size that could matter.

use std::convert::Infallible;

use ledger::frontier::root_of;
use ledger::hash::leaf_of;
use ledger::tiles::{self, Tiles, WIDTH, tile_root};
use ledger::{Consistency, Frontier, Hash, Inclusion, leaf, proof};

/// The eight entries of the reference log's tests.
const ENTRIES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

/// Its roots after one, two, … eight of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// A log in memory, with the tiles a store would keep.
struct Log(Vec<Hash>);

impl Tiles for Log {
    type Error = Infallible;

    fn tile(&self, level: u8, index: u64) -> Result<Vec<Hash>, Infallible> {
        let mut row = self.0.clone();
        for _ in 0..level {
            row = row.chunks(WIDTH as usize).filter_map(tile_root).collect();
        }
        Ok(row.into_iter().skip((index * WIDTH) as usize).take(WIDTH as usize).collect())
    }
}

fn reference() -> Log {
    Log(ENTRIES.iter().map(|entry| leaf_of(&[entry])).collect())
}

fn counted(size: u64) -> Log {
    Log((0..size).map(|n| leaf(&[3; 16], &n.to_be_bytes())).collect())
}

fn hex(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(Hash::to_string).collect()
}

fn inclusion(log: &Log, index: u64, size: u64) -> Inclusion {
    let Ok(proof) = proof::inclusion(log, index, size);
    proof.unwrap()
}

fn consistency(log: &Log, old: u64, new: u64) -> Consistency {
    let Ok(proof) = proof::consistency(log, old, new);
    proof.unwrap()
}

#[test]
fn the_empty_tree_is_the_hash_of_nothing() {
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(Frontier::new().root().to_string(), nothing);
}

#[test]
fn roots_are_those_of_the_reference_log() {
    let mut frontier = Frontier::new();
    for (leaf, root) in reference().0.into_iter().zip(ROOTS) {
        frontier.push(leaf);
        assert_eq!(frontier.root().to_string(), root, "{} leaves", frontier.size());
    }
}

#[test]
fn inclusion_proofs_are_those_of_the_reference_log() {
    let log = reference();
    assert_eq!(hex(&inclusion(&log, 0, 1).path), [""; 0]);
    assert_eq!(
        hex(&inclusion(&log, 0, 8).path),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        hex(&inclusion(&log, 5, 8).path),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

#[test]
fn consistency_proofs_are_those_of_the_reference_log() {
    let log = reference();
    assert_eq!(
        hex(&consistency(&log, 1, 8).path),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        hex(&consistency(&log, 6, 8).path),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        hex(&consistency(&log, 2, 5).path),
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
    );
}

#[test]
fn every_leaf_of_every_small_tree_has_a_proof_and_no_other() {
    let log = counted(66);
    for size in 1..=66 {
        let root = root_of(&log.0[..size as usize]);
        for index in 0..size {
            let proof = inclusion(&log, index, size);
            let leaf = log.0[index as usize];
            assert!(proof.holds(&leaf, &root), "{index} of {size}");
            assert!(!proof.holds(&log.0[((index + 1) % 66) as usize], &root));
            let elsewhere = Inclusion { index: (index + 1) % size, ..proof.clone() };
            assert!(size == 1 || !elsewhere.holds(&leaf, &root), "{index} of {size} as another");
            let longer = Inclusion { path: [&proof.path[..], &[root]].concat(), ..proof.clone() };
            assert!(!longer.holds(&leaf, &root));
        }
        assert_eq!(proof::inclusion(&log, size, size), Ok(None));
    }
}

#[test]
fn every_small_tree_grows_out_of_every_smaller_one() {
    let log = counted(66);
    let root = |size: u64| root_of(&log.0[..size as usize]);
    for new in 0..=66 {
        for old in 0..=new {
            let proof = consistency(&log, old, new);
            assert!(proof.holds(&root(old), &root(new)), "{old} to {new}");
            if 0 < old && old < new {
                assert!(!proof.holds(&root(old), &root(new - 1)), "{old} to {new}");
                assert!(!proof.holds(&root(old - 1), &root(new)), "{old} to {new}");
                let shorter = Consistency { path: proof.path[1..].to_vec(), ..proof };
                assert!(!shorter.holds(&root(old), &root(new)));
            }
        }
    }
}

#[test]
fn tiles_give_the_same_roots_and_proofs_across_their_edges() {
    let log = counted(700);
    for size in [0, 1, 255, 256, 257, 511, 512, 513, 699, 700] {
        let root = root_of(&log.0[..size as usize]);
        assert_eq!(tiles::root_at(&log, size), Ok(Some(root)), "{size}");
        for index in [0, 1, 128, 255, 256, 500].into_iter().filter(|index| *index < size) {
            assert!(inclusion(&log, index, size).holds(&log.0[index as usize], &root), "{index} of {size}");
            assert!(consistency(&log, index, size).holds(&root_of(&log.0[..index as usize]), &root));
        }
    }
    assert_eq!(tiles::root_at(&log, 701), Ok(None));
}

#[test]
fn a_frontier_comes_back_from_its_bytes() {
    let mut frontier = Frontier::new();
    for leaf in counted(77).0 {
        frontier.push(leaf);
        assert_eq!(Frontier::from_bytes(&frontier.to_bytes()).as_ref(), Some(&frontier));
    }
    let bytes = frontier.to_bytes();
    assert_eq!(Frontier::from_bytes(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Frontier::from_bytes(&bytes[..bytes.len() - 32]), None);
    assert_eq!(Frontier::from_bytes(b""), None);
}

#[test]
fn a_leaf_is_its_salt_and_its_content() {
    assert_eq!(leaf(b"0123456789abcdef", b"word"), leaf_of(&[b"0123456789abcdefword"]));
    assert_ne!(leaf(&[0; 16], b"word"), leaf(&[1; 16], b"word"));
}
