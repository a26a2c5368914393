//! Measures beside others, and prints BENCHMARKS.md.
//!
//! Each section is one run of cargo. It writes its rows, one a line as JSON, to the file that `BENCHMARK_ROWS` names. With `--write`
//! they are kept in `docs/benchmarks`, after a line about the machine and the load. So a page can be measured section by section, on
//! several days and machines; and a section in parts, by the variables of its benchmark.

mod machine;
mod page;
mod runs;
mod section;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use crate::run::{Run, folder, repository};
use crate::task::Benchmarks;
use page::Measured;
use runs::Run as Measurement;
pub(crate) use section::Section;

/// Measures what is asked for, and prints the page.
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
    let root = match &benchmarks.root {
        Some(root) => folder(root)?,
        None => repository(),
    };
    let file = |section: Section| {
        let folder = root.join("docs/benchmarks");
        folder.join(section.name()).with_extension("jsonl")
    };
    let mut sections = Vec::new();
    for section in Section::ALL {
        let runs = read(&file(section))?;
        sections.push(Measured { section, runs });
    }
    let documents = benchmarks.documents.as_deref().map(folder).transpose()?;
    let mut failed = Vec::new();
    for at in 0..sections.len() {
        let section = sections[at].section;
        let is_wanted = match benchmarks.only.as_slice() {
            [] => !benchmarks.print,
            only => only.contains(&section),
        };
        if !is_wanted {
            continue;
        }
        eprintln!("\n=== {}", section.name());
        match measure(section, documents.as_deref()) {
            Ok(run) => {
                runs::add(&mut sections[at].runs, run);
                let text = runs::to_lines(&sections[at].runs);
                // At once: what comes next takes long, and may be ended.
                if benchmarks.write {
                    write(&file(section), &text)?;
                } else {
                    let kept = measured(section, "jsonl");
                    write(&kept, &text)?;
                    eprintln!("kept in {}, for docs/benchmarks", kept.display());
                }
            }
            Err(error) => {
                eprintln!("error: {error}");
                failed.push(section.name());
            }
        }
        if benchmarks.write {
            write(&root.join("BENCHMARKS.md"), &page::print(&sections))?;
        }
    }
    if !benchmarks.write {
        print!("{}", page::print(&sections));
    } else if benchmarks.print {
        write(&root.join("BENCHMARKS.md"), &page::print(&sections))?;
    }
    Ok(failed)
}

/// Measures one section, or the part of it that variables choose.
fn measure(section: Section, documents: Option<&Path>) -> Result<Measurement, String> {
    let rows = measured(section, "rows");
    write(&rows, "")?;
    let run = Run::of_arguments(section.command(documents)).with("BENCHMARK_ROWS", &rows);
    let mut command = chosen() + &run.typed();
    if let Some(folder) = documents {
        // Where it is on this machine tells nobody anything.
        command = command.replace(&folder.display().to_string(), "DIR");
    }
    let mut head = machine::describe();
    head["load_before"] = json!(machine::load());
    match run.start()? {
        0 => {}
        code => return Err(format!("{}: cargo ended with {code}", section.name())),
    }
    head["load_after"] = json!(machine::load());
    head["command"] = command.into();
    let text = fs::read_to_string(&rows).map_err(|error| format!("{}: {error}", rows.display()))?;
    let run = runs::of_lines(&format!("{head}\n{text}"))?.pop();
    run.filter(|run| !run.rows.is_empty())
        .ok_or_else(|| format!("{}: it has no rows", section.name()))
}

/// A file for what is measured of a section, in the target folder.
fn measured(section: Section, extension: &str) -> PathBuf {
    let target = repository().join(env::var_os("CARGO_TARGET_DIR").unwrap_or("target".into()));
    let file = target.join("benchmarks").join(section.name());
    file.with_extension(extension)
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

/// What earlier runs kept.
fn read(file: &Path) -> Result<Vec<Measurement>, String> {
    match fs::read_to_string(file) {
        Ok(text) => runs::of_lines(&text).map_err(|error| format!("{}: {error}", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(format!("{}: {error}", file.display())),
    }
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{}: {error}", file.display()))
}
