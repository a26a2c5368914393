//! Over loopback, beside others, in turns: calls per second and CPU time per call; uploads and downloads.
//!
//! What is printed are medians over the rounds: ratios are taken within a round. `CALLS_ROUNDS` sets how many rounds there are.
//!
//! ```text
//! cargo bench -p discovery-tests --bench calls [-- media]
//! ```
//!
//! Calls: the generated client over both transports, bare reqwest with serde derive, google-monitoring3 of google-apis-rs,
//! google-cloud-monitoring-v3 of google-cloud-rust, and Google's client for Python call one method, at a server in a process of its own
//! that answers with the same bytes. A round is half a second a side.
//!
//! Media: the generated client, bare reqwest and Google's client for Python upload an object of Cloud Storage and download it.
//!
//! The peers are programs of their own: see `discovery_tests::peers`. One that cannot be had is left out, with a line that says so.

mod calls;
mod here;
mod media;
mod server;

/// The CPU time of this thread so far.
fn thread_cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|text| text.parse().ok());
    nanoseconds.map_or(f64::NAN, |nanoseconds: f64| nanoseconds / 1e9)
}

const TOKEN: &str =
    "ya29.a-token-that-is-about-as-long-as-those-of-google-are-0123456789-0123456789-0123456789";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_given = |word: &str| arguments.iter().any(|argument| argument == word);
    if is_given("--serve") {
        return server::serve();
    }
    if is_given("--serve-media") {
        return media::serve();
    }
    let rounds = std::env::var("CALLS_ROUNDS").map_or(15, |rounds| rounds.parse().unwrap());
    // Bare reqwest wants one even for plain http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match is_given("media") {
        true => media::run(rounds),
        false => calls::run(rounds),
    }
}
