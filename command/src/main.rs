//! The program `discovery-codegen`. Each command is a page of calls, one per phase:
//!
//! ```text
//! generate   args ─▶ jobs ─▶ make_all (read, fixups, generate; in parallel)     ─▶ write (all or nothing) ─▶ report
//! check      args ─▶ jobs ─▶ make_all                                           ─▶ compare                ─▶ report
//! describe   args ─▶ job  ─▶ resolve_named (read, fixups, resolve, select)      ─▶ describe::page         ─▶ report
//! diff       args ─▶ jobs ─▶ resolve_both                                       ─▶ diff ─▶ used_by        ─▶ report
//! fetch      args ─▶ source (the Discovery service, or a folder)                ─▶ save                   ─▶ report
//! list       args ─▶ source                                                                               ─▶ report
//! update     args ─▶ source ─▶ plan (models, diff, version, changelog, crates)  ─▶ write (all or nothing) ─▶ report
//! catalogue  args ─▶ source ─▶ APIs ─▶ step (fetch, generate; in parallel) ─▶ write each                  ─▶ report
//! init       args ─▶ new repository                                                   ─▶ write (all or nothing) ─▶ report
//! call       args ─▶ document ─▶ model ─▶ check the call       ─▶ send                                     ─▶ print
//! login, logout, whoami   args ─▶ account                                                                  ─▶ report
//! serve      args ─▶ job  ─▶ start (read, fixups, listen) ─▶ log                ─▶ wait                   ─▶ report
//! ```
//!
//! Results go to stdout, problems to stderr. Exit codes: 0 success, 1 a problem or a failed check, 2 a usage error.

#[cfg(feature = "call")]
mod account;
#[cfg(feature = "call")]
mod cache;
#[cfg(feature = "call")]
mod call;
mod catalogue;
mod changes;
mod cli;
mod complete;
mod disk;
mod finish;
mod history;
mod job;
mod make;
mod manifest;
mod notice;
mod output;
mod package;
#[cfg(feature = "call")]
mod print;
mod progress;
mod report;
#[cfg(any(feature = "fetch", feature = "serve"))]
mod runtime;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod stdin;
mod stop;
mod target;
mod text;
mod update;
mod used_by;

use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use catalogue::Maker;
use cli::{
    Catalogue, ChangesFormat, Check, Cli, Command, Describe, Diff, Fetch, Generate, Init, List,
    Update,
};
use disk::Writer;
use make::Both;
use report::{
    CatalogueReport, CheckReport, DescribeReport, DiffReport, FetchReport, GenerateReport,
    HistoryReport, InitReport, ListReport, UpdateReport,
};
use source::Source;
use stop::Stop;
use target::{NewRepository, Purpose, Repository};
use update::Planner;

/// Generated code is made of very many small pieces, and the allocator is a third of the work with that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    complete::answer(Cli::command);
    match &Cli::parse().command {
        Command::Generate(args) => finish::finish(generate(args), args.format),
        Command::Check(args) => finish::finish(check(args), args.format),
        Command::Describe(args) => finish::finish(describe(args), args.format),
        Command::Diff(args) if args.history.is_some() => {
            finish::finish(history(args), args.format.format())
        }
        Command::Diff(args) => finish::finish(diff(args), args.format.format()),
        Command::Fetch(args) => finish::finish(fetch(args), args.format),
        Command::List(args) => finish::finish(list(args), args.format),
        Command::Update(args) => finish::finish(update(args), args.format.format()),
        Command::Catalogue(args) => finish::finish(catalogue(args), args.format),
        Command::Init(args) => finish::finish(init(args), args.format),
        #[cfg(feature = "serve")]
        Command::Serve(args) => finish::finish(serve(args), args.format),
        #[cfg(feature = "call")]
        Command::Call(args) => call::finish(args),
        #[cfg(feature = "call")]
        Command::Login(args) => finish::finish(account::login(args), args.format),
        #[cfg(feature = "call")]
        Command::Logout(args) => finish::finish(account::logout(), args.format),
        #[cfg(feature = "call")]
        Command::Whoami(args) => finish::finish(account::whoami(args), args.format),
        Command::Completions(args) => {
            finish::finish_script(&complete::script(args.shell()).unwrap_or_default())
        }
    }
}

/// Generates crates from documents and writes all of them or none.
fn generate(args: &Generate) -> Result<GenerateReport, Stop> {
    let target = args.crates.target("generate", Purpose::Write)?;
    let jobs = target.jobs()?;
    let crates = make::make_all(&jobs).complete()?;
    let changes = output::write(&*target.writer()?, target.folder(), &crates)?;
    Ok(GenerateReport::new(&target, crates, changes))
}

/// Generates the same crates in memory and compares them with the files on the disk.
fn check(args: &Check) -> Result<CheckReport, Stop> {
    let target = args.crates.target("check", Purpose::Read)?;
    let _reader = target.reader()?;
    let jobs = target.jobs()?;
    let built = make::make_all(&jobs);
    let differences = output::compare(
        target.root(),
        target.folder(),
        &built.crates,
        target.has_other_files(),
    )?;
    let stray = target.strays()?;
    Ok(CheckReport::new(&target, built, differences, stray))
}

