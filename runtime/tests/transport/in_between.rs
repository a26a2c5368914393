//! A transport of the user's own that does not say where it sends: no secret goes through it over plain http.

use std::sync::Arc;
use std::task::{Context, Poll};

use discovery_runtime::contract::{ApiClient, Call};
use discovery_runtime::transport::{Body, TowerTransport, TransportFuture};
use discovery_runtime::{ClientBuilder, Credentials, ErrorKind, Result, Transport};
use serde_json::{Value, json};
use tower_service::Service;

use crate::proxy::Proxy;
use crate::subjects::{Hyper, hyper};
use crate::{API, GET};

/// A service that hands every request to a proxy.
#[derive(Clone)]
struct ToProxy {
    proxy: String,
    hyper: Hyper,
}

impl Service<http::Request<Body>> for ToProxy {
    type Response = <Hyper as Service<http::Request<Body>>>::Response;
    type Error = <Hyper as Service<http::Request<Body>>>::Error;
    type Future = <Hyper as Service<http::Request<Body>>>::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<std::result::Result<(), Self::Error>> {
        self.hyper.poll_ready(cx)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        let target = format!("{}{}", self.proxy, request.uri().path());
        *request.uri_mut() = target.parse().unwrap();
        self.hyper.call(request)
    }
}

/// The same by the trait alone.
struct Own(ToProxy);

impl Transport for Own {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let transport = TowerTransport::new(self.0.clone());
        Box::pin(async move {
            let response = transport.send(request).await?;
            Ok(response.map(|body: Body| body))
        })
    }
}

async fn get(client: &ApiClient) -> Result<Value> {
    Call::new(client, &GET).send().await
}

#[tokio::test]
async fn secrets_are_refused_and_all_else_is_sent() {
    let proxy = Proxy::start(None);
    let service = ToProxy {
        proxy: proxy.url(),
        hyper: hyper(&Arc::new(())),
    };
    let transports: [Arc<dyn Transport>; 3] = [
        Arc::new(Own(service.clone())),
        Arc::new(TowerTransport::new(service.clone())),
        Arc::new(TowerTransport::per_runtime(move || service.clone())),
    ];
    for transport in transports {
        for endpoint in ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"] {
            let builder = || {
                ClientBuilder::<ApiClient>::new(&API)
                    .endpoint(endpoint)
                    .transport(transport.clone())
            };
            for credentials in [Credentials::token("secret"), Credentials::api_key("secret")] {
                let client = builder().credentials(credentials).build().unwrap();
                let error = get(&client).await.unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Configuration);
                let text = error.to_string();
                assert!(text.contains("Transport::connects_directly"), "{text}");
            }
            let anonymous = || builder().credentials(Credentials::anonymous());
            let client = anonymous().build().unwrap();
            let mut call = Call::new(&client, &GET);
            call.query("key", "secret");
            assert!(call.send::<Value>().await.is_err());
            let mut call = Call::new(&client, &GET);
            call.options(|options| options.secret_header("x-of-ones-own", "secret"));
            assert!(call.send::<Value>().await.is_err());
            assert_eq!(get(&client).await.unwrap(), json!({"from": "proxy"}));
        }
    }
    assert!(!proxy.seen().contains("secret"), "{}", proxy.seen());
    assert_eq!(proxy.opened(), 9);
}
