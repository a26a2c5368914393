//! The tasks, as they are typed.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::benchmarks::Section;

/// The tests that take longer than a commit is worth, and the files that tests compare
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = "Times are of a machine with two cores. The exit code is that of cargo; 2 if the call is wrong."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Option<Task>,
}

/// One of the tasks.
#[derive(Clone, Subcommand)]
pub(crate) enum Task {
    /// Requests and responses of 61 documents, compared with recorded ones: 6 min
    Wire(Wire),
    /// Random responses of these documents, read and written without a loss: 6 min
    Responses(Responses),
    /// Every document as crate and as module, without a warning: 15 min
    Corpus,
    /// Examples of the documentation of 16 documents, compiled: 10 min
    Examples,
    /// Every document shuffled, and with newcomers: no name changes: 6 min
    Properties,
    /// Verdicts of `diff` after random changes, compared with the code: 5 min
    Diff,
    /// Verdicts of `diff`, compared with cargo-semver-checks: 5 min
    Semver(Semver),
    /// Three large crates, compiled with each of their features: 8 min
    Features,
    /// Three crates and programs of users, compiled with each revision: 7 min
    Revisions,
    /// A million random doubles, written and read: 1 min
    Doubles,
    /// A hundred callers of a server with every fault: 1 min
    Storm(Storm),
    /// Calls per second, beside other clients; fails nothing: 5 min
    Calls(Calls),
    /// All sections of BENCHMARKS.md, measured beside others: 90 min
    Benchmarks(Benchmarks),
    /// Instructions of fixed jobs, counted by valgrind, beside committed figures: 3 min
    Instructions(Instructions),
    /// Writes the tables of operations, pages and path values of all documents: 3 min
    Tables(Tables),
    /// What published revisions break, over folders of documents: 10 min
    Published(Published),
    /// Writes the tables of public names: 1 min
    Names(Names),
    /// Writes the crate of the newest contract with the runtime: 1 min
    Contract,
    /// The workspace of generated/: its crates, each with its example: 10 min
    Catalogue(Catalogue),
    /// A user's package, built from a registry with what would be published: 5 min
    Registry,
    /// Says which packages the registry lacks; with --publish, publishes them: 1 min
    Release(Release),
    /// The first ten, one after the other: 70 min
    All,
}

#[derive(Args, Clone)]
pub(crate) struct Wire {
    /// A folder of documents, NAME.json each; may be given more than once [default: those of tests/corpus]
    #[arg(long, value_name = "DIR")]
    pub(crate) documents: Vec<PathBuf>,
    /// The folder of their vectors, NAME.jsonl each [default: tests/corpus/wire]
    #[arg(long, value_name = "DIR")]
    pub(crate) vectors: Option<PathBuf>,
    /// The documents to compare, as storage.v1; none: all that have vectors
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
}

#[derive(Args, Clone)]
pub(crate) struct Responses {
    /// How many responses each method gets
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) each: usize,
    /// What the responses are made from; the same seed makes the same responses
    #[arg(long, value_name = "S", default_value_t = 2)]
    pub(crate) seed: u64,
    /// The documents, as storage.v1; none: all that have vectors
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
}

