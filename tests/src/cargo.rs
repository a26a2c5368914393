//! Cargo, run by tests.

use std::env;
use std::process::Command;

/// Cargo, as if it were called by hand: without the variables that say for which package cargo runs this test. Build scripts of
/// other crates run again when these change, and much is compiled again then.
#[must_use]
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let of_package = ["CARGO_PKG_", "CARGO_MANIFEST_"];
        if name
            .to_str()
            .is_some_and(|name| of_package.iter().any(|start| name.starts_with(start)))
        {
            cargo.env_remove(name);
        }
    }
    cargo
}
