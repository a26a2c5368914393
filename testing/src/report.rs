//! The messages of a test that fails.

use std::fmt::Write;

use discovery_runtime::contract::redact;

use crate::expected::Expectation;
use crate::fake::State;
use crate::request::Request;

/// The most expectations that a message shows.
const MOST: usize = 10;

/// A request that nobody expects: what came, what is expected, and how to expect it.
pub(crate) fn unexpected(request: &Request, expectations: &[Expectation]) -> String {
    let mut text = format!("a call is not expected: {request}\n");
    let same = expectations
        .iter()
        .filter(|it| it.rule.method == request.method);
    let same: Vec<&Expectation> = same.collect();
    if same.is_empty() {
        let mut methods: Vec<&str> = expectations
            .iter()
            .map(|it| it.rule.method.as_str())
            .collect();
        methods.sort_unstable();
        methods.dedup();
        let _ = match methods.as_slice() {
            [] => write!(text, "\n  No call is expected.\n"),
            methods => write!(text, "\n  Expected methods: {}\n", list(methods)),
        };
    }
    for expectation in same.iter().take(MOST) {
        let _ = write!(text, "\n  Expected: {}\n", expectation.rule.describe());
        let mut lines = expectation.rule.differences(request);
        if lines.is_empty() {
            lines.push(match expectation.steps.as_slice() {
                [] => "no response is set: `.respond(…)`".to_owned(),
                steps => {
                    let all: u64 = steps.iter().map(|step| step.given).sum();
                    format!("all its responses were sent before: {all}")
                }
            });
        }
        for line in lines {
            let _ = writeln!(text, "    {line}");
        }
    }
    let _ = write!(text, "\n  To expect it:\n    fake.on({:?})", request.method);
    let parameters = request.parameters.iter();
    let shown = parameters.filter(|(name, _)| name != "alt" && !redact::is_secret_parameter(name));
    for (name, value) in shown.take(3) {
        let _ = write!(text, "\n        .parameter({name:?}, {value:?})");
    }
    text.push_str("\n        .respond(…);");
    text
}

/// The same in one line, for the error of the call.
pub(crate) fn unexpected_short(request: &Request, expectations: &[Expectation]) -> String {
    let same = expectations
        .iter()
        .find(|it| it.rule.method == request.method);
    let why = match same {
        None => "the fake expects no call of this method".to_owned(),
        Some(expectation) => {
            let lines = expectation.rule.differences(request);
            lines
                .into_iter()
                .next()
                .unwrap_or("the fake has no response left for it".to_owned())
        }
    };
    format!("a call of {} is not expected: {why}", request.method)
}

fn list(methods: &[&str]) -> String {
    let mut text = methods[..methods.len().min(MOST)].join(", ");
    if methods.len() > MOST {
        let _ = write!(text, " and {} more", methods.len() - MOST);
    }
    text
}

/// Everything that went wrong; `None`: nothing did. `all`: responses that were not requested are wrong too.
pub(crate) fn failures(state: &State, all: bool) -> Option<String> {
    let mut failures = state.failures.clone();
    let expectations = state.expectations.iter().filter(|_| all);
    failures.extend(expectations.filter_map(not_requested));
    let text = failures.join("\n\n");
    match failures.len() {
        0 => None,
        1 => Some(text),
        count => Some(format!(
            "{count} things are not as the test expects:\n\n{text}"
        )),
    }
}

/// An expectation that still has responses that have to be requested.
fn not_requested(expectation: &Expectation) -> Option<String> {
    let steps = expectation.steps.iter().filter(|step| step.times.is_some());
    let (given, wanted) = steps.fold((0, 0), |(given, wanted), step| {
        (given + step.given, wanted + step.times.unwrap_or_default())
    });
    let what = expectation.rule.describe();
    match (given, wanted) {
        (given, wanted) if given == wanted => None,
        (0, wanted) => Some(format!(
            "a call did not come: {what} (expected requests: {wanted})"
        )),
        (given, wanted) => Some(format!(
            "a call came too seldom: {what} (expected requests: {wanted}, found: {given})"
        )),
    }
}

/// How the requests differ from those that are expected, in order.
pub(crate) fn wrong_order(expected: &[&str], requests: &[Request]) -> Option<String> {
    let found: Vec<&str> = requests.iter().map(Request::method).collect();
    if found == expected {
        return None;
    }
    let same = found
        .iter()
        .zip(expected)
        .take_while(|(one, other)| one == other)
        .count();
    let lines = |methods: &[&str]| {
        let mut text = String::new();
        for (index, method) in methods.iter().enumerate() {
            let mark = if index == same { '>' } else { ' ' };
            let _ = write!(text, "\n{mark} {}. {method}", index + 1);
        }
        match methods.len() {
            0 => "\n  none".to_owned(),
            _ => text,
        }
    };
    let mut text = format!(
        "the requests are not as expected\n\nexpected:{}\n\nfound:{}",
        lines(expected),
        lines(&found)
    );
    if let Some(request) = requests.get(same) {
        let _ = write!(text, "\n\nThe first that differs: {request}");
    }
    Some(text)
}
