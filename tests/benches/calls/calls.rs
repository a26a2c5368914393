//! Calls of one method: how many a second, and the CPU time of each.

use std::time::Duration;

use discovery_tests::peers::Peer;
use discovery_tests::rows::{Better, Row, leave_out, median};

use crate::TOKEN;
use crate::here::Here;
use crate::server::Server;

/// What is called: `monitoring.projects.notificationChannels.get`.
pub(crate) const NAME: &str = "projects/a-project/notificationChannels/1234567890123456789";
const CALLERS: [usize; 2] = [1, 16];
const SLICE: Duration = Duration::from_millis(500);

pub(crate) fn run(rounds: usize) {
    let server = Server::start();
    let mut sides = sides(&server.url);
    for callers in CALLERS {
        let mut measured: Vec<Vec<Measured>> = sides.iter().map(|_| Vec::new()).collect();
        for round in 0..=rounds {
            eprintln!("{callers} at a time: round {round} of {rounds}");
            for turn in 0..sides.len() {
                let side = (round + turn) % sides.len();
                let one = sides[side].measure(callers, SLICE);
                // The first round opens connections.
                if round > 0 {
                    measured[side].push(one);
                }
            }
        }
        report(callers, &sides, &measured);
    }
}

/// Ours over both transports, bare reqwest, and the peers that can be had.
fn sides(url: &str) -> Vec<Box<dyn Side>> {
    let mut sides: Vec<Box<dyn Side>> = vec![
        Box::new(Here::ours(url)),
        Box::new(Here::over_reqwest(url)),
        Box::new(Here::bare(url)),
    ];
    let arguments = [url, TOKEN, NAME];
    let rust = |name, package| (name, Peer::rust(name, package, package, &arguments));
    let python = "google-api-python-client 2.202";
    for (name, peer) in [
        rust("google-monitoring3 7.0", "google-apis-rs"),
        rust("google-cloud-monitoring-v3 1.14", "google-cloud-rust"),
        (python, Peer::python(python, "client.py", &arguments)),
    ] {
        match peer {
            Ok(peer) => sides.push(Box::new(peer)),
            Err(why) => leave_out(name, &why),
        }
    }
    sides
}

/// Someone who can call.
pub(crate) trait Side {
    fn name(&self) -> &'static str;
    /// Calls for so long, with so many calls at a time.
    fn measure(&mut self, callers: usize, time: Duration) -> Measured;
}

impl Side for Peer {
    fn name(&self) -> &'static str {
        self.name
    }

    fn measure(&mut self, callers: usize, time: Duration) -> Measured {
        let [calls, seconds, cpu] = self.ask(&format!("{callers} {}", time.as_secs_f64()));
        Measured::new(calls, seconds, cpu)
    }
}

/// One slice of time.
pub(crate) struct Measured {
    per_second: f64,
    /// Microseconds of CPU time per call, of the client. NaN where the system does not tell.
    cpu: f64,
}

impl Measured {
    pub(crate) fn new(calls: f64, seconds: f64, cpu_seconds: f64) -> Self {
        Self {
            per_second: calls / seconds,
            cpu: cpu_seconds / calls * 1e6,
        }
    }
}

/// One figure of a slice.
type Figure = fn(&Measured) -> f64;

/// Ratios are ours over theirs, so the more calls and the less CPU the better.
fn report(callers: usize, sides: &[Box<dyn Side>], measured: &[Vec<Measured>]) {
    println!(
        "\n{callers} at a time                          calls/s   ours/theirs   µs of CPU a call   ours/theirs"
    );
    let what = match callers {
        1 => "one call at a time".to_owned(),
        callers => format!("{callers} calls at a time"),
    };
    let figures: [(_, _, _, Figure); 2] = [
        ("Calls a second", "/s", Better::More, |one| one.per_second),
        ("CPU time of a call", "µs", Better::Less, |one| one.cpu),
    ];
    let mut lines: Vec<String> = sides
        .iter()
        .map(|side| format!("  {:<32}", side.name()))
        .collect();
    for (table, unit, better, figure) in figures {
        let ours = &measured[0];
        for (at, theirs) in measured.iter().enumerate() {
            let pairs = ours.iter().zip(theirs);
            let ratio = median(pairs.map(|(ours, theirs)| figure(ours) / figure(theirs)));
            let value = median(theirs.iter().map(figure));
            lines[at] += &format!("{value:>11.1}{ratio:>14.3}");
            if at > 0 {
                let row = Row {
                    table,
                    what: &what,
                    unit,
                    ours: median(ours.iter().map(figure)),
                    theirs: Some((sides[at].name(), value)),
                    ratio: Some(ratio),
                    better,
                    headline: callers > 1,
                };
                row.note();
            }
        }
    }
    println!("{}", lines.join("\n"));
}
