//! Faults on request: what a program does when the server does not do what it should.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

use http::StatusCode;

use crate::failure::Failure;
use crate::message::{Request, Response};

/// The header, and the query parameter, that asks for a fault.
pub(crate) const NAME: &str = "x-fake-fault";

/// So long may a delay be.
const LONGEST_DELAY: Duration = Duration::from_secs(600);
/// So many faults are counted.
const MOST_COUNTED: usize = 10_000;

/// What goes wrong with a request.
///
/// Its text has parts that `;` separates: `503 x 2`, or `status=503; times=2; delay=200ms; retry-after=1`, `cut`, `reset`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    /// The status of the response, in place of the response.
    pub(crate) status: Option<StatusCode>,
    /// So often; `None`: always.
    pub(crate) times: Option<u32>,
    /// How long the server waits before it responds.
    pub(crate) delay: Option<Duration>,
    /// The header `Retry-After`.
    pub(crate) retry_after: Option<String>,
    /// The connection ends within the body of the response.
    pub(crate) cut: bool,
    /// The connection ends without a response.
    pub(crate) reset: bool,
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut fault = Self::default();
        for part in text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            fault.read(part)?;
        }
        let does_nothing =
            fault.status.is_none() && fault.delay.is_none() && !fault.cut && !fault.reset;
        match does_nothing {
            true => Err(format!(
                "the fault {text:?} does nothing: name a status, `delay`, `cut` or `reset`"
            )),
            false => Ok(fault),
        }
    }
}

impl Fault {
    fn read(&mut self, part: &str) -> Result<(), String> {
        let unknown = || {
            format!(
                "{part:?} is not a part of a fault: `503 x 2`, `status=503`, `times=2`, `delay=200ms`, `retry-after=1`, `cut`, \
                 `reset`, `id=TEXT`"
            )
        };
        match part
            .split_once('=')
            .map(|(name, value)| (name.trim(), value.trim()))
        {
            Some(("status", value)) => self.status = Some(status(value)?),
            Some(("times", value)) => self.times = Some(times(value)?),
            Some(("delay", value)) => self.delay = Some(duration(value)?),
            Some(("retry-after", value)) => self.retry_after = Some(value.to_owned()),
            // It makes the text another one, so that its times are counted again.
            Some(("id", _)) => {}
            Some(_) => return Err(unknown()),
            None => match part {
                "cut" => self.cut = true,
                "reset" => self.reset = true,
                short => {
                    let (code, count) = short
                        .split_once(" x ")
                        .map_or((short, None), |(code, count)| (code, Some(count)));
                    self.status = Some(status(code.trim()).map_err(|_| unknown())?);
                    self.times = count
                        .map(|count| times(count.trim()))
                        .transpose()?
                        .or(self.times);
                }
            },
        }
        Ok(())
    }
}

fn status(text: &str) -> Result<StatusCode, String> {
    let status = text
        .parse::<u16>()
        .ok()
        .filter(|code| (400..600).contains(code));
    let status = status.and_then(|code| StatusCode::from_u16(code).ok());
    status.ok_or_else(|| format!("{text:?} is not the status of an error: 400 to 599"))
}

fn times(text: &str) -> Result<u32, String> {
    let times = text.parse::<u32>().ok().filter(|times| *times > 0);
    times.ok_or_else(|| format!("{text:?} is not a number of times: 1 or more"))
}

fn duration(text: &str) -> Result<Duration, String> {
    let millis = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => number.trim().parse::<u64>().ok(),
        (None, Some(number)) => number
            .trim()
            .parse::<u64>()
            .ok()
            .and_then(|seconds| seconds.checked_mul(1000)),
        _ => None,
    };
    let delay = millis
        .map(Duration::from_millis)
        .filter(|delay| *delay <= LONGEST_DELAY);
    delay.ok_or_else(|| {
        format!(
            "{text:?} is not a delay: `200ms` or `2s`, at most {}s",
            LONGEST_DELAY.as_secs()
        )
    })
}

/// A fault of a method, whatever the request says: `METHOD_ID: FAULT`, or `*: FAULT` for every method.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodFault {
    /// The id of the method, or `*`.
    method: String,
    fault: Fault,
}

impl MethodFault {
    /// Whether it is for a method with this id.
    fn is_for(&self, id: &str) -> bool {
        self.method == "*" || self.method == id
    }

