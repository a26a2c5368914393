//! google-cloud-monitoring-v3 of google-cloud-rust, as the benchmark `calls` drives it.

#[path = "../../../calls.rs"]
mod calls;

use std::sync::Arc;

use google_cloud_auth::credentials::{CacheableResource, CredentialsProvider, EntityTag};
use google_cloud_auth::errors::CredentialsError;
use google_cloud_monitoring_v3::client::NotificationChannelService;
use http::header::{AUTHORIZATION, HeaderMap, HeaderValue};

/// A token that does not change.
#[derive(Debug)]
struct Token {
    tag: EntityTag,
    headers: HeaderMap,
}

impl CredentialsProvider for Token {
    async fn headers(
        &self,
        extensions: http::Extensions,
    ) -> Result<CacheableResource<HeaderMap>, CredentialsError> {
        if extensions.get::<EntityTag>() == Some(&self.tag) {
            return Ok(CacheableResource::NotModified);
        }
        Ok(CacheableResource::New {
            entity_tag: self.tag.clone(),
            data: self.headers.clone(),
        })
    }

    async fn universe_domain(&self) -> Option<String> {
        None
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, token, name] = &arguments[..] else {
        panic!("usage: google-cloud-rust URL TOKEN NAME");
    };
    let name: Arc<str> = name.as_str().into();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut headers = HeaderMap::new();
    let token = HeaderValue::try_from(format!("Bearer {token}")).unwrap();
    headers.insert(AUTHORIZATION, token);
    let client = NotificationChannelService::builder()
        .with_endpoint(url)
        .with_credentials(Token {
            tag: EntityTag::new(),
            headers,
        });
    let client = runtime.block_on(client.build()).unwrap();
    calls::serve(&runtime, move || {
        let (client, name) = (client.clone(), Arc::clone(&name));
        async move {
            let call = client.get_notification_channel().set_name(&*name);
            let channel = call.send().await.unwrap();
            assert_eq!((&*channel.name, channel.enabled), (&*name, Some(true)));
        }
    });
}
