//! Makes `data/latin_costs.toml` anew from `data/latin_pairs.csv`.

fn main() -> std::io::Result<()> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let pairs = std::fs::read_to_string(format!("{data}/latin_pairs.csv"))?;
    std::fs::write(format!("{data}/latin_costs.toml"), names::latin::learn::costs(&pairs))
}
