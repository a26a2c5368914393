//! One case: parameters that are taken out as they are used, the prepared request, and the decoded response.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use discovery_runtime::bytes::Bytes;
use discovery_runtime::http::{Request, Response};
use discovery_runtime::message::{Element, to_vec};
use discovery_runtime::transport::{Body, TransportFuture};
use discovery_runtime::{
    ByteString, Date, DateTime, Duration, FieldMask, JsonMap, Sending, Transport,
};
use serde_json::{Map, Value, json};

use super::shape;

/// A transport without a network: it answers every request with the response of the case.
#[derive(Clone, Default)]
pub struct Canned(Arc<Mutex<Vec<u8>>>);

impl Canned {
    fn set(&self, reply: Vec<u8>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = reply;
    }
}

impl Transport for Canned {
    fn send(&self, _request: Request<Body>) -> TransportFuture {
        let reply = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Box::pin(async move { Ok(Response::new(Body::from(reply))) })
    }
}

/// One line of the input, and what its method made of it.
pub struct Case {
    params: Map<String, Value>,
    body: Option<Value>,
    bare: bool,
    reply: Option<Value>,
    canned: Canned,
    answer: Map<String, Value>,
}

impl Case {
    pub(super) fn new(mut line: Map<String, Value>, canned: Canned) -> Self {
        let params = match line.remove("params") {
            Some(Value::Object(params)) => params,
            _ => Map::new(),
        };
        Self {
            params,
            body: line.remove("body"),
            bare: line.remove("bare") == Some(Value::Bool(true)),
            reply: line.remove("reply"),
            canned,
            answer: Map::new(),
        }
    }

    /// The value of a required parameter.
    ///
    /// # Errors
    ///
    /// There is none, or it is not of the type.
    pub fn required<T: Given>(&mut self, wire: &str) -> Result<T, String> {
        self.optional(wire)?.ok_or_else(|| missing(wire))
    }

    /// The value of an optional parameter.
    ///
    /// # Errors
    ///
    /// It is not of the type.
    pub fn optional<T: Given>(&mut self, wire: &str) -> Result<Option<T>, String> {
        match self.params.remove(wire) {
            None => Ok(None),
            Some(value) => one(wire, &value).map(Some),
        }
    }

    /// The values of these parameters, which have no setter: the options of the call take them by name.
    ///
    /// # Errors
    ///
    /// One is not a text.
    pub fn options(&mut self, names: &[&str]) -> Result<Vec<(String, String)>, String> {
        let mut values = Vec::new();
        for name in names {
            let value = self.optional::<String>(name)?;
            values.extend(value.map(|value| ((*name).to_owned(), value)));
        }
        Ok(values)
    }

    /// The values of a required repeated parameter.
    ///
    /// # Errors
    ///
    /// There are none, or one is not of the type.
    pub fn required_all<T: Given>(&mut self, wire: &str) -> Result<Vec<T>, String> {
        self.optional_all(wire)?.ok_or_else(|| missing(wire))
    }

    /// The values of an optional repeated parameter.
    ///
    /// # Errors
    ///
    /// One is not of the type, or the parameter has a single value.
    pub fn optional_all<T: Given>(&mut self, wire: &str) -> Result<Option<Vec<T>>, String> {
        match self.params.remove(wire) {
            None => Ok(None),
            Some(Value::Array(values)) => values
                .iter()
                .map(|value| one(wire, value))
                .collect::<Result<_, _>>()
                .map(Some),
            Some(value) => Err(format!(
                "cannot be mapped: the method takes a list for {wire:?}, not {value}"
            )),
        }
    }

    /// The body, as the type that the method takes.
    ///
    /// # Errors
    ///
    /// There is none, or it does not decode.
    pub fn body<T: Content>(&mut self) -> Result<T, String> {
        let Some(value) = self.body.take() else {
            return Err("cannot be mapped: the method takes a body".to_owned());
        };
        let text = value.to_string();
        let body: T = serde_json::from_str(&text)
            .map_err(|error| format!("the body does not decode: {error}"))?;
        let again = serde_json::to_value(&body)
            .map_err(|error| format!("the body does not encode: {error}"))?;
        self.answer.insert(
            "body".to_owned(),
            json!({"value": again, "shape": shape(&body)}),
        );
        Ok(body)
    }

