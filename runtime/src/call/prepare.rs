//! Turns a [`Call`] into a request: everything that does not change between attempts.

use std::sync::Arc;

use http::{HeaderMap, Method};

use super::builder::Call;
use super::content::Content;
use super::{headers, request_id, url};
use crate::error::{Error, ErrorKind, Result};
use crate::transport::CallAttempt;

/// A request that is ready to send. The rule for long URLs may still move its query into its body.
pub(super) struct PreparedRequest {
    pub(super) verb: Method,
    /// With the query.
    pub(super) url: String,
    /// The length of the URL before the path of the method; 0 if the server gave the URL.
    pub(super) base: usize,
    /// The length of the URL without the query and its `?`.
    pub(super) without_query: usize,
    pub(super) headers: HeaderMap,
    pub(super) body: Content,
    /// The calls that it has, if it is a batch.
    pub(super) parts: Option<Arc<[CallAttempt]>>,
}

impl PreparedRequest {
    /// Checks and encodes everything, and adds the request id.
    pub(super) fn new(call: &Call, request_id: &request_id::Sent) -> Result<Self> {
        let method = &*call.method;
        if let Some(why) = &call.invalid {
            return Err(Error::new(ErrorKind::Request, why.clone()));
        }
        let verb = Method::from_bytes(method.verb.as_bytes()).map_err(|error| {
            Error::new(
                ErrorKind::Request,
                format!("{:?} is not an HTTP verb", &*method.verb),
            )
            .with_source(error)
        })?;
        // Enough capacity for most paths and queries.
        let variant = call.variant.as_deref();
        if let Some((verb, uri)) = variant.and_then(|it| Some((it.verb.clone()?, it.url.as_ref()?)))
        {
            return Self::to_url(call, verb, uri);
        }
        let base = call.client.base_of(call.path_template());
        let mut url = String::with_capacity(base.len() + 192);
        url.push_str(base);
        url::expand_path(call, &mut url)?;
        let without_query = url.len();
        let alt = (method.has_response && !call.is_set("alt")).then_some(("alt", "json"));
        let set = call
            .query
            .iter()
            .map(|(name, value)| (&**name, value.as_str()));
        let mask = update_mask(call)?;
        let mask = mask.iter().map(|(name, mask)| (*name, mask.as_str()));
        let made = mask.chain(request_id.query());
        check_required(call, made.clone().map(|(name, _)| name))?;
        url::append_query(alt.into_iter().chain(set).chain(made), &mut url);
        Ok(Self {
            verb,
            base: base.len(),
            url,
            without_query,
            headers: headers::request_headers(call)?,
            body: request_id.body(call),
            parts: None,
        })
    }

    /// The request to a URL that a server gave.
    fn to_url(call: &Call, verb: Method, uri: &http::Uri) -> Result<Self> {
        let url = uri.to_string();
        let body = call.body.as_ref();
        Ok(Self {
            verb,
            base: 0,
            without_query: url.find('?').unwrap_or(url.len()),
            url,
            headers: headers::request_headers(call)?,
            body: body.map_or_else(Content::empty, |body| body.content.clone()),
            parts: None,
        })
    }

    /// What the transport gets to know about the attempt of this number.
    pub(super) fn attempt(&self, call: &Call, number: u32) -> CallAttempt {
        let attempt =
            CallAttempt::new(call.method.id.clone(), number).with_parts(self.parts.clone());
        if self.base == 0 {
            return attempt;
        }
        let base = &self.url[..self.base];
        let host = base.find("://").map_or(0, |at| at + 3);
        let path = base[host..].find('/').map_or(base.len(), |at| host + at);
        attempt.with_template(call.path_template().clone(), base.len() - path)
    }

    /// The request, without credentials.
    pub(super) fn request(&self) -> Result<http::Request<Content>> {
        let uri = http::Uri::try_from(self.url.clone()).map_err(|error| {
            Error::new(
                ErrorKind::Request,
                "the URL cannot be sent: its path values or its query are too long",
            )
            .with_source(error)
        })?;
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = self.verb.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers.clone();
        Ok(request)
    }
}

/// Refuses a call without a parameter that became required after callers had been able to leave it out. `made` are the parameters that
/// the runtime sets itself.
fn check_required<'a>(call: &Call, made: impl Iterator<Item = &'a str> + Clone) -> Result<()> {
    let mut required = call.method.required.iter();
    let is_set = |name: &str| call.is_set(name) || made.clone().any(|made| made == name);
    match required.find(|(name, _)| !is_set(name)) {
        None => Ok(()),
        Some((name, setter)) => {
            let what = format!("is required now: set it with `.{setter}(…)`");
            Err(Error::parameter(name.to_owned(), what))
        }
    }
}

/// The update mask as a query parameter, if it is made from the body.
fn update_mask(call: &Call) -> Result<Option<(&'static str, String)>> {
    let Some(mask) = call.update_mask.filter(|mask| !call.is_set(mask.parameter)) else {
        return Ok(None);
    };
    // A stream is not a message.
    let body = call.body.as_ref();
    let body = body.map(|_| call.json_body().unwrap_or_default());
    Ok(Some((mask.parameter, mask.make(body, &call.method.path)?)))
}
