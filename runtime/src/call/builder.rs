//! [`Call`]: the parameters and the body that a generated builder collects.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::content::Content;
use super::json_object;
use super::secret_parameters::{is_secret_parameter, shown_parameters};
use super::update_mask::UpdateMask;
use super::variant::Variant;
use crate::api::Method;
use crate::client::ApiClient;
use crate::held::{Held, Text};
use crate::message::{Element, Message, checked_to_vec, two_values};
use crate::options::{CallOptions, ResolvedOptions};
use crate::parameter::Parameter;
use crate::policy::RetryBudget;
use crate::transport::Body;

/// The parameters that say how media comes with a request.
pub(crate) const UPLOAD_PARAMETERS: [&str; 2] = ["uploadType", "upload_protocol"];

/// A call before it is sent. Generated builders wrap one.
///
/// It holds no connection: each attempt takes the transport of the client.
#[derive(Clone)]
pub struct Call {
    pub(crate) client: ApiClient,
    pub(crate) method: Held<Method>,
    pub(super) path: Vec<(Cow<'static, str>, String)>,
    pub(crate) query: Vec<(Cow<'static, str>, String)>,
    pub(crate) body: Option<RequestBody>,
    /// Why it cannot be sent.
    pub(super) invalid: Option<String>,
    pub(crate) options: Option<Box<CallOptions>>,
    pub(super) update_mask: Option<UpdateMask>,
    /// What a request of media has in place of the plain one.
    pub(crate) variant: Option<Box<Variant>>,
}

/// A body and its content type.
#[derive(Clone)]
pub(crate) struct RequestBody {
    pub(crate) content_type: String,
    pub(crate) content: Content,
}

impl Call {
    /// A call of `method` without parameters.
    pub fn new(client: &ApiClient, method: &'static Method) -> Self {
        Self::of(client, Held::Static(method))
    }

    /// A call of a method that is known at run time, without parameters.
    pub fn shared(client: &ApiClient, method: Arc<Method>) -> Self {
        Self::of(client, Held::Shared(method))
    }

    pub(crate) fn of(client: &ApiClient, method: Held<Method>) -> Self {
        Self {
            client: client.clone(),
            method,
            path: Vec::new(),
            query: client.default_options().parameters().to_vec(),
            body: None,
            invalid: None,
            options: None,
            update_mask: None,
            variant: None,
        }
    }

    /// Sets the path parameter with this wire name. It replaces an earlier value.
    pub fn path<V: Parameter>(&mut self, name: &'static str, value: V) {
        self.set_path(Cow::Borrowed(name), value.into_text());
    }

    /// Sets the path parameter with this wire name, which may be known at run time. It replaces an earlier value.
    pub fn set_path(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        let name = name.into();
        self.path.retain(|(earlier, _)| *earlier != name);
        self.path.push((name, value));
    }

    /// Sets the query parameter with this wire name. It replaces earlier values.
    pub fn query<V: Parameter>(&mut self, name: &'static str, value: V) {
        self.set_query(Cow::Borrowed(name), value.into_text());
    }

    /// Sets the query parameter with this wire name, which may be known at run time. It replaces earlier values.
    pub fn set_query(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        self.set_query_all(name, [value]);
    }

    /// Sets all values of a repeated query parameter with this wire name, which may be known at run time. They replace earlier ones.
    pub fn set_query_all(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = String>,
    ) {
        let name = name.into();
        self.query.retain(|(earlier, _)| *earlier != name);
        let values = values.into_iter();
        self.query.extend(values.map(|value| (name.clone(), value)));
    }

    /// Sets all values of a repeated query parameter. They replace earlier ones.
    pub fn query_all<V: Parameter>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) {
        self.set_query_all(name, values.into_iter().map(Parameter::into_text));
    }

    /// Sets the JSON body. If a place in it has both a value and a null, sending fails.
    pub fn body(&mut self, body: &dyn Element) {
        let json = checked_to_vec(body).map_err(|path| two_values(&path));
        self.invalid = json.as_ref().err().map(|why| format!("in the body, {why}"));
        let json = json.unwrap_or_default();
        let bytes = if self.client.api().data_wrapper {
            [br#"{"data":"#, json.as_slice(), b"}"].concat()
        } else {
            json
        };
        self.body = Some(RequestBody {
            content_type: "application/json".to_owned(),
            content: Content::Bytes(bytes.into()),
        });
    }

    /// Sets a body that is sent unchanged: bytes, or a stream.
    pub fn raw_body(&mut self, content_type: impl Into<String>, body: impl Into<Body>) {
        self.invalid = None;
        self.body = Some(RequestBody {
            content_type: content_type.into(),
            content: Content::from(body.into()),
        });
    }

    /// Makes the query parameter with this wire name from the body, a message of the type `M`, when the request is made. It replaces
    /// an earlier value, and a value that is set later replaces it.
    pub fn update_mask_from_body<M: Message + Default>(&mut self, parameter: &'static str) {
        self.query.retain(|(earlier, _)| *earlier != parameter);
        self.update_mask = Some(UpdateMask::of::<M>(parameter));
    }

    /// Changes the options of this call. The query parameters among them take effect at once, as those of setters do.
    pub fn options(&mut self, change: impl FnOnce(CallOptions) -> CallOptions) {
        let mut options = change(
            self.options
                .take()
                .map_or_else(CallOptions::default, |options| *options),
        );
        for (name, value) in options.take_parameters() {
            self.set_query(name, value);
        }
        self.options = Some(Box::new(options));
    }

    /// Refuses a parameter that says that media comes with the request, if none does.
    pub(crate) fn expect_no_media(&mut self) {
        if self.method.upload.is_none() || self.variant.is_some() {
            return;
        }
        for name in UPLOAD_PARAMETERS {
            if self.is_set(name) {
                self.invalid = Some(format!(
                    "the parameter `{name}` says that media comes with the request, and none does: leave it out, and send media with                      `.upload(source)`"
                ));
            }
        }
    }

    /// Refuses the parameters that turn the response into something else than the JSON that is decoded.
    pub(crate) fn expect_json(&mut self) {
        let changes = |(name, value): &&(Cow<'static, str>, String)| match &**name {
            "alt" => value != "json" && (value != "sse" || self.method.stream.is_none()),
            "callback" => true,
            "uploadType" | "upload_protocol" => self.variant.is_none(),
            _ => false,
        };
        if let Some((name, _)) = self.query.iter().find(changes) {
            self.invalid = Some(format!(
                "the parameter `{name}` changes what the server sends back, so that the response could not be decoded: \
                 use `send_raw()`, or leave it out"
            ));
        }
    }
}

/// Shows names and values, without the values of query parameters that are credentials.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.method.id)
            .field("path", &self.path)
            .field("query", &shown_parameters(&self.query))
            .field("body", &self.body.as_ref().map(|body| &body.content))
            .finish_non_exhaustive()
    }
}

