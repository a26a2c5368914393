//! How an error is printed.

use std::error::Error as StdError;
use std::fmt;

use super::body;
use super::class::Class;
use super::{Error, ErrorKind, TransportError, TransportErrorKind};
use crate::shown::{MESSAGE, Short, WORD, shown};
use crate::status::{Detail, Status};

/// The most characters of a line. Each text of a server in it has a limit of its own.
const LINE: usize = 5000;
/// The most characters of a fact.
const FACT: usize = 500;

/// One line: the method, the failure, and what to do about it.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = self.failure();
        if let Some(advice) = self.advice() {
            line.push_str("; ");
            line.push_str(&advice);
        }
        if let Some(operation) = self.operation() {
            let name = self.show(operation.name(), WORD);
            line.push_str(&match self.operation_is_still_running() {
                true => format!(
                    "; the operation is still running: resume it with `client.resume(\"{name}\")`"
                ),
                false => format!(" (operation \"{name}\")"),
            });
        }
        f.write_str(&self.show(&line, LINE))
    }
}

/// Several lines: that of `Display`, then the facts. This is what `fn main() -> Result<(), Error>` prints.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        for (name, fact) in self.facts() {
            write!(f, "\n    {name}: {}", self.show(&fact, FACT))?;
        }
        Ok(())
    }
}

impl Error {
    /// A text from elsewhere, as it is shown.
    pub(crate) fn show(&self, text: &str, most: usize) -> String {
        shown(text, most, &self.0.secrets)
    }

    /// The method, the failure and its cause.
    fn failure(&self) -> String {
        let mut line = match &self.0.method {
            Some(method) => format!("{method}: "),
            None => String::new(),
        };
        line.push_str(&match &self.0.response {
            Some(_) if self.0.kind == ErrorKind::Status => self.describe_response(),
            Some(response) => format!("{} {}", response.http_status, self.0.message),
            None => self.0.message.clone(),
        });
        if self.0.kind == ErrorKind::Operation
            && let Some(status) = self.status()
        {
            line.push_str(&format!(": {status}"));
        }
        if let Some(cause) = self.cause() {
            line.push_str(&format!(": {}", self.show(&cause.to_string(), MESSAGE)));
        }
        if self.0.attempts > 1 {
            line.push_str(&format!(" (after {} attempts)", self.0.attempts));
        }
        line
    }

    /// The HTTP status, and what the server said.
    fn describe_response(&self) -> String {
        let Some(response) = &self.0.response else {
            return String::new();
        };
        let http_status = response.http_status;
        match &response.status {
            Some(status) => match status.describe(Some(http_status.as_u16())) {
                text if text.is_empty() => http_status.to_string(),
                text => format!("{http_status}: {text}"),
            },
            // It has no body, whatever happens.
            None if self.class() == Class::NotModified => http_status.to_string(),
            None => {
                let body = body::describe(&response.headers, &response.body, &self.0.secrets);
                format!("{http_status}, with {body}")
            }
        }
    }

