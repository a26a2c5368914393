//! [`Expected`]: sets up which calls a fake expects, and the responses to them.

use std::fmt;
use std::sync::Arc;

use discovery_runtime::serde_json::Value;

use crate::fake::Shared;
use crate::json::Compare;
use crate::request::Request;
use crate::response::Response;
use crate::rule::Rule;

/// Calls that a fake expects: of which method, with which parameters and body, and the responses in order.
///
/// Of several expectations that a call fits, the first one with a response left is used.
#[derive(Debug)]
pub struct Expected<'f> {
    pub(crate) shared: &'f Shared,
    pub(crate) index: usize,
}

/// A rule, and its responses in order.
pub(crate) struct Expectation {
    pub(crate) rule: Arc<Rule>,
    pub(crate) steps: Vec<Step>,
}

/// A response, and how often it is sent.
pub(crate) struct Step {
    source: Source,
    /// `None`: any number of times.
    pub(crate) times: Option<u64>,
    pub(crate) given: u64,
}

#[derive(Clone)]
pub(crate) enum Source {
    Fixed(Response),
    Made(Arc<dyn Fn(&Request) -> Response + Send + Sync>),
}

impl Source {
    pub(crate) fn response(&self, request: &Request) -> Response {
        match self {
            Self::Fixed(response) => response.clone(),
            Self::Made(make) => make(request),
        }
    }
}

impl Expectation {
    pub(crate) fn new(rule: Rule) -> Self {
        Self {
            rule: Arc::new(rule),
            steps: Vec::new(),
        }
    }

    /// Takes the next response, if there is one left.
    pub(crate) fn take(&mut self) -> Option<Source> {
        let mut steps = self.steps.iter_mut();
        let step = steps.find(|step| step.times.is_none_or(|times| step.given < times))?;
        step.given += 1;
        Some(step.source.clone())
    }
}

impl Expected<'_> {
    /// Only a call whose parameter, in the path or in the query, has this value. `name` is the wire name, such as `pageToken`. Of a
    /// repeated parameter, one of the values has to be this.
    pub fn parameter(self, name: &str, value: impl fmt::Display) -> Self {
        let parameter = (name.to_owned(), Some(value.to_string()));
        self.change(|rule| rule.parameters.push(parameter))
    }

    /// Only a call that does not set this parameter.
    pub fn without_parameter(self, name: &str) -> Self {
        let parameter = (name.to_owned(), None);
        self.change(|rule| rule.parameters.push(parameter))
    }

    /// Only a call with this header.
    pub fn header(self, name: &str, value: &str) -> Self {
        let header = (name.to_owned(), value.to_owned());
        self.change(|rule| rule.headers.push(header))
    }

    /// Only a call whose body has at least these members, with these values. Lists have to be of the same length.
    pub fn body(self, body: Value) -> Self {
        self.change(|rule| rule.bodies.push((body, Compare::AtLeast)))
    }

    /// Only a call whose body is this value, with no member more.
    pub fn whole_body(self, body: Value) -> Self {
        self.change(|rule| rule.bodies.push((body, Compare::Whole)))
    }

    /// Only a call for which `holds` returns true. `what` is for messages, and follows the words "a request": `"with two conditions"`.
    pub fn matching(
        self,
        what: &str,
        holds: impl Fn(&Request) -> bool + Send + Sync + 'static,
    ) -> Self {
        let condition = (what.to_owned(), Arc::new(holds) as _);
        self.change(|rule| rule.conditions.push(condition))
    }

    /// Responds once with this, after the responses before. The test fails if it is not requested.
    pub fn respond(self, response: impl Into<Response>) -> Self {
        self.respond_times(1, response)
    }

    /// Responds so many times with this, after the responses before.
    pub fn respond_times(self, times: u64, response: impl Into<Response>) -> Self {
        self.add(Source::Fixed(response.into()), Some(times))
    }

    /// Responds with this from now on, any number of times, also none.
    pub fn respond_always(self, response: impl Into<Response>) -> Self {
        self.add(Source::Fixed(response.into()), None)
    }

    /// Responds with what `respond` makes of the request from now on, any number of times, also none.
    pub fn respond_with<R: Into<Response>>(
        self,
        respond: impl Fn(&Request) -> R + Send + Sync + 'static,
    ) -> Self {
        let make = move |request: &Request| respond(request).into();
        self.add(Source::Made(Arc::new(make)), None)
    }

    fn add(self, source: Source, times: Option<u64>) -> Self {
        let step = Step {
            source,
            times,
            given: 0,
        };
        let mut state = self.shared.lock();
        state.expectations[self.index].steps.push(step);
        drop(state);
        self
    }

    fn change(self, change: impl FnOnce(&mut Rule)) -> Self {
        let mut state = self.shared.lock();
        change(Arc::make_mut(&mut state.expectations[self.index].rule));
        drop(state);
        self
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fake").finish_non_exhaustive()
    }
}
