//! Long-running operations: which calls can be followed to their end, and by which methods.

use super::change::{At, ChangeList};
use super::rules::Kind;
use crate::model::{
    Api, Getter, Method, OperationShape, Operations, ServerTimeout, Started, Type, text,
};

/// Compares how the operations of an API are followed, and `resume` of its client.
pub(super) fn compare_apis(old: &Api, new: &Api, changes: &mut ChangeList) {
    let resume = At {
        item: "Client".to_owned(),
        rust: "resume".to_owned(),
        path: message_path(new).or(message_path(old)).unwrap_or_default(),
    };
    match (&old.operations, &new.operations) {
        (None, None) => {}
        (Some(old), None) => changes.push(Kind::ResumeRemoved, &resume, resume_type(old), ""),
        (None, Some(new)) => changes.push(Kind::ResumeAdded, &resume, "", resume_type(new)),
        (Some(old), Some(new)) => {
            let Operations {
                message,
                shape,
                getters,
            } = old;
            let same = changes.is_same_type(
                &Type::Named(message.clone()),
                &Type::Named(new.message.clone()),
            );
            if !same || old.can_cancel() != new.can_cancel() {
                changes.push(
                    Kind::ResumeRetyped,
                    &resume,
                    resume_type(old),
                    resume_type(new),
                );
            }
            let how = (
                describe_getters(*shape, getters),
                describe_getters(new.shape, &new.getters),
            );
            changes.compare_text(Kind::Polling, &resume, &how.0, &how.1);
        }
    }
}

/// Where the message of the operations is in the document.
fn message_path(api: &Api) -> Option<String> {
    let name = &api.operations.as_ref()?.message.name;
    let item = api.types.items.iter().find(|item| item.name == *name);
    item.map(|item| item.path.clone())
}

/// Compares whether a call can be followed.
pub(super) fn compare_methods(
    old: Option<Started>,
    new: Option<Started>,
    at: &At,
    changes: &mut ChangeList,
) {
    let functions = ".wait(), .states()";
    match (
        old == Some(Started::Followed),
        new == Some(Started::Followed),
    ) {
        (true, false) => changes.push(Kind::FollowingRemoved, at, functions, ""),
        (false, true) => changes.push(Kind::FollowingAdded, at, "", functions),
        _ => {}
    }
}

/// `Resume<types::Operation, true>`.
fn resume_type(operations: &Operations) -> String {
    let message = text::type_path(&operations.message);
    format!("Resume<{message}, {}>", operations.can_cancel())
}

/// A short description of how an operation is followed.
fn describe_getters(shape: OperationShape, getters: &[Getter]) -> String {
    let end = match shape {
        OperationShape::Done => "done",
        OperationShape::Status => "status",
        OperationShape::Job => "status.state",
    };
    let request = |method: &Method| format!("{} {}", method.verb, method.path);
    let mut ways = Vec::new();
    for Getter { get, wait, cancel } in getters {
        ways.push(request(get));
        if let Some(wait) = wait {
            let timeout = match wait.timeout {
                ServerTimeout::Unsaid => "",
                ServerTimeout::Query => ", timeout in the query",
                ServerTimeout::Body => ", timeout in the body",
            };
            ways.push(format!("{}{timeout}", request(&wait.method)));
        }
        ways.extend(cancel.as_ref().map(request));
    }
    format!("`{end}` by {}", ways.join("; "))
}
