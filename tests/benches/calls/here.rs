//! The sides that call from this process: ours over both transports, and bare reqwest as one would write it by hand.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discovery_runtime::transport::{ReqwestTransport, Transport};
use google_monitoring_v3::{Client, Credentials, HyperTransport};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, USER_AGENT};
use serde::Deserialize;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use crate::calls::{Measured, NAME, Side};
use crate::{TOKEN, thread_cpu_seconds};

/// A client and the runtime it is used in, which has one thread.
pub(crate) struct Here {
    name: &'static str,
    runtime: Runtime,
    caller: Arc<Caller>,
}

enum Caller {
    Ours(Client),
    Bare {
        client: reqwest::Client,
        url: String,
        headers: HeaderMap,
    },
}

impl Here {
    pub(crate) fn ours(url: &str) -> Here {
        Here::new("ours", Caller::Ours(ours(url)))
    }

    /// Ours, over a client of reqwest.
    pub(crate) fn over_reqwest(url: &str) -> Here {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .build()
            .unwrap();
        let transport = ReqwestTransport::from_client(client).direct();
        let client = client_over(url, transport);
        Here::new("ours over reqwest", Caller::Ours(client))
    }

    pub(crate) fn bare(url: &str) -> Here {
        // What our client sends, taken from it.
        let request = ours(url).projects().notification_channels().get(NAME);
        let request = request.request().unwrap();
        let mut headers = HeaderMap::new();
        for name in [
            ACCEPT,
            ACCEPT_ENCODING,
            USER_AGENT,
            "x-goog-api-client".parse().unwrap(),
        ] {
            headers.insert(name.clone(), request.headers()[name].clone());
        }
        let token = HeaderValue::try_from(format!("Bearer {TOKEN}")).unwrap();
        headers.insert(reqwest::header::AUTHORIZATION, token);
        let caller = Caller::Bare {
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            url: format!("{url}/v3/{NAME}"),
            headers,
        };
        Here::new("reqwest 0.13 and serde's derive, by hand", caller)
    }

    fn new(name: &'static str, caller: Caller) -> Here {
        Here {
            name,
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            caller: Arc::new(caller),
        }
    }
}

fn ours(url: &str) -> Client {
    client_over(url, HyperTransport::builder().no_proxy().build().unwrap())
}

fn client_over(url: &str, transport: impl Transport) -> Client {
    let client = Client::builder()
        .endpoint(url)
        .credentials(Credentials::token(TOKEN))
        .transport(transport);
    client.build().unwrap()
}

/// The response, as one would write it by hand.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NotificationChannel {
    name: Option<String>,
    enabled: Option<bool>,
    #[serde(rename = "type")]
    _type: Option<String>,
    #[serde(rename = "displayName")]
    _display_name: Option<String>,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(default, rename = "labels")]
    _labels: BTreeMap<String, String>,
    #[serde(default, rename = "userLabels")]
    _user_labels: BTreeMap<String, String>,
    #[serde(rename = "verificationStatus")]
    _verification_status: Option<String>,
    #[serde(rename = "creationRecord")]
    _creation_record: Option<MutationRecord>,
    #[serde(default, rename = "mutationRecords")]
    _mutation_records: Vec<MutationRecord>,
}

#[derive(Deserialize)]
struct MutationRecord {
    #[serde(rename = "mutateTime")]
    _mutate_time: Option<String>,
    #[serde(rename = "mutatedBy")]
    _mutated_by: Option<String>,
}

impl Caller {
    async fn call(&self) {
        let (name, enabled) = match self {
            Caller::Ours(client) => {
                let call = client.projects().notification_channels().get(NAME);
                let channel = call.send().await.unwrap();
                (channel.name, channel.enabled)
            }
            Caller::Bare {
                client,
                url,
                headers,
            } => {
                let url = format!("{url}?alt=json");
                let response = client.get(url).headers(headers.clone()).send().await;
                let response = response.unwrap().error_for_status().unwrap();
                let body = response.bytes().await.unwrap();
                let channel: NotificationChannel = serde_json::from_slice(&body).unwrap();
                (channel.name, channel.enabled)
            }
        };
        assert_eq!((name.as_deref(), enabled), (Some(NAME), Some(true)));
    }
}

impl Side for Here {
    fn name(&self) -> &'static str {
        self.name
    }

    fn measure(&mut self, callers: usize, time: Duration) -> Measured {
        let (start, cpu) = (Instant::now(), thread_cpu_seconds());
        let mut running = JoinSet::new();
        for _ in 0..callers {
            let caller = Arc::clone(&self.caller);
            let calls = async move {
                let mut calls = 0.0;
                while start.elapsed() < time {
                    caller.call().await;
                    calls += 1.0;
                }
                calls
            };
            running.spawn_on(calls, self.runtime.handle());
        }
        let calls = self.runtime.block_on(running.join_all());
        let (seconds, cpu) = (start.elapsed().as_secs_f64(), thread_cpu_seconds() - cpu);
        Measured::new(calls.iter().sum(), seconds, cpu)
    }
}
