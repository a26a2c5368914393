//! Finds out which compiler builds this, for the header `x-goog-api-client`.

use std::process::Command;

fn main() {
    // Cargo runs this again if the compiler changes.
    println!("cargo::rerun-if-changed=build.rs");
    let version = version().unwrap_or_else(|| "unknown".to_owned());
    println!("cargo::rustc-env=RUSTC_VERSION={version}");
}

/// The second word of `rustc 1.91.0 (f8297e351 2025-10-28)`, if it is valid in a header.
fn version() -> Option<String> {
    let rustc = std::env::var_os("RUSTC")?;
    let output = Command::new(rustc).arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    let version = version.split_whitespace().nth(1)?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
    version.bytes().all(fits).then(|| version.to_owned())
}