    /// Everything that is known, by name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        /// The most details.
        const DETAILS: usize = 10;
        let mut facts = vec![("kind", format!("{:?}", self.0.kind))];
        let mut add = |name, fact: Option<String>| facts.extend(fact.map(|fact| (name, fact)));
        add("method", self.method().map(str::to_owned));
        add("parameter", self.parameter_name().map(str::to_owned));
        add(
            "attempts",
            Some(self.0.attempts.to_string()).filter(|_| self.0.attempts > 0),
        );
        add(
            "status",
            self.http_status().map(|status| status.to_string()),
        );
        if let Some(status) = self.status() {
            add("code", status.code_name().map(str::to_owned));
            let reasons: Vec<&str> = status.reasons().collect();
            add(
                "reason",
                Some(reasons.join(", ")).filter(|reasons| !reasons.is_empty()),
            );
            for detail in status.details.iter().take(DETAILS) {
                let shown = |value| Short(value, FACT).text(&self.0.secrets);
                add(
                    "detail",
                    Some(match detail {
                        Detail::Other(json) => shown(&format_args!("{json}")),
                        typed => shown(typed.inner()),
                    }),
                );
            }
        }
        let spent = "no, since the body is a stream and was read";
        add("repeated", self.has_spent_body().then(|| spent.to_owned()));
        let wait = self.retry_after();
        add("retry after", wait.map(|wait| format!("{wait:?}")));
        if let Some(response) = &self.0.response
            && response.status.is_none()
        {
            add(
                "body",
                Some(body::describe(
                    &response.headers,
                    &response.body,
                    &self.0.secrets,
                )),
            );
        }
        let operation = self.operation();
        add(
            "operation",
            operation.map(|operation| operation.name().to_owned()),
        );
        let mut cause = self.source();
        while let Some(one) = cause {
            add("cause", Some(one.to_string()));
            cause = one.source();
        }
        facts
    }

    /// The most informative cause. If an exchange failed, that is the innermost one, such as "connection refused": the layers
    /// around it only repeat that sending failed.
    fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        let mut cause = self.source()?;
        let Some(transport) = cause.downcast_ref::<TransportError>() else {
            return Some(cause);
        };
        if transport.kind() == TransportErrorKind::Request {
            return transport.source();
        }
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Some(cause)
    }

    /// Whether a call failed while waiting, and not the operation. It is still running then.
    fn operation_is_still_running(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Interrupted
            | ErrorKind::Credentials => true,
            ErrorKind::Status => !self.is_not_found(),
            _ => false,
        }
    }

    /// What the caller can do, if that follows from the class of the failure alone.
    fn advice(&self) -> Option<String> {
        let advice = match self.0.kind {
            ErrorKind::Connect => "check the endpoint, the network and the proxy settings",
            // `Display` says what to do about an operation after its name.
            ErrorKind::Timeout if self.operation().is_some() => return None,
            ErrorKind::Timeout => "allow it more time with `.options(|o| o.timeout(…))`",
            ErrorKind::Status if !self.0.message.is_empty() => &self.0.message,
            ErrorKind::Status => return self.response_advice(),
            _ => return None,
        };
        Some(advice.to_owned())
    }

    fn response_advice(&self) -> Option<String> {
        let link = self.status().and_then(help_link);
        let link = link.map(|link| self.show(link, WORD));
        let advice = match self.class() {
            Class::RateLimited => "call less often, or ask for more quota",
            Class::QuotaExceeded => {
                "the quota does not come back soon: wait until it is renewed, or ask for more"
            }
            _ if link.is_some() => return link,
            Class::NotModified => "the resource has not changed: the copy of the caller is current",
            Class::Redirect => "the server redirects elsewhere: check the endpoint",
            Class::Unauthenticated => {
                "the server did not accept the credentials: check which ones are used, and their scopes"
            }
            Class::PermissionDenied => {
                "check the permissions and scopes of the credentials, and that the API is enabled"
            }
            Class::NotFound if self.status().is_none() => {
                "check the endpoint: the response is not from the API"
            }
            Class::PreconditionFailed => {
                "the resource is not as the request requires: read it again"
            }
            Class::Timeout | Class::Unavailable | Class::ServerError if self.is_server_error() => {
                "the server may recover: try again later"
            }
            _ => return None,
        };
        Some(match link {
            Some(link) => format!("{advice} ({link})"),
            None => advice.to_owned(),
        })
    }
}

/// The page that the server names for help.
fn help_link(status: &Status) -> Option<&str> {
    let help = status.help().and_then(|help| help.links.first());
    let activation = status.error_info();
    let activation = activation.and_then(|info| info.metadata.get("activationUrl"));
    let extended = status.errors.iter().map(|item| &item.extended_help);
    help.map(|link| &link.url)
        .into_iter()
        .chain(activation)
        .chain(extended)
        .map(String::as_str)
        .find(|link| !link.is_empty())
}
