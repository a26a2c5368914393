//! Valgrind's callgrind counts the instructions of a process.

use std::process::Command;

use crate::jobs::Job;

/// The instructions of doing a job once: what more of it takes more, so without the start of the process and what is made only once.
pub(crate) fn count(job: &Job) -> Result<u64, String> {
    let once = of_process(job.name, 1)?;
    let often = of_process(job.name, 1 + job.times)?;
    Ok((often - once) / job.times)
}

/// The instructions of a whole process.
fn of_process(name: &str, times: u64) -> Result<u64, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let file = folder.path().join("callgrind.out");
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(program)
        .args(["--job", name, &times.to_string()])
        // Threads that wait for work look for it now and then.
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .map_err(|error| format!("valgrind cannot be run: {error}. Is it installed?"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name}: {}\n{errors}", output.status));
    }
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("what callgrind wrote cannot be read: {error}"))?;
    total(&text).ok_or_else(|| format!("{name}: callgrind wrote no line `totals: COUNT`"))
}

/// The count of the line `totals: 1234`.
fn total(text: &str) -> Option<u64> {
    let mut totals = text
        .lines()
        .filter_map(|line| line.strip_prefix("totals: "));
    totals.next()?.parse().ok()
}

#[test]
fn the_total_is_read() {
    assert_eq!(total("events: Ir\nfn=(0)\n1 2\ntotals: 1234\n"), Some(1234));
    assert_eq!(total("events: Ir\n"), None);
}
