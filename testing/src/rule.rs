//! [`Rule`]: which requests an expectation is about.

use std::fmt::Write;
use std::sync::Arc;

use discovery_runtime::contract::redact;
use discovery_runtime::serde_json::Value;

use crate::json::{Compare, differences};
use crate::request::Request;

type Condition = Arc<dyn Fn(&Request) -> bool + Send + Sync>;

/// Which requests an expectation is about.
#[derive(Clone, Default)]
pub(crate) struct Rule {
    pub(crate) method: String,
    /// `None`: it may not be set.
    pub(crate) parameters: Vec<(String, Option<String>)>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) bodies: Vec<(Value, Compare)>,
    pub(crate) conditions: Vec<(String, Condition)>,
}

impl Rule {
    /// Why the rule is not about the request, which is of the same method: a line for each reason.
    pub(crate) fn differences(&self, request: &Request) -> Vec<String> {
        let mut lines = Vec::new();
        for (name, expected) in &self.parameters {
            lines.extend(match (expected, request.parameter(name)) {
                (Some(expected), _) => request.differs_in_parameter(name, expected),
                (None, Some(found)) => Some(format!("{name}: expected nothing, found {found:?}")),
                (None, None) => None,
            });
        }
        for (name, expected) in &self.headers {
            if request.header(name) != Some(expected) {
                let found = request.header(name);
                let found = found.map_or("nothing".to_owned(), |found| format!("{found:?}"));
                lines.push(format!(
                    "header {name}: expected {expected:?}, found {found}"
                ));
            }
        }
        for (expected, how) in &self.bodies {
            lines.extend(differences("body", expected, &request.json(), *how));
        }
        let failed = self.conditions.iter().filter(|(_, holds)| !holds(request));
        lines.extend(failed.map(|(what, _)| format!("it is not a request {what}")));
        lines.iter().map(|line| redact::hide(line, [])).collect()
    }

    /// The method and the parameters, in one line.
    pub(crate) fn describe(&self) -> String {
        let mut text = self.method.clone();
        let set = self.parameters.iter();
        for (name, value) in set.filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            let _ = write!(text, ", {name} = {value:?}");
        }
        for (what, _) in &self.conditions {
            let _ = write!(text, ", {what}");
        }
        text
    }
}
