//! On what, and when, a section was measured.

use std::env;
use std::fs;
use std::process::Command;
use std::time::SystemTime;

use serde_json::{Value, json};

/// The machine, the toolchain, the state of the repository and the time, as JSON.
pub(crate) fn describe() -> Value {
    json!({
        "date": date(),
        "machine": machine(),
        "rust": first_line("rustc", &["--version"]),
        "commit": commit(),
    })
}

/// How many processes wanted to run during the last minute, on average; nothing where the system does not tell.
pub(crate) fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// `26 Nov 2026`
fn date() -> String {
    let now = httpdate::fmt_http_date(SystemTime::now());
    now.split(' ').skip(1).take(3).collect::<Vec<_>>().join(" ")
}

/// `2 cores of Intel Xeon, 24 GB, linux x86_64`
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(": ")?.1.to_owned())
    });
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    });
    let mut text = format!("{cores} cores");
    if let Some(processor) = processor {
        text += &format!(" of {processor}");
    }
    if let Some(kilobytes) = memory {
        text += &format!(", {:.0} GB", kilobytes * 1024.0 / 1e9);
    }
    format!("{text}, {} {}", env::consts::OS, env::consts::ARCH)
}

/// `1a2b3c4`, and whether files differ from it.
fn commit() -> Option<String> {
    let commit = first_line("git", &["rev-parse", "--short", "HEAD"])?;
    // What this run writes is no difference.
    let written = [
        ":(top,exclude)docs/benchmarks",
        ":(top,exclude)BENCHMARKS.md",
    ];
    let status = ["status", "--porcelain", "--untracked-files=no", "--", ":/"];
    let is_clean = first_line("git", &[&status[..], &written].concat()).is_none();
    Some(match is_clean {
        true => commit,
        false => format!("{commit} and changes"),
    })
}

fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().next().map(str::to_owned)
}
