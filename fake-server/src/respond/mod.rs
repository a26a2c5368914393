//! What methods do. A method of a collection keeps what it does; any other one sends a value of its response.

mod fill;
mod items;
mod masks;
mod operations;
mod pages;
mod samples;

use http::StatusCode;

use crate::api::Action;
use crate::failure::Failure;
use crate::message::Response;
use crate::state::{Call, Service};

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
