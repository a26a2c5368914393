//! Long-running operations: started by methods, done when they were read often enough, waited for, cancelled.

use discovery_codegen::discovery::Schema;
use discovery_codegen::model::OperationShape;
use serde_json::{Value, json};

use super::fill::{Change, complete, identify, schema_of};
use crate::api::Collection;
use crate::api::{Api, Match, OnOperation};
use crate::check::is_of_values;
use crate::failure::Failure;
use crate::message::Response;
use crate::state::{Call, Service};
use crate::store::{Item, Pending};
use crate::template::Values;

/// Where a job has its state.
const STATE: [&str; 2] = ["status", "state"];

/// Starts an operation. `result` is what it gives in the end.
pub(super) fn start(
    service: &mut Service,
    method: usize,
    call: &Call<'_>,
    result: Value,
) -> Result<Value, Failure> {
    let unique = service.store.next_number();
    let api = &service.api;
    let Some(known) = api.methods.get(method) else {
        return Ok(Value::Null);
    };
    let path = known.template.path(&call.values);
    let Some((collection, key, values)) = place(api, &path, &format!("operation-{unique}")) else {
        // No method reads an operation of this one: it is done.
        let sample = known
            .response
            .as_ref()
            .map(|response| api.schemas.value(response, "operation"));
        return Ok(finished(api, sample.unwrap_or_else(|| json!({})), result));
    };
    let mut operation = json!({});
    if let Some(schema) = schema_of(api, collection) {
        let getter = api.methods.get(collection.get);
        let last = getter
            .and_then(|getter| getter.template.last_variable())
            .map_or("", |(name, _)| name);
        identify(
            &api.schemas,
            schema,
            &collection.identity,
            (&values, last),
            &mut operation,
        );
        let link = format!("{}{}{key}", call.request.origin, api.base);
        complete(schema, &mut operation, Change::Created, unique, &link);
        if api.operations == Some(OperationShape::Job) {
            // What was asked for is the job itself.
            if let (Some(job), Value::Object(asked)) = (operation.as_object_mut(), &result) {
                for (name, value) in asked {
                    job.entry(name).or_insert_with(|| value.clone());
                }
            }
            crate::patch::set(&mut operation, &STATE, Some(&json!("RUNNING")));
        } else if api.operations == Some(OperationShape::Status) {
            let target = format!("{}{}{path}", call.request.origin, api.base);
            let verb = known.id.rsplit('.').next().unwrap_or_default();
            for (name, value) in [
                ("status", "RUNNING"),
                ("operationType", verb),
                ("targetLink", &target),
            ] {
                let property = schema.properties.get(name);
                if property.is_some_and(|property| is_of_values(property, value)) {
                    fill_text(&mut operation, name, value);
                }
            }
        } else {
            fill_value(&mut operation, "done", json!(false));
        }
    }
    let done = finished(api, operation.clone(), result);
    let polls = service.polls;
    let (value, pending) = match polls {
        0 => (done, None),
        polls => (operation, Some(Pending { polls, done })),
    };
    service.store.put(
        &key,
        Item {
            value: value.clone(),
            pending,
            ..Item::default()
        },
    )?;
    Ok(value)
}

/// An operation that ended.
fn finished(api: &Api, mut operation: Value, result: Value) -> Value {
    match api.operations {
        Some(OperationShape::Job) => {
            crate::patch::set(&mut operation, &STATE, Some(&json!("DONE")));
        }
        Some(OperationShape::Status) => {
            fill_text(&mut operation, "status", "DONE");
            if operation.get("progress").is_some() {
                fill_value(&mut operation, "progress", json!(100));
            }
        }
        _ => {
            fill_value(&mut operation, "done", json!(true));
            if let Some(object) = operation.as_object_mut() {
                object.remove("error");
            }
            let mut response = json!({"@type": "type.googleapis.com/google.protobuf.Struct"});
            if let (Some(response), Value::Object(result)) = (response.as_object_mut(), result) {
                response.extend(result);
            }
            fill_value(&mut operation, "response", response);
        }
    }
    operation
}

/// Where an operation of a request is read: the collection whose paths begin most like that of the request.
fn place<'a>(api: &'a Api, path: &str, id: &str) -> Option<(&'a Collection, String, Values)> {
    let places = api
        .collections
        .iter()
        .filter(|collection| collection.operations)
        .filter_map(|collection| {
            let getter = api.methods.get(collection.get)?;
            let (score, path) = operation_path(&getter.form, path, id);
            let values = getter.values(&path, Match::Anything)?;
            Some((score, collection, getter.template.path(&values), values))
        });
    let best = places.max_by_key(|(score, ..)| *score)?;
    Some((best.1, best.2, best.3))
}

/// The path of an operation with this form, beside the path of a request; and how many segments they share.
fn operation_path(form: &str, path: &str, id: &str) -> (usize, String) {
    let count = form.split('/').count();
    let mut around = path.split('/');
    let mut same = true;
    let mut shared = 0;
    let mut segments = Vec::new();
    for (at, segment) in form.split('/').enumerate() {
        let other = around
            .next()
            .unwrap_or_default()
            .split(':')
            .next()
            .unwrap_or_default();
        let is_last = at + 1 == count;
        let is_wildcard = segment.starts_with('*');
        same &= !is_last && !other.is_empty() && (is_wildcard || segment == other);
        shared += usize::from(same);
        segments.push(match (is_wildcard, is_last) {
            (true, true) => id,
            (true, false) if same => other,
            (true, false) => "-",
            (false, _) => segment,
        });
    }
    (shared, segments.join("/"))
}

