//! Measures beside others, and prints BENCHMARKS.md.
//!
//! Each section is one run of cargo. It writes its rows, one a line as JSON, to the file that `BENCHMARK_ROWS` names; they are kept with
//! the machine and the load in `benchmarks/` of the target folder. So a page can be measured section by section.

mod machine;
mod page;
mod section;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::run::{Run, folder};
use crate::task::Benchmarks;
pub(crate) use section::Section;

/// Measures what has no result yet, or what is asked for, and prints the page.
pub(crate) fn run(benchmarks: &Benchmarks) -> ExitCode {
    match measure_all(benchmarks) {
        Ok(failed) if failed.is_empty() => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("\nerror: could not be measured: {}", failed.join(", "));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Measures, prints the page, and returns the sections that failed.
fn measure_all(benchmarks: &Benchmarks) -> Result<Vec<&'static str>, String> {
    let results = repository()
        .join(env::var_os("CARGO_TARGET_DIR").unwrap_or("target".into()))
        .join("benchmarks");
    fs::create_dir_all(&results).map_err(|error| format!("{}: {error}", results.display()))?;
    let documents = benchmarks.documents.as_deref().map(folder).transpose()?;
    let mut failed = Vec::new();
    let mut page = Vec::new();
    for section in Section::ALL {
        let file = results.join(section.name()).with_extension("json");
        let kept = read(&file);
        let is_wanted = match benchmarks.only.as_slice() {
            [] => !benchmarks.print && kept.is_none(),
            only => only.contains(&section),
        };
        let result = if is_wanted {
            eprintln!("\n=== {}", section.name());
            match measure(section, documents.as_deref(), &file) {
                Ok(result) => Some(result),
                Err(error) => {
                    eprintln!("error: {error}");
                    failed.push(section.name());
                    kept
                }
            }
        } else {
            kept
        };
        page.push(page::Measured { section, result });
    }
    let page = page::print(&page);
    if benchmarks.write {
        let file = repository().join("BENCHMARKS.md");
        fs::write(&file, page).map_err(|error| format!("{}: {error}", file.display()))?;
    } else {
        print!("{page}");
    }
    Ok(failed)
}

/// Measures one section, and keeps its result.
fn measure(section: Section, documents: Option<&Path>, file: &Path) -> Result<Value, String> {
    let rows = file.with_extension("rows");
    fs::write(&rows, "").map_err(|error| format!("{}: {error}", rows.display()))?;
    let run = Run::of_arguments(section.command(documents)).with("BENCHMARK_ROWS", &rows);
    let mut command = chosen() + &run.typed();
    if let Some(folder) = documents {
        // Where it is on this machine tells nobody anything.
        command = command.replace(&folder.display().to_string(), "DIR");
    }
    let mut result = machine::describe();
    let before = machine::load();
    match run.start()? {
        0 => {}
        code => return Err(format!("{}: cargo ended with {code}", section.name())),
    }
    let text = fs::read_to_string(&rows).map_err(|error| format!("{}: {error}", rows.display()))?;
    let (mut measured, mut left_out) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        match row.get("left_out") {
            Some(why) => left_out.push(why.clone()),
            None => measured.push(row),
        }
    }
    if measured.is_empty() {
        return Err(format!("{}: it has no rows", section.name()));
    }
    result["rows"] = measured.into();
    result["left_out"] = left_out.into();
    result["load_before"] = json!(before);
    result["load_after"] = json!(machine::load());
    result["command"] = command.into();
    let text = format!("{result:#}\n");
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(result)
}

/// The variables by which this run measures less or more than usual, as they are typed before a command.
fn chosen() -> String {
    let variables = env::vars().filter(|(name, _)| {
        let mut starts = ["CALLS_", "COMPILE_"].iter();
        starts.any(|start| name.starts_with(start))
    });
    variables
        .map(|(name, value)| format!("{name}={value} "))
        .collect()
}

/// A result that an earlier run kept.
fn read(file: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

fn repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}
