//! Calls per second, and CPU time per call, over loopback: the generated client against bare reqwest with serde derive,
//! google-monitoring3 of google-apis-rs, and Google's client for Python.
//!
//! All call one method, at a server in a process of its own that answers with the same bytes. They take turns, and what is
//! printed are medians over the rounds: ratios are taken within a round. `CALLS_ROUNDS` sets how many rounds there are, each of
//! half a second a side.
//!
//! ```text
//! cargo bench -p discovery-tests --bench calls
//! ```
//!
//! google-monitoring3 is a program of its own, `tests/peers`, which is built on demand; Python's client is installed by pip into
//! the target folder. One that cannot be had is left out, with a line that says so.

mod here;
mod peer;
mod server;

use std::time::Duration;

use tokio::runtime::Builder;

use here::Here;
use peer::Peer;
use server::Server;

/// What is called: `monitoring.projects.notificationChannels.get`.
const NAME: &str = "projects/a-project/notificationChannels/1234567890123456789";
const TOKEN: &str =
    "ya29.a-token-that-is-about-as-long-as-those-of-google-are-0123456789-0123456789-0123456789";
const CALLERS: [usize; 2] = [1, 16];
const SLICE: Duration = Duration::from_millis(500);

fn main() {
    if std::env::args().any(|argument| argument == "--serve") {
        return server::serve();
    }
    let rounds = std::env::var("CALLS_ROUNDS").map_or(15, |rounds| rounds.parse().unwrap());
    let server = Server::start();
    let mut sides = sides(&server.url);
    for callers in CALLERS {
        let mut measured: Vec<Vec<Measured>> = sides.iter().map(|_| Vec::new()).collect();
        for round in 0..=rounds {
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
    // Bare reqwest wants one even for plain http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut sides: Vec<Box<dyn Side>> = vec![
        Box::new(Here::ours(url)),
        Box::new(Here::over_reqwest(url)),
        Box::new(Here::bare(url)),
    ];
    for peer in [Peer::google_apis_rs(url), Peer::python(url)] {
        match peer {
            Ok(peer) => sides.push(Box::new(peer)),
            Err(why) => eprintln!("left out: {why}"),
        }
    }
    sides
}

/// Someone who can call.
trait Side {
    fn name(&self) -> &'static str;
    /// Calls for so long, with so many calls at a time.
    fn measure(&mut self, callers: usize, time: Duration) -> Measured;
}

/// One slice of time.
struct Measured {
    per_second: f64,
    /// Seconds of CPU time per call, of the client. NaN where the system does not tell.
    cpu: f64,
}

impl Measured {
    fn new(calls: f64, seconds: f64, cpu_seconds: f64) -> Self {
        Self {
            per_second: calls / seconds,
            cpu: cpu_seconds / calls,
        }
    }
}

/// Ratios are ours over theirs, so the more calls and the less CPU the better.
fn report(callers: usize, sides: &[Box<dyn Side>], measured: &[Vec<Measured>]) {
    println!(
        "\n{callers} at a time                  calls/s   ours/theirs   µs of CPU a call   ours/theirs"
    );
    let ours = &measured[0];
    for (side, theirs) in sides.iter().zip(measured) {
        let rounds = || ours.iter().zip(theirs);
        println!(
            "  {:<24}{:>11.0}{:>14.3}{:>19.1}{:>14.3}",
            side.name(),
            median(theirs.iter().map(|one| one.per_second)),
            median(rounds().map(|(ours, theirs)| ours.per_second / theirs.per_second)),
            median(theirs.iter().map(|one| one.cpu * 1e6)),
            median(rounds().map(|(ours, theirs)| ours.cpu / theirs.cpu)),
        );
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
