//! Completions: the shell asks this program what can follow. Options and commands come from clap; APIs, methods, parameters and their
//! values from documents that are on this machine. Nothing is fetched, and nothing is said.

mod bash;
#[cfg(feature = "call")]
mod document;
#[cfg(feature = "call")]
mod line;

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};

use bash::Bash;

/// The variable with which the functions of a shell ask.
const VARIABLE: &str = "DISCOVERY_CODEGEN_COMPLETE";

const SHELLS: [&dyn EnvCompleter; 5] = [&Bash, &Elvish, &Fish, &Powershell, &Zsh];

/// Answers a shell that asks, and ends the program; else it does nothing.
pub(crate) fn answer(command: fn() -> Command) {
    CompleteEnv::with_factory(|| with_values(command()))
        .var(VARIABLE)
        .shells(Shells(&SHELLS))
        .complete();
}

/// The functions that ask, for a shell; `None`: the shell is not known.
pub(crate) fn script(shell: &str) -> Option<Vec<u8>> {
    let shell = SHELLS.iter().find(|known| known.is(shell))?;
    let mut script = Vec::new();
    let program = "discovery-codegen";
    shell
        .write_registration(VARIABLE, program, program, program, &mut script)
        .ok()?;
    Some(script)
}

/// The command line with what is known about its values.
#[cfg(feature = "call")]
fn with_values(command: Command) -> Command {
    use clap_complete::engine::ArgValueCompleter as Values;
    use line::Line;

    let plain = command.clone();
    let line = move || Line::read(plain.clone());
    let (api, method) = (line.clone(), line.clone());
    let describe = line.clone();
    let method_of = |line: Line, typed: &std::ffi::OsStr| line.methods(typed);
    command
        .mut_subcommand("call", |call| {
            call.mut_arg("api", |arg| {
                arg.add(Values::new(move |typed: &std::ffi::OsStr| {
                    api().apis(typed)
                }))
            })
            .mut_arg("method", |arg| {
                arg.add(Values::new(move |typed: &std::ffi::OsStr| {
                    method_of(method(), typed)
                }))
            })
            .mut_arg("given", |arg| {
                arg.add(Values::new(move |typed: &std::ffi::OsStr| {
                    line().values(typed)
                }))
            })
        })
        .mut_subcommand("describe", |call| {
            call.mut_arg("method", |arg| {
                arg.add(Values::new(move |typed: &std::ffi::OsStr| {
                    method_of(describe(), typed)
                }))
            })
        })
}

#[cfg(not(feature = "call"))]
fn with_values(command: Command) -> Command {
    command
}
