//! Why a call has no result: the exit code, and what is printed.

use std::process::ExitCode;

use discovery_codegen::Problem;
use discovery_runtime::{Error, ErrorKind};
use serde_json::{Value, json};

use crate::report::problems_json;
use crate::stop::{Reason, Stop};

/// Why a call has no result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something around the call: the document, the account, the output.
    Stop(Stop),
    /// The call is wrong, and nothing was sent.
    Wrong(Vec<Problem>),
    /// The call failed.
    Call(Box<Error>),
    /// Some calls of a batch failed; their errors are in the results.
    Some(usize),
    /// The user ended it.
    Interrupted(Option<&'static str>),
}

/// What the advice of the runtime is on a command line.
const ADVICE: [(&str, &str); 5] = [
    (
        "`check_names(false)` in the options sends it anyway",
        "--allow-unknown sends it anyway",
    ),
    ("`.options(|o| o.timeout(…))`", "--timeout"),
    ("with `.upload(source)`", "with --upload"),
    (
        "use `send_raw()`, or leave it out",
        "leave it out, or take the bytes with --output",
    ),
    ("`.endpoint(…)`", "--endpoint"),
];

impl Failure {
    /// A call that is wrong.
    pub(super) fn wrong(message: impl Into<String>) -> Self {
        Self::Wrong(vec![Problem::new("", message)])
    }

    /// The exit code.
    pub(super) fn exit_code(&self) -> ExitCode {
        const INTERRUPTED: u8 = 130;
        match self {
            Self::Interrupted(_) => ExitCode::from(INTERRUPTED),
            _ => ExitCode::from(self.reason() as u8),
        }
    }

    fn reason(&self) -> Reason {
        match self {
            Self::Stop(Stop::Call(reason, _)) => *reason,
            Self::Stop(_) | Self::Wrong(_) => Reason::Wrong,
            Self::Call(error) => reason_of(error),
            Self::Some(_) | Self::Interrupted(_) => Reason::Refused,
        }
    }

    /// Whether other credentials may help.
    pub(super) fn is_about_credentials(&self) -> bool {
        match self {
            Self::Call(error) => {
                reason_of(error) == Reason::Credentials || error.is_permission_denied()
            }
            _ => false,
        }
    }

    /// What is wrong, each with its place.
    pub(super) fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Stop(Stop::Problems(problems)) | Self::Wrong(problems) => problems.clone(),
            Self::Stop(Stop::Usage { message, .. }) => vec![Problem::new("", message.clone())],
            Self::Stop(Stop::Call(_, problem)) => vec![(**problem).clone()],
            Self::Stop(Stop::Closed) => Vec::new(),
            Self::Call(error) => vec![Problem::new("", text_of(error))],
            Self::Some(count) => {
                vec![Problem::new(
                    "",
                    format!("{count} of the calls failed: see their results"),
                )]
            }
            Self::Interrupted(None) => vec![Problem::new("", "ended by Ctrl-C")],
            Self::Interrupted(Some(advice)) => {
                vec![Problem::new("", format!("ended by Ctrl-C; {advice}"))]
            }
        }
    }

    /// The same as JSON, for programs.
    pub(super) fn json(&self) -> Value {
        let problems = self.problems();
        let mut error = match self {
            Self::Call(error) => json_of(error),
            _ => json!({"reason": word(self.reason()), "problems": problems_json(&problems)}),
        };
        if error.get("message").is_none() {
            let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
            error["message"] = texts.join("\n").into();
        }
        if let Self::Interrupted(_) = self {
            error["reason"] = "interrupted".into();
        }
        json!({ "error": error })
    }
}

/// The error of a call as JSON.
pub(super) fn json_of(error: &Error) -> Value {
    let status = error.status();
    let body: Option<Value> = error
        .body()
        .and_then(|body| serde_json::from_slice(body).ok());
    json!({
        "reason": word(reason_of(error)),
        "message": text_of(error),
        "method": error.method(),
        "httpStatus": error.http_status().map(|status| status.as_u16()),
        "code": status.and_then(|status| status.code_name()),
        "operation": error.operation().map(discovery_runtime::LastState::name),
        "response": body,
    })
}

/// The error of a call in a line, with advice for this program.
fn text_of(error: &Error) -> String {
    let mut text = error.to_string();
    for (of_runtime, ours) in ADVICE {
        text = text.replace(of_runtime, ours);
    }
    text
}

fn reason_of(error: &Error) -> Reason {
    match error.kind() {
        ErrorKind::Request | ErrorKind::Configuration | ErrorKind::Io => Reason::Wrong,
        ErrorKind::Credentials => Reason::Credentials,
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted | ErrorKind::Checksum => {
            Reason::Network
        }
        ErrorKind::Status if error.is_unauthenticated() => Reason::Credentials,
        ErrorKind::Status if error.is_timeout() => Reason::Network,
        ErrorKind::Status | ErrorKind::Operation => Reason::Refused,
        _ => Reason::Ours,
    }
}

fn word(reason: Reason) -> &'static str {
    match reason {
        Reason::Refused => "refused",
        Reason::Wrong => "wrong",
        Reason::Credentials => "credentials",
        Reason::Network => "network",
        Reason::Ours => "ours",
    }
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Wrong(problems)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(Box::new(error))
    }
}