    /// The id of the method; `None`: it is for every method.
    pub(crate) fn method(&self) -> Option<&str> {
        (self.method != "*").then_some(self.method.as_str())
    }
}

impl FromStr for MethodFault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (method, fault) = text.split_once(':').ok_or_else(|| {
            format!(
                "{text:?} has no method: `METHOD_ID: 503 x 2`, or `*: 503 x 2` for every method"
            )
        })?;
        Ok(Self {
            method: method.trim().to_owned(),
            fault: fault.parse()?,
        })
    }
}

/// The faults of a server, and how often each happened.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    flags: Vec<MethodFault>,
    counts: BTreeMap<(String, String), u32>,
}

impl Faults {
    pub(crate) fn new(flags: Vec<MethodFault>) -> Self {
        Self {
            flags,
            counts: BTreeMap::new(),
        }
    }

    /// What goes wrong with this request to a method.
    ///
    /// # Errors
    ///
    /// The request asks for a fault that is not one.
    pub(crate) fn of(&mut self, request: &Request, method: &str) -> Result<Option<Fault>, Failure> {
        if let Some(text) = request.header(NAME).or_else(|| request.parameter(NAME)) {
            let fault: Fault = text
                .parse()
                .map_err(|error| Failure::invalid(format!("{NAME}: {error}")))?;
            return Ok(self.count(method, text, fault));
        }
        let flags = self.flags.iter().filter(|flag| flag.is_for(method));
        let faults: Vec<(String, Fault)> = flags
            .map(|flag| (format!("{flag:?}"), flag.fault.clone()))
            .collect();
        Ok(faults
            .into_iter()
            .find_map(|(text, fault)| self.count(method, &text, fault)))
    }

    /// The fault, unless it happened as often as it should.
    fn count(&mut self, method: &str, text: &str, fault: Fault) -> Option<Fault> {
        let Some(times) = fault.times else {
            return Some(fault);
        };
        let key = (method.to_owned(), text.to_owned());
        if self.counts.len() >= MOST_COUNTED && !self.counts.contains_key(&key) {
            return None;
        }
        let count = self.counts.entry(key).or_default();
        *count = count.saturating_add(1);
        (*count <= times).then_some(fault)
    }
}

impl Fault {
    /// The response in place of the one of the method, if the fault has a status.
    pub(crate) fn response(&self) -> Option<Response> {
        let status = self.status?;
        let response = Response::from(Failure::new(
            status,
            format!("a fault that was asked for: {}", status.as_u16()),
        ));
        Some(match &self.retry_after {
            Some(seconds) => response.with("retry-after", seconds),
            None => response,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read() {
        let fault = |text: &str| text.parse::<Fault>();
        let of = |status: u16| Fault {
            status: StatusCode::from_u16(status).ok(),
            ..Fault::default()
        };
        for (text, expected) in [
            ("503", Ok(of(503))),
            (
                "503 x 2",
                Ok(Fault {
                    times: Some(2),
                    ..of(503)
                }),
            ),
            (
                "status=429; times=3;retry-after=1",
                Ok(Fault {
                    times: Some(3),
                    retry_after: Some("1".to_owned()),
                    ..of(429)
                }),
            ),
            (
                "delay=200ms",
                Ok(Fault {
                    delay: Some(Duration::from_millis(200)),
                    ..Fault::default()
                }),
            ),
            (
                "cut; id=7",
                Ok(Fault {
                    cut: true,
                    ..Fault::default()
                }),
            ),
            (
                "reset; times=1",
                Ok(Fault {
                    reset: true,
                    times: Some(1),
                    ..Fault::default()
                }),
            ),
            ("", Err("does nothing")),
            ("times=2", Err("does nothing")),
            ("200", Err("is not a part of a fault")),
            ("status=200", Err("400 to 599")),
            ("503 x 0", Err("1 or more")),
            ("delay=1h", Err("is not a delay")),
            ("delay=18446744073709551615s", Err("is not a delay")),
            ("explode", Err("is not a part of a fault")),
        ] {
            match (fault(text), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
                (Err(found), Err(expected)) => assert!(found.contains(expected), "{text}: {found}"),
                (found, _) => panic!("{text}: {found:?}"),
            }
        }
        "503 x 2".parse::<MethodFault>().expect_err("no method");
        let fault: MethodFault = "a.b: 503 x 2".parse().expect("a fault of a method");
        assert!(fault.is_for("a.b") && !fault.is_for("a.c"));
    }
}