    /// The body that the method sends in place of an empty one.
    ///
    /// # Errors
    ///
    /// It does not decode.
    pub fn optional_body<T: Content>(&mut self) -> Result<Option<T>, String> {
        if self.bare
            && self
                .body
                .as_ref()
                .and_then(Value::as_object)
                .is_some_and(Map::is_empty)
        {
            self.body = None;
        }
        if self.body.is_some() {
            self.body().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Keeps the request for the answer.
    ///
    /// # Errors
    ///
    /// The crate refuses to prepare it, or the case has something that the method did not take.
    pub fn request(
        &mut self,
        request: discovery_runtime::Result<Request<Bytes>>,
    ) -> Result<(), String> {
        let left: Vec<&str> = self
            .params
            .keys()
            .map(String::as_str)
            .chain(self.body.as_ref().map(|_| "the body"))
            .collect();
        if !left.is_empty() {
            return Err(format!(
                "cannot be mapped: the method does not take {}",
                left.join(", ")
            ));
        }
        let request = request.map_err(|error| format!("no request: {}", chain(&error)))?;
        let headers: Map<String, Value> = request
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    Value::from(String::from_utf8_lossy(value.as_bytes())),
                )
            })
            .collect();
        let prepared = json!({
            "method": request.method().as_str(),
            "url": request.uri().to_string(),
            "headers": headers,
            "body": String::from_utf8_lossy(request.body()),
        });
        self.answer.insert("request".to_owned(), prepared);
        Ok(())
    }

    /// Sends the call, if the case has a response, and keeps the response's value and shape.
    pub fn reply<T: Element + 'static>(&mut self, sending: Sending<T>) {
        if let Some(reply) = self.reply.take() {
            self.canned.set(reply.to_string().into_bytes());
            self.wait(Box::pin(Erased(sending)));
        }
    }

    /// The same of a method that streams: the case has the response as one element.
    pub fn element<T: Element + 'static>(&mut self, sending: Sending<Vec<T>>) {
        if let Some(reply) = self.reply.take() {
            self.canned.set(reply.to_string().into_bytes());
            self.wait(Box::pin(async move {
                let mut all = sending.await?;
                Ok(match (all.pop(), all.is_empty()) {
                    (Some(one), true) => Box::new(one) as Box<dyn Element>,
                    // The comparison says that it is a list.
                    _ => Box::new(all),
                })
            }));
        }
    }

    fn wait(&mut self, reply: AnyReply) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        let answer = match runtime.map(|runtime| runtime.block_on(reply)) {
            Err(error) => json!({"error": error.to_string()}),
            Ok(Err(error)) => json!({"error": chain(&error)}),
            Ok(Ok(value)) => match serde_json::from_slice::<Value>(&to_vec(&*value)) {
                Ok(text) => json!({"value": text, "shape": shape(&*value)}),
                Err(error) => json!({"error": format!("encoded to what is no JSON: {error}")}),
            },
        };
        self.answer.insert("reply".to_owned(), answer);
    }

    /// The answer; a response that the method did not decode is left over.
    pub(super) fn finish(mut self) -> Result<Value, String> {
        if self.reply.is_some() {
            self.answer.insert(
                "reply".to_owned(),
                json!({"error": "the method gives no reply"}),
            );
        }
        Ok(Value::Object(self.answer))
    }
}

/// What a body is to a caller.
pub trait Content: Element + serde::Serialize + serde::de::DeserializeOwned {}

impl<T: Element + serde::Serialize + serde::de::DeserializeOwned> Content for T {}

/// A response on its way, of any type.
type AnyReply = Pin<Box<dyn Future<Output = discovery_runtime::Result<Box<dyn Element>>>>>;

/// A call whose response's type is forgotten, so that one executor serves all of them.
struct Erased<T>(Sending<T>);

impl<T: Element + 'static> Future for Erased<T> {
    type Output = discovery_runtime::Result<Box<dyn Element>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0)
            .poll(cx)
            .map_ok(|value| Box::new(value) as Box<dyn Element>)
    }
}

fn missing(wire: &str) -> String {
    format!("cannot be mapped: the method needs {wire:?}")
}

fn one<T: Given>(wire: &str, value: &Value) -> Result<T, String> {
    let given = value.as_str().and_then(T::given);
    given.ok_or_else(|| {
        format!(
            "cannot be mapped: {wire:?} is no {}: {value}",
            std::any::type_name::<T>()
        )
    })
}

/// An error and its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text += ": ";
        text += &inner.to_string();
        cause = inner.source();
    }
    text
}

/// A type of a parameter: how a caller would make it from the text of a vector.
pub trait Given: Sized {
    /// The value, if the text is one.
    fn given(text: &str) -> Option<Self>;
}

macro_rules! parsed {
    ($($type:ty),*) => {$(
        impl Given for $type {
            fn given(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

parsed!(String, bool, i32, u32, i64, u64, f32, f64);

macro_rules! deserialized {
    ($($type:ty),*) => {$(
        impl Given for $type {
            fn given(text: &str) -> Option<Self> {
                serde_json::from_value(Value::from(text)).ok()
            }
        }
    )*};
}

deserialized!(ByteString, Date, DateTime, Duration, FieldMask);

macro_rules! json_text {
    ($($type:ty),*) => {$(
        impl Given for $type {
            fn given(text: &str) -> Option<Self> {
                serde_json::from_str(text).ok()
            }
        }
    )*};
}

json_text!(Value, JsonMap);
