//! `discovery-codegen`: the command line. Each command is a page of calls, one per phase:
//!
//! ```text
//! generate   call ─▶ jobs ─▶ build (read, fixups, generate; in parallel) ─▶ write (all or nothing) ─▶ report
//! check      call ─▶ jobs ─▶ build                                       ─▶ compare                ─▶ report
//! describe   call ─▶ job  ─▶ make::model (read, fixups, resolve, select) ─▶ describe::page        ─▶ report
//! diff       call ─▶ jobs ─▶ make::models                                ─▶ diff                  ─▶ report
//! fetch      call ─▶ source (the Discovery service, or a folder)         ─▶ save                  ─▶ report
//! list       call ─▶ source                                                                      ─▶ report
//! update     call ─▶ source ─▶ plan (models, diff, version, changelog, build) ─▶ write (all or nothing) ─▶ report
//! ```
//!
//! Results go to stdout, problems to stderr. Exit codes: 0 done, 1 the answer is no (stale, problems), 2 the call is wrong.

mod cli;

mod make;
mod manifest;
mod output;
mod progress;
mod report;
mod source;
mod update;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{
    Check, Cli, Command, Describe, Diff, Fetch, Generate, List, Paper, Repository, Stop, Target,
    Update,
};
use report::{Checked, Compared, Described, Directory, Fetched, Updated, Wrote};
use source::Source;
use update::Request;

fn main() -> ExitCode {
    match &Cli::parse().command {
        Command::Generate(call) => cli::finish(generate(call), call.format),
        Command::Check(call) => cli::finish(check(call), call.format),
        Command::Describe(call) => cli::finish(describe(call), call.format),
        Command::Diff(call) => cli::finish(diff(call), call.format.format()),
        Command::Fetch(call) => cli::finish(fetch(call), call.format),
        Command::List(call) => cli::finish(list(call), call.format),
        Command::Update(call) => cli::finish(update(call), call.format.format()),
        Command::Completions(call) => cli::finish_script(&call.script()),
    }
}

/// Makes crates of documents and writes them, all or none.
fn generate(call: &Generate) -> Result<Wrote, Stop> {
    let target = call.target()?;
    let jobs = target.jobs()?;
    let crates = make::all(&jobs).complete()?;
    let changes = output::write(target.folder(), &crates, target.overwrite())?;
    Ok(Wrote::new(&target, crates, changes))
}

/// Makes the same crates in memory and compares them with what is on the disk.
fn check(call: &Check) -> Result<Checked, Stop> {
    let repository = Repository::find(call.root.as_deref(), "check")?;
    let target = Target::repository(repository, &call.crates);
    let jobs = target.jobs()?;
    let built = make::all(&jobs);
    let differences = output::compare(target.folder(), &built.crates)?;
    let stray = target.strays()?;
    Ok(Checked::new(&target, built, differences, stray))
}

/// Reads a document and shows what it becomes.
fn describe(call: &Describe) -> Result<Described, Stop> {
    let job = call.job()?;
    let (api, package) = make::model(&job)?;
    let page = discovery_codegen::describe::page(&api, &package, call.method.as_deref())
        .map_err(|problem| problem.in_file(&job.shown))?;
    Ok(Described::new(page, &call.source, job.pinned.is_some()))
}

/// Reads two revisions of an API and says what changed.
fn diff(call: &Diff) -> Result<Compared, Stop> {
    let (old, new) = call.jobs()?;
    let [(old, _), (new, package)] = make::models([&old, &new])?;
    Diff::check(&old, &new)?;
    let diff = discovery_codegen::diff(&old, &new);
    Ok(Compared::new(
        diff,
        &new.title,
        &package,
        call.format == Paper::Markdown,
        call.fail_on,
    ))
}

/// Asks for a document and saves it.
fn fetch(call: &Fetch) -> Result<Fetched, Stop> {
    let source = Source::open(&call.from.access())?;
    let place = call.place()?;
    let asking = progress::asking(&source.shown());
    let document = source.document(&call.id(), place.copy());
    asking.finish_and_clear();
    let document = document?;
    place.check(&document)?;
    let fetched = Fetched::new(document, &place);
    if let (Some(text), Some(file)) = (fetched.to_write(), place.file()) {
        output::save(file, text)?;
    }
    Ok(fetched)
}

/// Asks for the directory.
fn list(call: &List) -> Result<Directory, Stop> {
    let source = Source::open(&call.from.access())?;
    let asking = progress::asking(&source.shown());
    let apis = source.list();
    asking.finish_and_clear();
    Ok(Directory::new(source.shown(), apis?, call.word.as_deref()))
}

/// Takes new documents, and does everything that follows, or nothing.
fn update(call: &Update) -> Result<Updated, Stop> {
    let repository = Repository::find(call.root.as_deref(), "update")?;
    let manifest = repository.manifest()?;
    let source = Source::open(&call.from.access())?;
    let apis = call.apis(&manifest, &source)?;
    let request = Request {
        root: repository.root(),
        manifest: &manifest,
        source: &source,
        allow_older: call.allow_older,
    };
    let plan = request.plan(&apis)?;
    let changes = match call.dry_run {
        true => None,
        false => Some(update::write(repository.root(), &plan)?),
    };
    Ok(Updated::new(plan, changes, call.format == Paper::Markdown))
}
