//! Calls in a process of their own, since the environment belongs to the whole process: a test that is ignored otherwise, run
//! alone in a new process of this same binary.

use std::process::Command;
use std::time::Duration;

use discovery_runtime::contract::Call;
use discovery_runtime::{Credentials, RetryPolicy};
use serde_json::Value;
use tokio::runtime::Builder;

use crate::GET;
use crate::subjects::{Subject, by_name};

/// What no other host and no proxy may see.
pub(crate) const SECRET: &str = "the-secret";

/// How a call carries the secret.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Carrier {
    Token,
    ApiKey,
    /// An API key in the query.
    Key,
    /// The same in a URL that is so long that the query becomes the body.
    LongKey,
    /// A header that the caller marks.
    Header,
    /// A token, with the caller's leave to send it anywhere.
    Allowed,
    /// It carries none.
    None,
}

use Carrier::{Allowed, ApiKey, Header, Key, LongKey, Token};

/// All that must be protected.
pub(crate) const SECRETS: [Carrier; 5] = [Token, ApiKey, Key, LongKey, Header];

const ALL: [Carrier; 7] = [Token, ApiKey, Key, LongKey, Header, Allowed, Carrier::None];

/// The variables that say where a proxy is.
pub(crate) const VARIABLES: [&str; 6] = [
    "http_proxy",
    "HTTP_PROXY",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
];

const CALLS: &str = "TEST_CALLS";
const SUBJECT: &str = "TEST_SUBJECT";

/// Makes these calls in a new process, with these variables and no other that speaks of proxies. Returns how each went: the JSON
/// of the response, or the error.
pub(crate) fn outcomes(
    subject: &Subject,
    variables: &[(&str, &str)],
    calls: &[(&str, Carrier)],
) -> Vec<Result<Value, String>> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "child::child",
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    for name in VARIABLES
        .iter()
        .chain(&["NO_PROXY", "no_proxy", "REQUEST_METHOD"])
    {
        command.env_remove(name);
    }
    let list: Vec<String> = calls
        .iter()
        .map(|(url, carrier)| format!("{url} {carrier:?}"))
        .collect();
    command.env(CALLS, list.join("\n"));
    command.env(SUBJECT, subject.name);
    command.envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    let outcomes: Vec<_> = text
        .lines()
        .filter_map(|line| {
            let (_, outcome) = line.split_once("outcome ")?;
            let (kind, text) = outcome.split_once(' ')?;
            Some(match kind {
                "ok" => Ok(serde_json::from_str(text).unwrap()),
                _ => Err(text.to_owned()),
            })
        })
        .collect();
    assert_eq!(outcomes.len(), calls.len(), "{text}\n{errors}");
    outcomes
}

#[test]
#[ignore = "run by the tests about proxies, in a process of its own"]
fn child() {
    let subject = by_name(&std::env::var(SUBJECT).unwrap());
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    for line in std::env::var(CALLS).unwrap().lines() {
        let (url, carrier) = line.split_once(' ').unwrap();
        let carrier = ALL
            .into_iter()
            .find(|known| format!("{known:?}") == carrier)
            .unwrap();
        match runtime.block_on(call(&subject, url, carrier)) {
            Ok(response) => println!("\noutcome ok {response}"),
            Err(error) => println!("\noutcome error {}", error.to_string().replace('\n', " ")),
        }
    }
}

async fn call(subject: &Subject, url: &str, carrier: Carrier) -> discovery_runtime::Result<Value> {
    let builder = subject.builder(url);
    let builder = match carrier {
        Token => builder.credentials(Credentials::token(SECRET)),
        Allowed => builder
            .credentials(Credentials::token(SECRET))
            .allow_insecure_endpoint(true),
        ApiKey => builder.credentials(Credentials::api_key(SECRET)),
        _ => builder,
    };
    let client = builder.build()?;
    let mut call = Call::new(&client, &GET);
    call.options(|options| {
        let options = options
            .retry(RetryPolicy::none())
            .timeout(Duration::from_secs(20));
        match carrier {
            Header => options.secret_header("x-of-ones-own", SECRET),
            _ => options,
        }
    });
    if matches!(carrier, Key | LongKey) {
        call.query("key", SECRET);
    }
    if carrier == LongKey {
        call.query("filter", "x".repeat(3_000));
    }
    call.send().await
}
