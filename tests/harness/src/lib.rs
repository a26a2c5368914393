//! What the generated harness programs share: they are linked to one generated crate each, call its public methods, and say
//! what came of it. They judge nothing but addresses: what to expect is known to `discovery_tests::wire` alone.
//!
//! A program reads one JSON object a line and answers each with one line; its first line tells the field tables:
//!
//! | line in | line out |
//! |---|---|
//! | `method`: resources and method joined by `/`; `params`; `body`, `response`: JSON or absent; `bare`: an empty body may be left out | `error`, or `request` (`method`, `url`, `headers`, `body`), `body` (`value`, `shape`) and `response` (`value`, `shape`) |

mod case;
mod shape;
mod table;

use std::io::{self, BufRead as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use case::{Canned, Case, Given};
pub use shape::shape;
pub use table::Tables;

use serde_json::{Map, Value, json};

/// Calls one method of the client with the parameters of a case.
pub type Method<C> = fn(&C, &mut Case) -> Result<(), String>;

/// What a generated harness program hands over.
pub struct Program<C: 'static> {
    /// Makes the client; its transport gives canned responses.
    pub client: fn(Canned) -> discovery_runtime::Result<C>,
    /// Every method, by its resources and name joined with `/`.
    pub methods: &'static [(&'static str, Method<C>)],
    /// Checks every message and enum.
    pub tables: &'static [fn(&mut Tables)],
}

/// Answers the lines of the standard input.
///
/// # Errors
///
/// The input is not what `discovery_tests::wire` writes, or the output is closed.
pub fn run<C: 'static>(program: &Program<C>) -> io::Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut tables = Tables::default();
    for table in program.tables {
        table(&mut tables);
    }
    writeln!(output, "{}", tables.into_json())?;
    let canned = Canned::default();
    let client = (program.client)(canned.clone()).map_err(io::Error::other)?;
    for line in io::stdin().lock().lines() {
        let line: Map<String, Value> = serde_json::from_str(&line?)?;
        writeln!(output, "{}", answer(program, &client, &canned, line))?;
    }
    output.flush()
}

fn answer<C: 'static>(
    program: &Program<C>,
    client: &C,
    canned: &Canned,
    line: Map<String, Value>,
) -> Value {
    let name = line
        .get("method")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let Some((_, method)) = program.methods.iter().find(|(key, _)| *key == name) else {
        return json!({"error": format!("cannot be mapped: there is no method {name:?}")});
    };
    let mut case = Case::new(line, canned.clone());
    let outcome = catch_unwind(AssertUnwindSafe(|| method(client, &mut case)));
    let outcome = outcome.unwrap_or_else(|_| Err("panicked".to_owned()));
    match outcome.and_then(|()| case.finish()) {
        Ok(answer) => answer,
        Err(error) => json!({"error": error}),
    }
}
