//! What benchmarks measure beside others, for BENCHMARKS.md: rows of JSON, one a line, in the file that `BENCHMARK_ROWS` names.
//! `cargo xtask benchmarks` names one; without it, nothing is written.

use std::fs::OpenOptions;
use std::io::Write as _;

use serde_json::{Value, json};

/// Which figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The lower one: of a cost.
    Less,
    /// The higher one: of a speed.
    More,
}

/// One thing that was measured, of us and of a peer.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The table in which it stands.
    pub table: &'a str,
    /// What was measured.
    pub what: &'a str,
    /// The unit of both figures, such as `MB/s`.
    pub unit: &'a str,
    /// Our figure.
    pub ours: f64,
    /// The peer with its version, and its figure; nothing if nobody does the same.
    pub theirs: Option<(&'a str, f64)>,
    /// Ours ÷ theirs, if it is not that of both figures: such as the median of ratios.
    pub ratio: Option<f64>,
    /// Which figure is better.
    pub better: Better,
    /// Whether the row stands in the summary.
    pub headline: bool,
}

impl Row<'_> {
    /// Prints the row for who watches.
    pub fn print(&self) {
        let Self {
            table,
            what,
            unit,
            ours,
            ..
        } = self;
        let theirs = self.theirs.map_or(String::new(), |(peer, theirs)| {
            let ratio = self.ratio.unwrap_or(ours / theirs);
            format!("; {peer} {theirs:.3} {unit}: {ratio:.3}")
        });
        println!("{table}: {what}: ours {ours:.3} {unit}{theirs}");
    }

    /// Notes the row.
    ///
    /// # Panics
    ///
    /// The file cannot be written.
    pub fn note(&self) {
        let mut row = json!({
            "table": self.table,
            "what": self.what,
            "unit": self.unit,
            "ours": self.ours,
            "better": match self.better {
                Better::Less => "less",
                Better::More => "more",
            },
            "headline": self.headline,
        });
        if let Some((peer, theirs)) = self.theirs {
            row["peer"] = peer.into();
            row["theirs"] = theirs.into();
        }
        if let Some(ratio) = self.ratio {
            row["ratio"] = ratio.into();
        }
        write(&row);
    }
}

/// Notes, and prints, that something is not measured, and why.
///
/// # Panics
///
/// The file cannot be written.
pub fn leave_out(what: &str, why: &str) {
    let line = format!("{what}: {why}");
    eprintln!("left out: {line}");
    write(&json!({ "left_out": line }));
}

fn write(row: &Value) {
    let Some(file) = std::env::var_os("BENCHMARK_ROWS") else {
        return;
    };
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(file)
        .expect("the file of the rows");
    writeln!(file, "{row}").expect("the file of the rows");
}

/// The middle one of some figures; of an even number, the higher one of both.
#[must_use]
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
