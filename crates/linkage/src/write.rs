//! The files of a run: `pairs.csv`, `clusters.csv`, `model.toml`.
//!
//! Written to whatever takes bytes; nothing is opened here.

use std::io::{self, Write};

use crate::explain::Ground;
use crate::model::Model;
use crate::result::Linked;

impl Linked {
    /// `rec_id_a,rec_id_b,probability,weight,grounds`; grounds as
    /// `name:level:bits`, strongest first.
    pub fn write_pairs(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "rec_id_a,rec_id_b,probability,weight,grounds")?;
        for p in &self.pairs {
            cell(out, self.rec_id(p.a as usize))?;
            out.write_all(b",")?;
            cell(out, self.rec_id(p.b as usize))?;
            write!(out, ",{:.6},{:.3},", p.probability, p.weight)?;
            grounds(out, self.explain(p).grounds)?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// `rec_id,cluster_id`, every row; the cluster bears the id of its first row.
    pub fn write_clusters(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "rec_id,cluster_id")?;
        for (row, &cluster) in self.clusters.iter().enumerate() {
            cell(out, self.rec_id(row))?;
            out.write_all(b",")?;
            cell(out, self.rec_id(cluster as usize))?;
            writeln!(out)?;
        }
        Ok(())
    }
}

fn grounds(out: &mut dyn Write, mut grounds: Vec<Ground>) -> io::Result<()> {
    grounds.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then(x.kind.cmp(&y.kind)));
    for (i, g) in grounds.iter().enumerate() {
        let gap = if i == 0 { "" } else { " " };
        write!(out, "{gap}{}:{}:{:+.1}", g.name, g.level, g.weight)?;
    }
    Ok(())
}

/// A CSV cell (RFC 4180), quoted where it must be. A cell that a sheet would take
/// for a formula is quoted as text by a leading apostrophe.
fn cell(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let apostrophe = if formula { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        write!(out, "\"{apostrophe}{}\"", text.replace('"', "\"\""))
    } else {
        write!(out, "{apostrophe}{text}")
    }
}

/// Why a model file was not understood.
#[derive(Debug)]
#[non_exhaustive]
pub enum ModelError {
    /// No TOML, or not this shape.
    Shape(toml::de::Error),
    /// A later version than this program knows.
    Version(u32),
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ModelError::Shape(_) => f.write_str("not a linkage model"),
            ModelError::Version(v) => write!(f, "linkage model of version {v}"),
        }
    }
}

impl std::error::Error for ModelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ModelError::Shape(e) => Some(e),
            ModelError::Version(_) => None,
        }
    }
}

impl Model {
    /// The version written.
    pub const VERSION: u32 = 1;

    /// Writes `model.toml`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# Weights of a linkage run: for each ground, how often each level is seen")?;
        writeln!(out, "# of one person (same) and of two people met at random (strangers).\n")?;
        let text = toml::to_string_pretty(self).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }

    /// Reads `model.toml`.
    pub fn read(text: &str) -> Result<Model, ModelError> {
        let model: Model = toml::from_str(text).map_err(ModelError::Shape)?;
        if model.version > Model::VERSION { Err(ModelError::Version(model.version)) } else { Ok(model) }
    }
}
