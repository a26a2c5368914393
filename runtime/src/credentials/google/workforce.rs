//! The file of a user of workforce identity federation, which `gcloud auth application-default login --login-config` writes. Its type is
//! `external_account_authorized_user`. google-cloud-auth does not know it.
//!
//! [The format](https://google.aip.dev/auth/4117) has a refresh token, a client and a token endpoint of Google's STS.

use std::time::{Duration, Instant};

use google_cloud_auth::credentials::{CacheableResource, CredentialsProvider, EntityTag};
use google_cloud_auth::errors::CredentialsError as GoogleError;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Extensions, HeaderMap, HeaderValue};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use tokio::sync::Mutex;

use super::super::bearer::{bearer, expires_in};

/// The type of the file.
pub(super) const KIND: &str = "external_account_authorized_user";

/// Google's STS, if the file names no other.
const TOKEN_URL: &str = "https://sts.googleapis.com/v1/oauthtoken";

/// How long before its end a token counts as used up.
const MARGIN: Duration = Duration::from_secs(120);

/// How long a token is valid if the response does not say it.
const USUAL_LIFE: Duration = Duration::from_secs(3600);

/// No token is kept longer, whatever the response says.
const LONGEST_LIFE: Duration = Duration::from_secs(86_400);

/// The most bytes of a response. A token has a few thousand.
const MAX_BYTES: usize = 256 << 10;

/// A user of workforce identity federation.
pub(super) struct Workforce {
    http: reqwest::Client,
    token_url: String,
    client_id: String,
    client_secret: String,
    scopes: String,
    quota_project: Option<String>,
    /// The refresh token, which the server may replace, and the token.
    state: Mutex<(String, Option<(HeaderValue, Instant)>)>,
}

impl Workforce {
    /// Reads the file. An error names the member that is missing.
    pub(super) fn new<'a>(
        json: &Value,
        scopes: impl Iterator<Item = &'a str>,
        quota_project: Option<String>,
    ) -> Result<Self, String> {
        let text = |name: &str| {
            let value = json.get(name).and_then(Value::as_str);
            value
                .filter(|value| !value.is_empty())
                .map(str::to_owned)
                .ok_or_else(|| format!("the file has no `{name}`"))
        };
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self {
            http,
            token_url: text("token_url").unwrap_or_else(|_| TOKEN_URL.to_owned()),
            client_id: text("client_id")?,
            client_secret: text("client_secret")?,
            scopes: scopes.collect::<Vec<_>>().join(" "),
            quota_project,
            state: Mutex::new((text("refresh_token")?, None)),
        })
    }

    async fn request_token(&self, refresh_token: &str) -> Result<Value, GoogleError> {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let mut form = format!(
            "grant_type=refresh_token&refresh_token={}",
            encode(refresh_token)
        );
        if !self.scopes.is_empty() {
            form += &format!("&scope={}", encode(&self.scopes));
        }
        let sent = self
            .http
            .post(&self.token_url)
            .basic_auth(&self.client_id, Some(&self.client_secret))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await;
        let mut response =
            sent.map_err(|error| GoogleError::from_source(true, error.without_url()))?;
        let status = response.status();
        let mut body = Vec::new();
        while body.len() <= MAX_BYTES {
            match response.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(GoogleError::from_source(true, error.without_url())),
            }
        }
        let value: Value = serde_json::from_slice(&body).unwrap_or_default();
        if status.is_success() {
            return Ok(value);
        }
        let said = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
        let message = format!("{status} {} {}", said("error"), said("error_description"));
        let transient = status.is_server_error() || status.as_u16() == 429;
        Err(GoogleError::from_msg(transient, message.trim().to_owned()))
    }
}

impl CredentialsProvider for Workforce {
    async fn headers(
        &self,
        _extensions: Extensions,
    ) -> Result<CacheableResource<HeaderMap>, GoogleError> {
        let mut state = self.state.lock().await;
        let kept = state
            .1
            .as_ref()
            .filter(|(_, end)| Instant::now() + MARGIN < *end);
        let header = match kept {
            Some((header, _)) => header.clone(),
            None => {
                let response = self.request_token(&state.0).await?;
                let text = |name: &str| response.get(name).and_then(Value::as_str);
                let header = text("access_token").and_then(bearer).ok_or_else(|| {
                    GoogleError::from_msg(false, "the response has no token that can be sent")
                })?;
                if let Some(new) = text("refresh_token") {
                    state.0 = new.to_owned();
                }
                let life = expires_in(&response)
                    .unwrap_or(USUAL_LIFE)
                    .min(LONGEST_LIFE);
                let end = Instant::now() + life;
                state.1 = Some((header.clone(), end));
                header
            }
        };
        let mut headers = HeaderMap::from_iter([(AUTHORIZATION, header)]);
        let project = self.quota_project.as_ref();
        if let Some(project) = project.and_then(|project| HeaderValue::try_from(project).ok()) {
            headers.insert("x-goog-user-project", project);
        }
        Ok(CacheableResource::New {
            entity_tag: EntityTag::new(),
            data: headers,
        })
    }

    async fn universe_domain(&self) -> Option<String> {
        None
    }
}

/// Shows no secret.
impl std::fmt::Debug for Workforce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workforce")
            .field("token_url", &self.token_url)
            .finish_non_exhaustive()
    }
}
