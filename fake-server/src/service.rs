//! From a request to its response: finds the method, checks what comes, and does what the method does.

use std::collections::BTreeMap;

use bytes::Bytes;
use discovery_codegen::discovery::Schema;
use http::StatusCode;
use serde_json::{Value, json};

use crate::api::Action;
use crate::api::{Api, Method};
use crate::batch;
use crate::check::{check_body, check_parameter};
use crate::document;
use crate::failure::Failure;
use crate::fault::{Fault, NAME};
use crate::fields::keep_fields;
use crate::message::{Body, Request, Response};
use crate::respond;
use crate::route::{Route, find_routes};
use crate::state::{Call, Served, Service};
use crate::template::Values;
use crate::uploads;

/// The parameters that every method takes, whatever the document says.
const STANDARD: [&str; 17] = [
    "$.xgafv",
    "$alt",
    "$callback",
    "$fields",
    "$key",
    "$prettyPrint",
    "$quotaUser",
    "access_token",
    "alt",
    "callback",
    "fields",
    "key",
    "oauth_token",
    "prettyPrint",
    "quotaUser",
    "userIp",
    "trace",
];
/// Those of requests with media.
const OF_UPLOADS: [&str; 3] = ["uploadType", "upload_protocol", "upload_id"];

impl Service {
    /// Responds to a request.
    pub(crate) fn serve(&mut self, request: &Request) -> Served {
        if let Some(response) = self.serve_beside(request) {
            let method = String::new();
            return Served {
                method,
                response,
                fault: None,
            };
        }
        let route = match self.route(request) {
            Ok(route) => route,
            Err(failure) => {
                return Served {
                    method: String::new(),
                    response: failure.into(),
                    fault: None,
                };
            }
        };
        let method = self
            .api
            .methods
            .get(route.method)
            .map_or_else(String::new, |method| method.id.clone());
        let fault = match self.faults.of(request, &method) {
            Ok(fault) => fault,
            Err(failure) => {
                return Served {
                    method,
                    response: failure.into(),
                    fault: None,
                };
            }
        };
        let response = match fault.as_ref().and_then(Fault::response) {
            Some(response) => response,
            // A connection that ends without a response: the server did not act.
            None if fault.as_ref().is_some_and(|fault| fault.reset) => Response::nothing(),
            None => self.respond(request, route).unwrap_or_else(Response::from),
        };
        Served {
            method,
            response,
            fault,
        }
    }

    /// The method of a request. One of an upload that began is about the method that began it, whatever its verb.
    fn route(&self, request: &Request) -> Result<Route, Failure> {
        match request.parameter("upload_id") {
            Some(id) => self.sessions.route(id),
            None => self.choose(find_routes(&self.api, request)?),
        }
    }

    /// The method of several whose paths are alike. An item may be in a collection that is below another item: then a path is that of
    /// an item if the item is there, and that of a collection if something is in it, or if its parent is there.
    fn choose(&self, routes: Vec<Route>) -> Result<Route, Failure> {
        let list = routes.iter().find(|route| {
            let known = self.api.methods.get(route.method);
            let path = known
                .map(|known| known.template.path(&route.values))
                .unwrap_or_default();
            let is_list = known
                .and_then(|known| known.role.as_ref())
                .is_some_and(|role| matches!(role.action, Action::List(_)));
            let is_item = self.store.get(&path).is_some();
            let has_parent = path
                .rsplit_once('/')
                .is_some_and(|(parent, _)| self.store.get(parent).is_some());
            is_list && !is_item && (has_parent || !self.store.list(&path).is_empty())
        });
        let chosen = list.or(routes.first()).cloned();
        chosen.ok_or_else(|| Failure::new(StatusCode::NOT_FOUND, "there is no such method"))
    }

    /// What is not a method of the API: its document, batches, and the requests of an upload that began.
    fn serve_beside(&mut self, request: &Request) -> Option<Response> {
        if let Some(response) = document::serve(&self.api, request) {
            return Some(response);
        }
        if batch::is_batch(&self.api, request) {
            return Some(batch::serve(self, request).unwrap_or_else(Response::from));
        }
        None
    }

    fn respond(&mut self, request: &Request, route: Route) -> Result<Response, Failure> {
        if route.upload && request.parameter("upload_id").is_some() {
            return uploads::go_on(self, request);
        }
        let method = method(&self.api, &route)?;
        check_parameters(&self.api, method, request, &route.values)?;
        let (body, media) = match route.upload {
            true => uploads::read(request)?,
            false => (request.body.clone(), None),
        };
        let body = self.read_body(method, request, &body)?;
        if uploads::begins(request, &route) {
            return uploads::begin(self, request, route, body);
        }
        let call = Call {
            request,
            values: route.values,
            body,
            media,
        };
        self.finish(route.method, &call)
    }

