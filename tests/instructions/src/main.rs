//! How many instructions a few fixed jobs take, held to figures that are committed: `figures.toml`. Valgrind's callgrind counts them,
//! so the machine and its load do not matter; the compiler and the processor's kind do.
//!
//! ```text
//! cargo xtask instructions [--write]
//! ```
//!
//! Own code, since gungraun compares with a run that it kept in the target folder, or with a limit above, and needs a program of its
//! own beside valgrind.

mod callgrind;
mod figures;
mod jobs;

use std::path::Path;
use std::process::ExitCode;

use figures::Figures;

const USAGE: &str =
    "usage: discovery-instructions [--write]; it calls itself with --job NAME TIMES";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        [] => check(false),
        ["--write"] => check(true),
        ["--job", name, times] => run(name, times).map(|()| ExitCode::SUCCESS),
        _ => Err(USAGE.to_owned()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}

/// Does a job so often: callgrind looks on.
fn run(name: &str, times: &str) -> Result<(), String> {
    let times = times.parse().map_err(|error| format!("{times}: {error}"))?;
    let job = jobs::ALL.iter().find(|job| job.name == name);
    let job = job.ok_or_else(|| format!("there is no job {name}"))?;
    (job.run)(times);
    Ok(())
}

/// Counts the instructions of each job, and compares or writes them.
fn check(write: bool) -> Result<ExitCode, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("figures.toml");
    let mut found = Figures::of_this_compiler()?;
    for job in &jobs::ALL {
        let count = callgrind::count(job)?;
        println!("{}: {count} instructions", job.name);
        found.instructions.insert(job.name.to_owned(), count);
    }
    if write {
        found.write(&path)?;
        return Ok(ExitCode::SUCCESS);
    }
    let committed = Figures::read(&path)?;
    let differences = committed.compare(&found);
    for difference in &differences {
        eprintln!("{difference}");
    }
    if committed.compiler != found.compiler {
        eprintln!(
            "The committed figures are those of {}, and this is {}: so this is a report and no failure. To compare, use that \
             compiler; to begin with this one, run `cargo xtask instructions --write`.",
            committed.compiler, found.compiler
        );
        return Ok(ExitCode::SUCCESS);
    }
    if differences.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "The instructions are not what {} says. If more are worth it, or if fewer should stay so, run `cargo xtask instructions \
         --write`, and say in the commit why.",
        path.display()
    );
    Ok(ExitCode::FAILURE)
}
