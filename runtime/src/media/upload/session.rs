//! [`UploadSession`]: a resumable upload that has begun.

use std::fmt;

use http::Uri;
use serde_json::json;

use crate::client::ApiClient;
use crate::error::{Error, ErrorKind, Result};

/// A resumable upload that has begun. Keep [`to_text`](Self::to_text) to go on later, in this process or another one, with
/// [`Upload::resume`](crate::Upload::resume).
///
/// Whoever has its URL can upload to it without credentials. So `Debug` and errors do not show it: keep the text as a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct UploadSession {
    pub(super) method: String,
    pub(super) url: Uri,
    pub(super) size: Option<u64>,
}

impl UploadSession {
    /// The session as one line of JSON.
    pub fn to_text(&self) -> String {
        json!({"method": self.method, "url": self.url.to_string(), "size": self.size}).to_string()
    }

    /// Reads what [`to_text`](Self::to_text) wrote.
    ///
    /// # Errors
    ///
    /// The text is not one of a session.
    pub fn from_text(text: &str) -> Result<Self> {
        let read = || {
            let value: serde_json::Value = serde_json::from_str(text).ok()?;
            Some(Self {
                method: value.get("method")?.as_str()?.to_owned(),
                url: value.get("url")?.as_str()?.parse().ok()?,
                size: match value.get("size")? {
                    serde_json::Value::Null => None,
                    size => Some(size.as_u64()?),
                },
            })
        };
        read().ok_or_else(|| {
            Error::request(
                "the text is not that of an upload session: it is what `to_text` returned",
            )
        })
    }

    /// The id of the method that the upload belongs to.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The number of bytes of the upload, if it was known at its beginning.
    pub fn size(&self) -> Option<u64> {
        self.size
    }
}

/// Shows the host of the URL alone.
impl fmt::Debug for UploadSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadSession")
            .field("method", &self.method)
            .field("host", &self.url.host())
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// Refuses a URL that is not of the endpoint, since the token goes there.
pub(super) fn check_url(client: &ApiClient, url: &Uri) -> Result<()> {
    let own = client.base_uri();
    let origin = |uri: &Uri| {
        let scheme = uri.scheme_str()?.to_owned();
        let default = if scheme == "https" { 443 } else { 80 };
        let host = uri.host()?.to_ascii_lowercase();
        Some((scheme, host, uri.port_u16().unwrap_or(default)))
    };
    let given = origin(url);
    match given.is_some() && given == origin(own) {
        true => Ok(()),
        false => Err(Error::new(
            ErrorKind::Configuration,
            format!(
                "the upload would go on at {}, and the client calls {}: nothing is sent to another host; name the host that the \
                 server names with `.endpoint(…)`",
                shown_origin(url),
                shown_origin(own),
            ),
        )),
    }
}

fn shown_origin(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("no scheme");
    let host = uri.host().unwrap_or("no host");
    match uri.port_u16() {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    }
}