/// Reads a document and shows the Rust API that it becomes.
fn describe(args: &Describe) -> Result<DescribeReport, Stop> {
    let job = args.job()?;
    let (api, package) = make::resolve_named(&job)?;
    let page = discovery_codegen::describe::page(&api, &package, args.method.as_deref())
        .map_err(|problem| problem.in_file(&job.shown))?;
    Ok(DescribeReport::new(page, &args.source, &job.program))
}

/// Compares two revisions of an API.
fn diff(args: &Diff) -> Result<DiffReport, Stop> {
    let (old, new) = args.jobs()?;
    let Both {
        old,
        old_package,
        new,
        package,
        keeping,
    } = make::resolve_both([&old, &new])?;
    Diff::check(&old, &new)?;
    let diff = discovery_codegen::diff(&old, &new).keeping(keeping.kept);
    if let Some(file) = &args.write_decisions {
        target::save_decisions(file, &keeping.decisions)?;
    }
    let affected = match args.used_by.as_slice() {
        [] => None,
        paths => Some(used_by::find(paths, &old, &old_package, &diff)?),
    };
    Ok(DiffReport::new(
        diff,
        affected,
        &new.title,
        &package,
        args.format == ChangesFormat::Markdown,
        args.fail_on,
    ))
}

/// Shows what changed from each revision of an API to the next.
fn history(args: &Diff) -> Result<HistoryReport, Stop> {
    let (folder, item) = args.history()?;
    Ok(HistoryReport::new(history::read(folder, item)?))
}

/// Fetches a document and saves it.
fn fetch(args: &Fetch) -> Result<FetchReport, Stop> {
    let source = Source::open(&args.from.access())?;
    let destination = args.destination()?;
    let spinner = progress::spinner(&source.shown());
    let document = source.document(&args.id(), destination.copy());
    spinner.finish_and_clear();
    let document = document?;
    destination.check(&document)?;
    let fetched = FetchReport::new(document, &destination);
    if let Some(text) = fetched.to_write() {
        destination.save(text)?;
    }
    Ok(fetched)
}

/// Lists the APIs of a source.
fn list(args: &List) -> Result<ListReport, Stop> {
    let source = Source::open(&args.from.access())?;
    let spinner = progress::spinner(&source.shown());
    let apis = source.list();
    spinner.finish_and_clear();
    Ok(ListReport::new(source.shown(), apis?, args.word.as_deref()))
}

/// Takes new documents and makes every change that follows from them, or none.
fn update(args: &Update) -> Result<UpdateReport, Stop> {
    let purpose = match args.dry_run {
        true => Purpose::Read,
        false => Purpose::Write,
    };
    let repository = Repository::open(args.root.as_deref(), "update", purpose)?;
    let manifest = repository.manifest()?;
    let source = Source::open(&args.from.access())?;
    let apis = args.apis(&manifest, &source)?;
    let planner = Planner {
        root: repository.root(),
        manifest: &manifest,
        source: &source,
        allow_older: args.allow_older,
        jobs: usize::from(args.jobs),
        named: args.names_crates(),
    };
    let plan = planner.plan(&apis)?;
    let is_complete = plan.failed.is_empty() || args.keep_going;
    let changes = match args.dry_run || !is_complete {
        true => None,
        false => Some(output::write_with(
            &*repository.writer()?,
            &plan.files,
            Path::new("generated"),
            &plan.crates(),
        )?),
    };
    Ok(UpdateReport::new(
        plan,
        changes,
        args.dry_run,
        args.format == ChangesFormat::Markdown,
    ))
}

/// Makes a crate of every API of a source, or of some, into one workspace.
fn catalogue(args: &Catalogue) -> Result<CatalogueReport, Stop> {
    let options = args.options()?;
    let source = Source::open(&args.from.access())?;
    let spinner = progress::spinner(&source.shown());
    let apis = catalogue::choose(&args.apis, &source);
    spinner.finish_and_clear();
    let apis = apis?;
    let maker = Maker {
        writer: &Writer::open(&args.out, notice::tell)?,
        source: &source,
        options,
        jobs: usize::from(args.jobs),
    };
    Ok(CatalogueReport::new(&args.out, maker.make(&apis)?))
}

/// Begins a repository.
fn init(args: &Init) -> Result<InitReport, Stop> {
    let writer = NewRepository::writer(&args.folder)?;
    let repository = NewRepository::plan(&args.folder, args.runtime.as_deref())?;
    output::write_with(&writer, &repository.files, Path::new("generated"), &[])?;
    Ok(InitReport::new(repository))
}

/// Runs a fake server until the user ends it.
#[cfg(feature = "serve")]
fn serve(args: &cli::Serve) -> Result<report::ServeReport, Stop> {
    let running = serve::start(args, &args.job()?)?;
    Ok(report::ServeReport::new(running.wait()?))
}