impl Call {
    /// The method of the call.
    pub(crate) fn method(&self) -> &Method {
        &self.method
    }

    /// The options that apply to the call.
    pub(crate) fn resolved_options(&self) -> ResolvedOptions {
        ResolvedOptions::new(self.options.as_deref(), self.client.default_options())
    }

    /// The budget for its retries: that of its policy, else that of the client.
    pub(crate) fn budget(&self, options: &ResolvedOptions) -> RetryBudget {
        let own = options.retry.budget.as_ref();
        own.unwrap_or_else(|| self.client.budget()).clone()
    }

    /// Whether values of the path have to be names that the document knows.
    pub(super) fn checks_names(&self) -> bool {
        let own = self
            .options
            .as_ref()
            .and_then(|options| options.check_names);
        own.or(self.client.default_options().check_names)
            .unwrap_or(true)
    }

    /// The path template.
    pub(super) fn path_template(&self) -> &Text {
        let other = self
            .variant
            .as_ref()
            .and_then(|variant| variant.path.as_ref());
        other.unwrap_or(&self.method.path)
    }

    /// The path template, from the root of the server; `None` if the server gave the URL.
    pub(super) fn whole_template(&self) -> Option<String> {
        let variant = self.variant.as_ref();
        if variant.is_some_and(|variant| variant.url.is_some()) {
            return None;
        }
        let template = self.path_template();
        Some(match template.starts_with('/') {
            true => template.to_string(),
            false => {
                let service_path = self.client.api().service_path.trim_matches('/');
                let between = if service_path.is_empty() { "" } else { "/" };
                format!("{between}{service_path}/{template}")
            }
        })
    }

    /// What a request of media has in place of the plain one, to change it.
    pub(crate) fn variant(&mut self) -> &mut Variant {
        self.variant.get_or_insert_default()
    }

    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.query.iter().any(|(set, _)| set == name)
    }

    /// Whether a query parameter has a value.
    pub(super) fn has_value(&self, name: &str) -> bool {
        let mut query = self.query.iter();
        query.any(|(set, value)| set == name && !value.is_empty())
    }

    /// Whether a field of the JSON body has a value that is not empty.
    pub(super) fn body_has_value(&self, name: &str) -> bool {
        let object = self.json_body().unwrap_or_default();
        let value = json_object::member(object, name).and_then(|(from, to)| object.get(from..to));
        value.is_some_and(|value| !matches!(value.trim_ascii(), b"null" | b"\"\""))
    }

    /// The JSON of the body, without what wraps it; `None` if there is none, or if it is a stream.
    pub(super) fn json_body(&self) -> Option<&[u8]> {
        let bytes = self.body.as_ref()?.content.bytes()?;
        Some(match self.client.api().data_wrapper {
            true => json_object::unwrap_data(bytes),
            false => bytes,
        })
    }

    /// Whether the call has a query parameter that is a credential.
    pub(super) fn has_secret_parameter(&self) -> bool {
        self.secret_parameters().next().is_some()
    }

    /// The values of query parameters that are credentials.
    pub(super) fn secret_parameters(&self) -> impl Iterator<Item = &str> {
        let secret = self
            .query
            .iter()
            .filter(|(name, _)| is_secret_parameter(name));
        secret.map(|(_, value)| value.as_str())
    }
}