    /// Does what a method does, and makes of its response what the request asks for.
    pub(crate) fn finish(&mut self, method: usize, call: &Call<'_>) -> Result<Response, Failure> {
        let mut response = respond::respond(self, method, call)?;
        let Body::Json(value) = &mut response.body else {
            return Ok(response);
        };
        if let Some(fields) = call
            .request
            .parameter("fields")
            .or_else(|| call.request.parameter("$fields"))
        {
            keep_fields(value, fields)?;
        }
        if self.api.data_wrapper {
            *value = json!({"data": value.take()});
        }
        Ok(response)
    }

    /// The message of a request.
    fn read_body(
        &self,
        method: &Method,
        request: &Request,
        body: &Bytes,
    ) -> Result<Value, Failure> {
        let Some(schema) = &method.request else {
            return Ok(Value::Null);
        };
        let is_json = request
            .header("content-type")
            .is_none_or(|kind| kind.contains("json"));
        if method.http_body && !is_json {
            return Ok(Value::Null);
        }
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(json!({}));
        }
        let value: Value = serde_json::from_slice(body)
            .map_err(|error| Failure::invalid(format!("Invalid JSON payload received. {error}")))?;
        let value = match value {
            Value::Object(mut object) if self.api.data_wrapper => {
                object.remove("data").unwrap_or_else(|| json!({}))
            }
            value => value,
        };
        check_body(&self.api.schemas, schema, &value)?;
        check_required(self.api.schemas.resolve(schema), method, &value)?;
        Ok(value)
    }
}

/// The method of a route.
fn method<'a>(api: &'a Api, route: &Route) -> Result<&'a Method, Failure> {
    let missing = || Failure::new(StatusCode::NOT_FOUND, "there is no such method");
    api.methods.get(route.method).ok_or_else(missing)
}

/// Checks the names and the values of the query, and whether what is required is there.
fn check_parameters(
    api: &Api,
    method: &Method,
    request: &Request,
    path: &Values,
) -> Result<(), Failure> {
    for (name, text) in &request.query {
        let own = method
            .parameters
            .get(name)
            .map(|parameter| &parameter.schema);
        let schema = own
            .filter(|_| !path.contains_key(name))
            .or_else(|| api.standard.get(name));
        let is_known = STANDARD.contains(&name.as_str())
            || name == NAME
            || (!method.uploads.is_empty() && OF_UPLOADS.contains(&name.as_str()));
        match schema {
            Some(_) if matches!(name.as_str(), "alt" | "$alt") => {}
            Some(schema) => check_parameter(name, schema, text)?,
            None if is_known => {}
            None => {
                return Err(Failure::invalid(format!(
                    "Invalid JSON payload received. Unknown name \"{name}\": Cannot bind query parameter. `{}` has no such parameter.",
                    method.id
                )));
            }
        }
    }
    for (name, parameter) in &method.parameters {
        if let Some(text) = path.get(name) {
            check_parameter(name, &parameter.schema, text)?;
        } else if parameter.schema.required && request.parameter(name).is_none() {
            return Err(Failure::required(format!("Required parameter: {name}")));
        }
    }
    let streams = method.stream.is_some();
    let alt = request.parameter("alt");
    match alt.or_else(|| request.parameter("$alt")) {
        None | Some("json" | "media") => Ok(()),
        Some("sse") if streams => Ok(()),
        Some(alt) => Err(Failure::invalid(format!(
            "alt={alt:?}: this server sends JSON, `media`, and the `sse` of streams"
        ))),
    }
}

/// Checks that the fields are there that the method requires.
fn check_required(schema: &Schema, method: &Method, value: &Value) -> Result<(), Failure> {
    // Of a change, servers do not require it.
    if method.verb != "POST" {
        return Ok(());
    }
    let mut required = schema
        .properties
        .iter()
        .filter(|(_, property)| property.required_by.contains(&method.id));
    match required.find(|(name, _)| value.get(name.as_str()).is_none_or(Value::is_null)) {
        Some((name, _)) if !is_in_query(method, name) => {
            Err(Failure::required(format!("Required field: {name}")))
        }
        _ => Ok(()),
    }
}

/// Whether a parameter of the query can say it too, as the name of an object that is uploaded.
fn is_in_query(method: &Method, name: &str) -> bool {
    method.parameters.contains_key(name)
}

/// How many methods keep what they do, by what they do.
pub(crate) fn kept_methods(api: &Api) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for role in api.methods.iter().filter_map(|method| method.role.as_ref()) {
        let name = match role.action {
            Action::Get => "get",
            Action::List(_) => "list",
            Action::Create(_) | Action::Put(_) => "create",
            Action::Replace(_) => "update",
            Action::Patch(_) => "patch",
            Action::Delete => "delete",
        };
        *counts.entry(name).or_default() += 1;
    }
    counts
}