/// Counts that an operation is read.
pub(super) fn read(service: &mut Service, key: &str) -> Result<(), Failure> {
    let Some(item) = service.store.get(key).cloned() else {
        return Ok(());
    };
    let Some(pending) = item.pending else {
        return Ok(());
    };
    let (value, pending) = match pending.polls {
        0 | 1 => (pending.done, None),
        polls => (
            item.value,
            Some(Pending {
                polls: polls - 1,
                ..pending
            }),
        ),
    };
    service.store.put(
        key,
        Item {
            value,
            pending,
            ..item
        },
    )
}

/// Waits for an operation, or cancels it. `None`: no operation is kept where the request says.
pub(super) fn act(
    service: &mut Service,
    method: usize,
    on: OnOperation,
    call: &Call<'_>,
) -> Result<Option<Response>, Failure> {
    let Some(known) = service.api.methods.get(method) else {
        return Ok(None);
    };
    let path = known.template.path(&call.values);
    let Some((path, _)) = path.rsplit_once([':', '/']) else {
        return Ok(None);
    };
    let keeps = service
        .api
        .collections
        .iter()
        .any(|collection| collection.operations);
    let Some(item) = service.store.get(path).cloned() else {
        return if keeps {
            Err(Failure::not_found(path))
        } else {
            Ok(None)
        };
    };
    let value = match (on, item.pending) {
        (_, None) => item.value,
        (OnOperation::Wait, Some(pending)) => pending.done,
        (OnOperation::Cancel, Some(_)) => cancelled(&service.api, item.value),
    };
    let empty = known
        .response
        .as_ref()
        .map(|response| service.api.schemas.resolve(response).properties.is_empty());
    // The response to a cancelled job has the job in it.
    let around = (on == OnOperation::Cancel)
        .then(|| property_of_operation(&service.api, known.response.as_ref()?))
        .flatten();
    let response = match (around, on, empty) {
        (Some(name), ..) => {
            let mut response = json!({});
            fill_value(&mut response, &name, value.clone());
            Response::json(response)
        }
        (None, OnOperation::Wait, _) | (None, _, Some(false)) => Response::json(value.clone()),
        (None, OnOperation::Cancel, Some(true)) => Response::json(json!({})),
        (None, OnOperation::Cancel, None) => Response::nothing(),
    };
    let key = path.to_owned();
    service.store.put(
        &key,
        Item {
            value,
            pending: None,
            ..item
        },
    )?;
    Ok(Some(response))
}

/// The property of a response that has the operation, if the response is something around it.
fn property_of_operation(api: &Api, response: &Schema) -> Option<String> {
    let operation = api.operation.as_ref()?;
    let properties = api.schemas.resolve(response).properties.iter();
    let mut found =
        properties.filter(|(_, property)| property.reference.as_ref() == Some(operation));
    found.next().map(|(name, _)| name.clone())
}

fn cancelled(api: &Api, mut operation: Value) -> Value {
    match api.operations {
        Some(OperationShape::Job) => {
            crate::patch::set(&mut operation, &STATE, Some(&json!("DONE")));
            let error = json!({"reason": "stopped", "message": "the job was cancelled"});
            crate::patch::set(&mut operation, &["status", "errorResult"], Some(&error));
        }
        Some(OperationShape::Status) => {
            fill_text(&mut operation, "status", "DONE");
            let error = json!({"errors": [{"code": "CANCELLED", "message": "the operation was cancelled"}]});
            fill_value(&mut operation, "error", error);
        }
        _ => {
            fill_value(&mut operation, "done", json!(true));
            fill_value(
                &mut operation,
                "error",
                json!({"code": 1, "message": "the operation was cancelled"}),
            );
        }
    }
    operation
}

/// The response of a method that changed an item: the item, an operation, or nothing.
pub(super) fn changed(
    service: &mut Service,
    method: usize,
    call: &Call<'_>,
    item: Value,
) -> Result<Response, Failure> {
    let Some(known) = service.api.methods.get(method) else {
        return Ok(Response::nothing());
    };
    if known.starts {
        return start(service, method, call, item).map(Response::json);
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

#[cfg(test)]
mod tests {
    use super::operation_path;

    #[test]
    fn an_operation_is_beside_what_it_works_on() {
        for (form, path, expected) in [
            (
                "v1/projects/*/locations/*/operations/*",
                "v1/projects/p/locations/l/clusters",
                "v1/projects/p/locations/l/operations/op",
            ),
            (
                "v1/operations/**",
                "v1/projects/p/locations/l/clusters",
                "v1/operations/op",
            ),
            (
                "projects/*/zones/*/operations/*",
                "projects/p/zones/z/instances/i/start",
                "projects/p/zones/z/operations/op",
            ),
            (
                "projects/*/global/operations/*",
                "projects/p/zones/z/instances",
                "projects/p/global/operations/op",
            ),
            (
                "projects/*/zones/*/operations/*",
                "projects/p/global/networks",
                "projects/p/zones/-/operations/op",
            ),
        ] {
            assert_eq!(
                operation_path(form, path, "op").1,
                expected,
                "{form} {path}"
            );
        }
        let score = |form: &str| operation_path(form, "projects/p/zones/z/instances", "op").0;
        assert!(score("projects/*/zones/*/operations/*") > score("projects/*/global/operations/*"));
    }
}
