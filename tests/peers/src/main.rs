//! google-monitoring3 of google-apis-rs, as the benchmark `calls` drives it: see `tests/benches/calls/peer.rs`.

use std::io::BufRead;
use std::sync::Arc;
use std::time::{Duration, Instant};

use google_monitoring3::Monitoring;
use google_monitoring3::hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use google_monitoring3::hyper_util::client::legacy::Client;
use google_monitoring3::hyper_util::client::legacy::connect::HttpConnector;
use google_monitoring3::hyper_util::rt::TokioExecutor;
use tokio::task::JoinSet;

type Hub = Monitoring<HttpsConnector<HttpConnector>>;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, token, name] = &arguments[..] else {
        panic!("usage: peers URL TOKEN NAME");
    };
    let name: Arc<str> = name.as_str().into();
    let hub = Arc::new(hub(url, token));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (callers, seconds) = line.split_once(' ').unwrap();
        let time = Duration::from_secs_f64(seconds.parse().unwrap());
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let mut running = JoinSet::new();
        for _ in 0..callers.parse().unwrap() {
            let (hub, name) = (Arc::clone(&hub), Arc::clone(&name));
            let calls = async move {
                let mut calls = 0;
                while start.elapsed() < time {
                    call(&hub, &name).await;
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

fn hub(url: &str, token: &str) -> Hub {
    let _ = rustls::crypto::ring::default_provider().install_default();
    // As in the crate's documentation, but for plain http.
    let connector = HttpsConnectorBuilder::new().with_native_roots().unwrap();
    let connector = connector
        .https_or_http()
        .enable_http1()
        .enable_http2()
        .build();
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let mut hub = Monitoring::new(client, token.to_owned());
    hub.base_url(format!("{url}/"));
    hub
}

async fn call(hub: &Hub, name: &str) {
    let call = hub.projects().notification_channels_get(name);
    let (_, channel) = call.doit().await.unwrap();
    assert_eq!(
        (channel.name.as_deref(), channel.enabled),
        (Some(name), Some(true))
    );
}

/// The CPU time of this thread so far: everything runs in one.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|text| text.parse().ok());
    nanoseconds.map_or(f64::NAN, |nanoseconds: f64| nanoseconds / 1e9)
}
