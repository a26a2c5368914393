//! What it costs to compile a generated crate, beside Google's or another's crate for the same API.
//!
//! Only the crate itself is measured, not its dependencies: the CPU seconds and the peak memory of the one compiler process, and
//! the size of what it writes. The sides take turns, and the least of the rounds counts. The ratio is ours over theirs.
//!
//! ```text
//! cargo bench -p discovery-tests --bench compile
//! ```
//!
//! `COMPILE_ROUNDS` says how often each side is checked (2); the other kinds are measured once. `COMPILE_KINDS` chooses kinds, such
//! as `check,debug`; `COMPILE_APIS` chooses APIs, such as `monitoring`. The peers come from the registry, with all their features.
//! Google's crate for compute.v1 needs 8 GB of memory and, for each kind, minutes.

mod measure;
mod project;

use std::time::Instant;

use measure::{Cost, Kind};
use project::{Project, Side};

/// An API, and who else has a crate for it.
struct Pair {
    api: &'static str,
    document: &'static str,
    package: &'static str,
    version: &'static str,
}

const PAIRS: [Pair; 2] = [
    Pair {
        api: "monitoring.v3",
        document: "../discovery/documents/monitoring.v3.json",
        package: "google-monitoring3",
        version: "=7.0.0",
    },
    Pair {
        api: "compute.v1",
        document: "corpus/large/compute.v1.json",
        package: "google-cloud-compute-v1",
        version: "=4.1.0",
    },
];

fn main() {
    if let Some(code) = measure::run_as_compiler() {
        std::process::exit(code);
    }
    let rounds = variable("COMPILE_ROUNDS").map_or(2, |text| text.parse().expect("a number"));
    let kinds = variable("COMPILE_KINDS");
    let apis = variable("COMPILE_APIS");
    for pair in &PAIRS {
        if apis
            .as_ref()
            .is_some_and(|apis| !apis.split(',').any(|api| pair.api.starts_with(api)))
        {
            continue;
        }
        let sides = match Project::of_pair(pair) {
            Ok(sides) => sides,
            Err(why) => {
                eprintln!("left out: {}: {why}", pair.api);
                continue;
            }
        };
        for kind in Kind::ALL {
            if kinds
                .as_ref()
                .is_some_and(|kinds| !kinds.split(',').any(|word| word == kind.name()))
            {
                continue;
            }
            let rounds = if kind == Kind::Check { rounds } else { 1 };
            report(pair, kind, &measure_in_turns(&sides, kind, rounds));
        }
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// The least cost of each side over the rounds.
fn measure_in_turns(sides: &[Project; 2], kind: Kind, rounds: usize) -> [Result<Cost, String>; 2] {
    let mut least: [Result<Cost, String>; 2] = [const { Err(String::new()) }; 2];
    for round in 0..rounds {
        for (side, least) in sides.iter().zip(&mut least) {
            let start = Instant::now();
            let cost = side.measure(kind);
            eprintln!(
                "{} {} of {}: {:.0} s",
                side.package,
                kind.name(),
                round + 1,
                start.elapsed().as_secs_f64()
            );
            match (&mut *least, cost) {
                (Ok(least), Ok(cost)) => least.lower(&cost),
                (least, cost) => *least = cost,
            }
        }
    }
    least
}

fn report(pair: &Pair, kind: Kind, costs: &[Result<Cost, String>; 2]) {
    println!("\n{} {}", pair.api, kind.name());
    for (cost, side) in costs.iter().zip([Side::Ours, Side::Theirs]) {
        let name = match side {
            Side::Ours => "ours",
            Side::Theirs => pair.package,
        };
        match cost {
            Ok(cost) => println!(
                "  {name:<26}{:>9.2} CPU s{:>9.0} MB{:>11.1} MB written",
                cost.seconds, cost.memory, cost.written
            ),
            Err(why) => println!("  {name:<26}{why}"),
        }
    }
    if let [Ok(ours), Ok(theirs)] = costs {
        println!(
            "  {:<26}{:>9.3}      {:>9.3}   {:>11.3}      (1/{:.1} of the time)",
            "ours / theirs",
            ours.seconds / theirs.seconds,
            ours.memory / theirs.memory,
            ours.written / theirs.written,
            theirs.seconds / ours.seconds
        );
    }
}
