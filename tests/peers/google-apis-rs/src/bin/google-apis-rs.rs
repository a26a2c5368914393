//! google-monitoring3 of google-apis-rs, as the benchmark `calls` drives it.

#[path = "../../../calls.rs"]
mod calls;

use std::sync::Arc;

use google_monitoring3::Monitoring;
use google_monitoring3::hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use google_monitoring3::hyper_util::client::legacy::Client;
use google_monitoring3::hyper_util::client::legacy::connect::HttpConnector;
use google_monitoring3::hyper_util::rt::TokioExecutor;

type Hub = Monitoring<HttpsConnector<HttpConnector>>;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, token, name] = &arguments[..] else {
        panic!("usage: google-apis-rs URL TOKEN NAME");
    };
    let name: Arc<str> = name.as_str().into();
    let hub = Arc::new(hub(url, token));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    calls::serve(&runtime, move || {
        let (hub, name) = (Arc::clone(&hub), Arc::clone(&name));
        async move { call(&hub, &name).await }
    });
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
