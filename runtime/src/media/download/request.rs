//! [`Source`]: what requests bytes, and from where on.

use http::header::{ACCEPT_ENCODING, IF_RANGE, RANGE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::content_range::Wanted;
use crate::api::MediaDownload;
use crate::call::{Call, Opened};
use crate::error::{Error, Result};

/// What requests bytes, as often as it is needed.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) call: Call,
    how: MediaDownload,
}

/// Which bytes a request is to get.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) wanted: Wanted,
    /// The version of the content, if it has to be one.
    pub(super) generation: Option<&'a str>,
    /// The same by its `ETag`.
    pub(super) etag: Option<&'a str>,
    /// Whether the bytes may not be packed for the way.
    pub(super) unpacked: bool,
}

impl Source {
    pub(super) fn new(call: Call, how: MediaDownload) -> Self {
        Self { call, how }
    }

    /// Whether a request for a part of the bytes is possible.
    pub(super) fn has_ranges(&self) -> bool {
        &*self.call.method.verb == "GET"
    }

    /// Whether a request can name the version of the content.
    pub(super) fn pins_generation(&self) -> bool {
        self.how.generation
    }

    /// The call that requests these bytes.
    pub(super) fn call(&self, request: &Request<'_>) -> Result<Call> {
        let mut call = self.call.clone();
        if self.how.media {
            call.set_query("alt", "media".to_owned());
        }
        if let Some(generation) = request.generation {
            call.set_query("generation", generation.to_owned());
        }
        let service = self.how.service.then(|| {
            let service_path = &*call.client.api().service_path;
            format!(
                "/download/{}{}",
                service_path.trim_start_matches('/'),
                &*call.method.path
            )
        });
        if request.wanted == Wanted::Nothing {
            return Err(Error::request(
                "the range has no byte: request at least one",
            ));
        }
        let range = request.wanted.header();
        if range.is_some() && !self.has_ranges() {
            return Err(Error::request(format!(
                "a part of the bytes can be requested with GET alone, and this method has {}",
                &*call.method.verb
            )));
        }
        let variant = call.variant();
        variant.path = service.map(Into::into);
        variant.any_type = true;
        // A plain method computes its response.
        variant.prompt = self.how.media;
        let headers = &mut variant.headers;
        insert(headers, RANGE, range.as_deref())?;
        insert(headers, IF_RANGE, request.etag)?;
        insert(
            headers,
            ACCEPT_ENCODING,
            request.unpacked.then_some("identity"),
        )?;
        Ok(call)
    }

    /// Sends the request.
    pub(super) async fn open(call: Call) -> Result<Opened> {
        call.open_as_sent().await
    }
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: Option<&str>) -> Result<()> {
    if let Some(value) = value {
        let value = HeaderValue::try_from(value).map_err(|error| {
            Error::request(format!("the header `{name}` cannot be sent")).with_source(error)
        })?;
        headers.insert(name, value);
    }
    Ok(())
}
