//! Pages that another method gives: its call is made of the first call and the first page.

use std::sync::Arc;

use serde_json::Value;

use super::descriptor::Continuation;
use super::fields::{field_is_false, field_text};
use crate::call::Call;
use crate::message::Element;

impl Continuation {
    /// The call that gives the page after this one.
    ///
    /// # Errors
    ///
    /// The page lacks a value that the path needs, which the message names.
    pub(super) fn call(&self, first: &Call, page: &dyn Element) -> Result<Call, String> {
        let mut call = Call::shared(&first.client, Arc::new(self.method.clone()));
        call.query.clone_from(&first.query);
        let value = |name: &str| {
            field_text(page, [&*self.reference, name]).filter(|value| !value.is_empty())
        };
        for name in self.path.iter() {
            let Some(value) = value(name) else {
                return Err(format!(
                    "the response has no `{}.{name}`, so {} cannot give what comes next",
                    self.reference, self.method.id,
                ));
            };
            call.set_path(name.to_owned(), value);
        }
        for name in self.query.iter() {
            if let Some(value) = value(name) {
                call.set_query(name.to_owned(), value);
            }
        }
        let body = first.body_message();
        for name in self.copied.iter() {
            let value = name
                .split('.')
                .try_fold(&body, |value, key| value.get(key))
                .and_then(query_text);
            if let Some(value) = value {
                call.set_query(name.to_owned(), value);
            }
        }
        let options = first.options.as_deref().cloned().unwrap_or_default();
        call.options(|_| options.for_follow_up_call());
        Ok(call)
    }

    /// Whether the page says that the server is not done with it, and has to be asked again.
    pub(super) fn is_incomplete(&self, page: &dyn Element) -> bool {
        let complete = self.complete.as_ref();
        complete.is_some_and(|key| field_is_false(page, key))
    }
}

fn query_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}
