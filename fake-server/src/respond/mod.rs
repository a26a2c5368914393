//! What methods do. A method of a collection keeps what it does; any other one sends a value of its response.

mod fill;
mod items;
mod masks;
mod operations;
mod pages;
mod samples;

use http::StatusCode;
use serde_json::Value;

use crate::collection::Action;
use crate::failure::Failure;
use crate::message::Response;
use crate::service::{Call, Service};

/// The response of a method.
pub(crate) fn respond(
    service: &mut Service,
    method: usize,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let missing = || Failure::new(StatusCode::NOT_FOUND, "there is no such method");
    let known = service.api.methods.get(method).ok_or_else(missing)?;
    let (on, role) = (known.on_operation, known.role.clone());
    if let Some(on) = on
        && let Some(response) = operations::act(service, method, on, call)?
    {
        return Ok(response);
    }
    let Some(role) = role else {
        return samples::respond(service, method, call);
    };
    let number = role.collection;
    match role.action {
        Action::Get => items::get(service, method, number, call),
        Action::List(items) => pages::list(service, method, number, &items, call),
        Action::Create(sent) => items::create(service, method, number, &sent, call),
        Action::Put(sent) => items::put(service, method, number, &sent, call),
        Action::Replace(sent) => items::update(service, method, number, &sent, call, false),
        Action::Patch(sent) => items::update(service, method, number, &sent, call, true),
        Action::Delete => items::delete(service, method, number, call),
    }
}

/// The response of a method that changed an item: the item, an operation, or nothing.
fn changed(
    service: &mut Service,
    method: usize,
    call: &Call<'_>,
    item: Value,
) -> Result<Response, Failure> {
    let Some(known) = service.api.methods.get(method) else {
        return Ok(Response::nothing());
    };
    if known.starts {
        return operations::start(service, method, call, item).map(Response::json);
    }
    Ok(match &known.response {
        None => Response::nothing(),
        Some(_) => Response::json(item),
    })
}

/// Sets a property of an object.
fn fill_value(object: &mut Value, name: &str, value: Value) {
    crate::patch::set(object, &[name], Some(&value));
}

/// Sets a property of an object to a text.
fn fill_text(object: &mut Value, name: &str, text: &str) {
    fill_value(object, name, Value::from(text));
}
