//! What it costs to compile a generated crate, and to build a program with it, beside the crates of others for the same API.
//!
//! ```text
//! cargo bench -p discovery-tests --bench compile [-- programs]
//! ```
//!
//! Of a crate, only the crate itself is measured, not its dependencies: the CPU seconds and the peak memory of the one compiler process,
//! and the size of what it writes. The sides take turns, and the least of the rounds counts. `COMPILE_ROUNDS` says how often each side is
//! checked (2); the other kinds are measured once. `COMPILE_KINDS` chooses kinds, such as `check,debug`; `COMPILE_APIS` chooses APIs,
//! such as `monitoring`. The peers come from the registry, with all their features. Google's crate for compute.v1 needs 8 GB of memory
//! and, for each kind, minutes: `COMPILE_WITHOUT` leaves out packages.
//!
//! Of a program, everything is measured: see `programs`.

mod measure;
mod programs;
mod project;

use std::time::Instant;

use discovery_tests::rows::{Better, Row, leave_out};
use measure::{Cost, Kind};
use project::Project;

/// An API, and who else has crates for it.
struct Api {
    api: &'static str,
    document: &'static str,
    /// Packages and their versions.
    peers: &'static [(&'static str, &'static str)],
    /// What a page says after the names of the peers, if a run leaves them out.
    why_not: &'static str,
}

const APIS: [Api; 2] = [
    Api {
        api: "monitoring.v3",
        document: "../discovery/documents/monitoring.v3.json",
        peers: &[
            ("google-monitoring3", "7.0.0"),
            ("google-cloud-monitoring-v3", "1.14.0"),
        ],
        why_not: " compile in a minute",
    },
    Api {
        api: "compute.v1",
        document: "corpus/large/compute.v1.json",
        peers: &[("google-cloud-compute-v1", "4.1.0")],
        why_not: " needs 8 GB of memory and, for each kind, minutes",
    },
];

fn main() {
    if let Some(code) = measure::run_as_compiler() {
        std::process::exit(code);
    }
    if std::env::args().any(|argument| argument == "programs") {
        return programs::run();
    }
    let rounds = variable("COMPILE_ROUNDS").map_or(2, |text| text.parse().expect("a number"));
    let kinds = variable("COMPILE_KINDS");
    let apis = variable("COMPILE_APIS");
    for api in &APIS {
        if !is_chosen(apis.as_deref(), |word| api.api.starts_with(word)) {
            let peers: Vec<&str> = api.peers.iter().map(|(package, _)| *package).collect();
            let why = format!(
                "not chosen in this run (COMPILE_APIS); {}",
                peers.join(" and ")
            );
            leave_out(api.api, &(why + api.why_not));
            continue;
        }
        let sides = sides(api);
        for kind in Kind::ALL {
            if !is_chosen(kinds.as_deref(), |word| word == kind.name()) {
                let what = format!("{}, {}", api.api, kind.name());
                leave_out(&what, "not chosen in this run (COMPILE_KINDS)");
                continue;
            }
            let rounds = if kind == Kind::Check { rounds } else { 1 };
            report(api, kind, &measure_in_turns(sides.clone(), kind, rounds));
        }
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// Whether one of the words, between commas, is it; without words, everything is.
fn is_chosen(words: Option<&str>, is_it: impl Fn(&str) -> bool) -> bool {
    words.is_none_or(|words| words.split(',').any(is_it))
}

/// Ours, and the peers that can be had.
fn sides(api: &Api) -> Vec<Project> {
    let mut sides = vec![Project::ours(api).expect("a crate of the document")];
    let without = variable("COMPILE_WITHOUT").unwrap_or_default();
    for (package, version) in api.peers {
        let peer = match is_chosen(Some(&without), |word| word == *package) {
            true => Err("COMPILE_WITHOUT names it".to_owned()),
            false => Project::peer(api, package, version),
        };
        match peer {
            Ok(peer) => sides.push(peer),
            Err(why) => leave_out(&format!("{package} {version}"), &why),
        }
    }
    sides
}

/// The least cost of each side over the rounds. A side that fails is left out, and says so.
fn measure_in_turns(mut sides: Vec<Project>, kind: Kind, rounds: usize) -> Vec<(Project, Cost)> {
    let mut least: Vec<(Project, Cost)> = Vec::new();
    for round in 0..rounds {
        let mut at = 0;
        sides.retain(|side| {
            let start = Instant::now();
            let cost = side.measure(kind);
            eprintln!(
                "{} {} of {}: {:.0} s",
                side.package,
                kind.name(),
                round + 1,
                start.elapsed().as_secs_f64()
            );
            match (cost, least.get_mut(at)) {
                (Ok(cost), Some((_, least))) => least.lower(&cost),
                (Ok(cost), None) => least.push((side.clone(), cost)),
                (Err(why), _) => {
                    leave_out(&format!("{}, {}", side.name(), kind.name()), &why);
                    if at < least.len() {
                        least.remove(at);
                    }
                    return false;
                }
            }
            at += 1;
            true
        });
    }
    least
}

/// One figure of a cost.
type Figure = fn(&Cost) -> f64;

/// Notes the costs of the peers beside ours, which come first.
fn report(api: &Api, kind: Kind, costs: &[(Project, Cost)]) {
    let Some(((_, ours), peers)) = costs.split_first() else {
        return;
    };
    let figures: [(_, _, Figure); 3] = [
        ("CPU time of the compiler", "s", |cost| cost.seconds),
        ("Its memory", "MB", |cost| cost.memory),
        ("Written", "MB", |cost| cost.written),
    ];
    let what = format!("{}, {}", api.api, kind.name());
    for (table, unit, figure) in figures {
        for (peer, theirs) in peers {
            let row = Row {
                table,
                what: &what,
                unit,
                ours: figure(ours),
                theirs: Some((&peer.name(), figure(theirs))),
                ratio: None,
                better: Better::Less,
                headline: table.starts_with("CPU") && kind == Kind::Check,
            };
            row.print();
            row.note();
        }
    }
}