#[derive(Args, Clone)]
pub(crate) struct Semver {
    /// Writes docs/semver-agreement.md if the verdicts agree
    #[arg(long, conflicts_with = "documents")]
    pub(crate) write: bool,
    /// Compares the steps of 50 APIs between these folders of documents, as `published` takes them
    #[arg(long, value_name = "FOLDER")]
    pub(crate) documents: Vec<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct Storm {
    /// How long the callers call
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub(crate) seconds: u64,
    /// What the faults are made from [default: a random number, which the test prints]
    #[arg(long, value_name = "S")]
    pub(crate) seed: Option<u64>,
}

#[derive(Args, Clone)]
pub(crate) struct Calls {
    /// How often each client is measured; more rounds help on a machine that does other things
    #[arg(long, value_name = "N", default_value_t = 15)]
    pub(crate) rounds: usize,
}

#[derive(Args, Clone)]
pub(crate) struct Benchmarks {
    /// Measures this section alone; may be given more than once
    #[arg(long, value_name = "SECTION")]
    pub(crate) only: Vec<Section>,
    /// Writes BENCHMARKS.md and docs/benchmarks, section by section; without it, the page is printed
    #[arg(long)]
    pub(crate) write: bool,
    /// Measures nothing: the page of the results in docs/benchmarks
    #[arg(long, conflicts_with = "only")]
    pub(crate) print: bool,
    /// A folder of documents for the generator, NAME.json each [default: those of tests/corpus]
    #[arg(long, value_name = "DIR")]
    pub(crate) documents: Option<PathBuf>,
    /// Where BENCHMARKS.md and docs/benchmarks are [default: the repository]
    #[arg(long, value_name = "DIR", hide = true)]
    pub(crate) root: Option<PathBuf>,
}

#[derive(Args, Clone)]
pub(crate) struct Instructions {
    /// Writes tests/instructions/figures.toml
    #[arg(long)]
    pub(crate) write: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Tables {
    /// A folder with every document that Google publishes, NAME.VERSION.json each
    #[arg(long, value_name = "FOLDER")]
    pub(crate) documents: PathBuf,
    /// Compares the tables and writes nothing
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Published {
    /// A folder with the documents of one time, NAME.VERSION.json each; give several, the oldest first
    #[arg(long, value_name = "FOLDER", required = true)]
    pub(crate) documents: Vec<PathBuf>,
    /// Writes docs/revisions.md
    #[arg(long)]
    pub(crate) write: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Names {
    /// Compares the tables and writes nothing
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Args, Clone)]
pub(crate) struct Catalogue {
    /// Checks one crate, another one each day, and tests its example alone: 1 min
    #[arg(long, conflicts_with = "crates")]
    pub(crate) today: bool,
    /// The crates, such as google-drive-v3; none: all
    #[arg(value_name = "CRATE")]
    pub(crate) crates: Vec<String>,
}

#[derive(Args, Clone)]
pub(crate) struct Release {
    /// Publishes; without it, nothing is
    #[arg(long)]
    pub(crate) publish: bool,
    /// A registry of cargo's configuration [default: crates.io]
    #[arg(long, value_name = "NAME")]
    pub(crate) registry: Option<String>,
    /// Also packs what is not committed
    #[arg(long)]
    pub(crate) allow_dirty: bool,
}

impl Task {
    /// A line for each task.
    pub(crate) fn list() -> String {
        let command = Arguments::command();
        let mut text = "Tasks:\n".to_owned();
        for task in command.get_subcommands() {
            let about = task.get_about().map(ToString::to_string);
            let _ = writeln!(
                text,
                "  {:11} {}",
                task.get_name(),
                about.unwrap_or_default()
            );
        }
        text
    }

    /// The name, as it is typed.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Wire(_) => "wire",
            Self::Responses(_) => "responses",
            Self::Corpus => "corpus",
            Self::Examples => "examples",
            Self::Properties => "properties",
            Self::Diff => "diff",
            Self::Semver(_) => "semver",
            Self::Features => "features",
            Self::Revisions => "revisions",
            Self::Doubles => "doubles",
            Self::Storm(_) => "storm",
            Self::Calls(_) => "calls",
            Self::Benchmarks(_) => "benchmarks",
            Self::Instructions(_) => "instructions",
            Self::Tables(_) => "tables",
            Self::Published(_) => "published",
            Self::Names(_) => "names",
            Self::Contract => "contract",
            Self::Registry => "registry",
            Self::Catalogue(_) => "catalogue",
            Self::Release(_) => "release",
            Self::All => "all",
        }
    }

    /// The tasks that `all` runs.
    pub(crate) fn all() -> Vec<Self> {
        vec![
            Self::Wire(Wire {
                documents: Vec::new(),
                vectors: None,
                names: Vec::new(),
            }),
            Self::Responses(Responses {
                each: 20,
                seed: 2,
                names: Vec::new(),
            }),
            Self::Corpus,
            Self::Examples,
            Self::Properties,
            Self::Diff,
            Self::Semver(Semver {
                write: false,
                documents: Vec::new(),
            }),
            Self::Features,
            Self::Revisions,
            Self::Doubles,
        ]
    }
}
