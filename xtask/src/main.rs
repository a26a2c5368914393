//! The tests that take longer than a commit is worth, and the files that tests compare: `cargo xtask` lists both.
//!
//! A task is one run of cargo, or some. `task` says what can be typed, `run` which arguments and variables cargo gets; `catalogue`
//! is about crates of another workspace, `release` reads what cargo prints, and `benchmarks` what a benchmark writes.

mod benchmarks;
mod catalogue;
mod release;
mod run;
mod task;

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use task::{Arguments, Task};

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(Arguments {
            task: Some(Task::Release(release)),
        }) => release::run(&release),
        Ok(Arguments {
            task: Some(Task::Benchmarks(benchmarks)),
        }) => benchmarks::run(&benchmarks),
        Ok(Arguments { task: Some(task) }) => run::run(&task),
        Ok(Arguments { task: None }) => {
            print!("{}", Arguments::command().render_help());
            ExitCode::SUCCESS
        }
        Err(error) if error.kind() == ErrorKind::InvalidSubcommand => {
            let name = error.get(ContextKind::InvalidSubcommand);
            let name = name.map_or(String::new(), ToString::to_string);
            eprint!("error: there is no task {name:?}\n\n{}", Task::list());
            ExitCode::from(2)
        }
        Err(error) => error.exit(),
    }
}
