//! `discovery-codegen`: the command line. Each command is a page of calls, one per phase:
//!
//! ```text
//! generate   call ─▶ jobs ─▶ build (read, fixups, generate; in parallel) ─▶ write (all or nothing) ─▶ report
//! check      call ─▶ jobs ─▶ build                                       ─▶ compare                ─▶ report
//! describe   call ─▶ job  ─▶ make::resolve_named (read, fixups, resolve, select) ─▶ describe::page        ─▶ report
//! diff       call ─▶ jobs ─▶ make::resolve_both                                ─▶ diff                  ─▶ report
//! fetch      call ─▶ source (the Discovery service, or a folder)         ─▶ save                  ─▶ report
//! list       call ─▶ source                                                                      ─▶ report
//! update     call ─▶ source ─▶ plan (models, diff, version, changelog, build) ─▶ write (all or nothing) ─▶ report
//! ```
//!
//! Results go to stdout, problems to stderr. Exit codes: 0 done, 1 the answer is no (stale, problems), 2 the call is wrong.

mod changes;
mod cli;
mod disk;
mod finish;
mod job;
mod make;

mod manifest;
mod output;
mod package;
mod progress;
mod report;
mod source;
mod stop;
mod target;
mod text;
mod update;

use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use cli::{ChangesFormat, Check, Cli, Command, Describe, Diff, Fetch, Generate, List, Update};
use report::{Checked, Comparison, Described, Directory, Fetched, Updated, Wrote};
use source::Source;
use stop::Stop;
use target::{Repository, Target};
use update::Request;

fn main() -> ExitCode {
    match &Cli::parse().command {
        Command::Generate(call) => finish::finish(generate(call), call.format),
        Command::Check(call) => finish::finish(check(call), call.format),
        Command::Describe(call) => finish::finish(describe(call), call.format),
        Command::Diff(call) => finish::finish(diff(call), call.format.format()),
        Command::Fetch(call) => finish::finish(fetch(call), call.format),
        Command::List(call) => finish::finish(list(call), call.format),
        Command::Update(call) => finish::finish(update(call), call.format.format()),
        Command::Completions(call) => finish::finish_script(&call.script(Cli::command())),
    }
}

/// Makes crates of documents and writes them, all or none.
fn generate(call: &Generate) -> Result<Wrote, Stop> {
    let target = call.target()?;
    let jobs = target.jobs()?;
    let crates = make::make_all(&jobs).complete()?;
    let changes = output::write(target.folder(), &crates, target.overwrite())?;
    Ok(Wrote::new(&target, crates, changes))
}

/// Makes the same crates in memory and compares them with what is on the disk.
fn check(call: &Check) -> Result<Checked, Stop> {
    let repository = Repository::find(call.root.as_deref(), "check")?;
    let target = Target::repository(repository, &call.crates);
    let jobs = target.jobs()?;
    let built = make::make_all(&jobs);
    let differences = output::compare(target.folder(), &built.crates)?;
    let stray = target.strays()?;
    Ok(Checked::new(&target, built, differences, stray))
}

/// Reads a document and shows what it becomes.
fn describe(call: &Describe) -> Result<Described, Stop> {
    let job = call.job()?;
    let (api, package) = make::resolve_named(&job)?;
    let page = discovery_codegen::describe::page(&api, &package, call.method.as_deref())
        .map_err(|problem| problem.in_file(&job.shown))?;
    Ok(Described::new(page, &call.source, job.pinned.is_some()))
}

/// Reads two revisions of an API and says what changed.
fn diff(call: &Diff) -> Result<Comparison, Stop> {
    let (old, new) = call.jobs()?;
    let [(old, _), (new, package)] = make::resolve_both([&old, &new])?;
    Diff::check(&old, &new)?;
    let diff = discovery_codegen::diff(&old, &new);
    Ok(Comparison::new(
        diff,
        &new.title,
        &package,
        call.format == ChangesFormat::Markdown,
        call.fail_on,
    ))
}

/// Asks for a document and saves it.
fn fetch(call: &Fetch) -> Result<Fetched, Stop> {
    let source = Source::open(&call.from.access())?;
    let destination = call.destination()?;
    let asking = progress::asking(&source.shown());
    let document = source.document(&call.id(), destination.copy());
    asking.finish_and_clear();
    let document = document?;
    destination.check(&document)?;
    let fetched = Fetched::new(document, &destination);
    if let (Some(text), Some(file)) = (fetched.to_write(), destination.file()) {
        disk::save(file, text)?;
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
        false => Some(output::write_with(
            repository.root(),
            &plan.files,
            Path::new("generated"),
            &plan.crates(),
        )?),
    };
    Ok(Updated::new(
        plan,
        changes,
        call.format == ChangesFormat::Markdown,
    ))
}
