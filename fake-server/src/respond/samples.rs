//! Methods that keep nothing: values of their responses.

use bytes::Bytes;
use discovery_codegen::model::OperationShape;
use discovery_codegen::model::{PageItems, StreamFormat};
use serde_json::{Value, json};

use super::fill::identify;
use super::operations;
use super::pages::{end, set_next, take_page};
use crate::api::Method;
use crate::collection::identity;
use crate::failure::Failure;
use crate::media;
use crate::message::Response;
use crate::state::{Call, Service};
use crate::store::Media;

/// So many items a list or a stream has.
const ITEMS: u64 = 3;
/// The bytes of every download of something that was not uploaded.
const BYTES: &[u8] = b"bytes of the fake server\n";

/// A value of the response of a method.
pub(super) fn respond(
    service: &mut Service,
    method: usize,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let Some(known) = service.api.methods.get(method) else {
        return Ok(Response::nothing());
    };
    if known.downloads && call.request.parameter("alt") == Some("media") {
        let media = Media {
            kind: String::new(),
            bytes: Bytes::from_static(BYTES),
        };
        return media::download(call.request, &media);
    }
    if known.stream.is_some() {
        return Ok(stream(service, known, call));
    }
    if is_bytes(service, known) {
        return Ok(Response::bytes(
            "application/octet-stream",
            vec![Bytes::from_static(BYTES)],
        ));
    }
    let Some(schema) = &known.response else {
        return Ok(Response::nothing());
    };
    if known.starts {
        return operations::start(service, method, call, json!({})).map(Response::json);
    }
    if let Some(item) = item_above(service, known, call) {
        return Ok(Response::json(item));
    }
    let mut value = service.api.schemas.value(schema, "value");
    end(known, &mut value);
    page(service, known, call, &mut value)?;
    end_operation(service, known, &mut value);
    name(service, known, call, &mut value);
    if let Some(media) = &call.media {
        media::describe(service.api.schemas.resolve(schema), &mut value, media);
    }
    Ok(Response::json(value))
}

/// Whether the response of a method is bytes: `google.api.HttpBody`.
fn is_bytes(service: &Service, method: &Method) -> bool {
    let response = method
        .response
        .as_ref()
        .map(|response| service.api.schemas.resolve(response));
    method.http_body
        && response.is_some_and(|schema| {
            schema.properties.contains_key("contentType") && schema.properties.contains_key("data")
        })
}

/// The elements of a stream, each sent on its own.
fn stream(service: &Service, method: &Method, call: &Call<'_>) -> Response {
    let elements: Vec<Value> = (1..=ITEMS)
        .filter_map(|number| {
            Some(
                service
                    .api
                    .schemas
                    .value(method.response.as_ref()?, &format!("value-{number}")),
            )
        })
        .collect();
    let events = call.request.parameter("alt") == Some("sse")
        || method
            .stream
            .is_some_and(|stream| stream.format == StreamFormat::Events)
            && call.request.parameter("alt").is_none();
    if events {
        let parts = elements
            .iter()
            .map(|element| Bytes::from(format!("data: {element}\r\n\r\n")));
        return Response::bytes("text/event-stream", parts.collect());
    }
    let last = elements.len().saturating_sub(1);
    let parts = elements.iter().enumerate().map(|(at, element)| {
        let (open, close) = (
            if at == 0 { "[" } else { "" },
            if at == last { "]\n" } else { "\n,\n" },
        );
        Bytes::from(format!("{open}{element}{close}"))
    });
    Response::bytes("application/json; charset=UTF-8", parts.collect())
}

/// The item that a method is about, if it sends one: `POST v1/{+name}:undelete`.
fn item_above(service: &Service, method: &Method, call: &Call<'_>) -> Option<Value> {
    let response = method.response.as_ref()?.reference.as_ref()?;
    service
        .api
        .collections
        .iter()
        .find(|collection| collection.schema == *response)?;
    let path = method.template.path(&call.values);
    let (item, _) = path.rsplit_once([':', '/'])?;
    service.store.get(item).map(|item| item.value.clone())
}

/// Fills a list with items, a page at a time.
fn page(
    service: &Service,
    method: &Method,
    call: &Call<'_>,
    value: &mut Value,
) -> Result<(), Failure> {
    let (Some(pages), Some(schema)) = (&method.paging, &method.response) else {
        return Ok(());
    };
    let PageItems::In(field) = &pages.items else {
        return Ok(());
    };
    let schema = service.api.schemas.resolve(schema);
    let Some(property) = schema.properties.get(&field.wire.0) else {
        return Ok(());
    };
    let property = service.api.schemas.resolve(property);
    let Some(item) = property
        .items
        .as_ref()
        .or(property.additional_properties.as_ref())
    else {
        return Ok(());
    };
    let items = (1..=ITEMS).map(|number| {
        let id = format!("{}-{number}", field.wire.0);
        let mut item = service.api.schemas.value(item, &id);
        if let Some(name) = item.get_mut("name").filter(|name| name.is_string()) {
            *name = json!(id);
        }
        (number, id, item)
    });
    let (page, next) = take_page(method, pages, call, items.collect())?;
    let page: Value = match field.map {
        true => Value::Object(page.into_iter().map(|(_, id, item)| (id, item)).collect()),
        false => Value::Array(page.into_iter().map(|(_, _, item)| item).collect()),
    };
    crate::patch::set(value, &[&field.wire.0], Some(&page));
    set_next(pages, call, next, value);
    Ok(())
}

/// An operation that nothing started is done, and did not fail.
fn end_operation(service: &Service, method: &Method, value: &mut Value) {
    let response = method
        .response
        .as_ref()
        .and_then(|response| response.reference.as_deref());
    let is_operation = response.is_some() && response == service.api.operation.as_deref();
    if let Some(object) = value.as_object_mut().filter(|_| is_operation) {
        object.remove("error");
        if object.contains_key("done") {
            object.insert("done".to_owned(), json!(true));
        }
        if let Some(Value::Object(status)) = object.get_mut("status")
            && service.api.operations == Some(OperationShape::Job)
        {
            status.remove("errorResult");
            status.insert("state".to_owned(), json!("DONE"));
        }
        if object.get("status").is_some_and(Value::is_string) && !object.contains_key("done") {
            object.insert("status".to_owned(), json!("DONE"));
        }
    }
}

/// Says which item a value is, if the path of the request does.
fn name(service: &Service, method: &Method, call: &Call<'_>, value: &mut Value) {
    let Some(schema) = method
        .response
        .as_ref()
        .and_then(|response| response.reference.as_deref())
    else {
        return;
    };
    let Some((last, many)) = method
        .template
        .last_variable()
        .filter(|_| method.verb == "GET")
    else {
        return;
    };
    let identity = identity(&service.api.schemas, schema, last, many);
    if let Some(schema) = service.api.schemas.0.get(schema) {
        identify(
            &service.api.schemas,
            schema,
            &identity,
            (&call.values, last),
            value,
        );
    }
}
