// The loop of every peer of the benchmark `calls`: it reads `CALLERS SECONDS`, calls, and answers `CALLS SECONDS CPU_SECONDS`.

use std::io::BufRead as _;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio::task::JoinSet;

/// Calls until stdin ends. Everything runs on the one thread of the runtime.
pub fn serve<F: Future<Output = ()> + Send>(
    runtime: &Runtime,
    call: impl Fn() -> F + Clone + Send + 'static,
) {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (callers, seconds) = line.split_once(' ').unwrap();
        let time = Duration::from_secs_f64(seconds.parse().unwrap());
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let mut running = JoinSet::new();
        for _ in 0..callers.parse().unwrap() {
            let call = call.clone();
            let calls = async move {
                let mut calls = 0;
                while start.elapsed() < time {
                    call().await;
                    calls += 1;
                }
                calls
            };
            running.spawn_on(calls, runtime.handle());
        }
        let calls: u32 = runtime.block_on(running.join_all()).iter().sum();
        println!(
            "{calls} {} {}",
            start.elapsed().as_secs_f64(),
            cpu_seconds() - cpu
        );
    }
}

/// The CPU time of this thread so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|text| text.parse().ok());
    nanoseconds.map_or(f64::NAN, |nanoseconds: f64| nanoseconds / 1e9)
}
