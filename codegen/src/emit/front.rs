//! The page of a crate: as the documentation of its root, as its README, or as the documentation of a module. And what a registry
//! says about the crate.

use std::fmt;

use crate::docs::{self, code_span};
use crate::example::Access;
use crate::model::{
    Api, DEFAULT_FEATURES, Docs, Features, Method, Omission, PageItems, Resource, ResourcePath,
};
use crate::resolve::words::{singular, split_words};

/// How many resources and omissions the page lists at most.
const MOST_ROWS: usize = 40;

/// What a registry takes at most.
const MOST_KEYWORDS: usize = 5;
const LONGEST_KEYWORD: usize = 20;

/// Where the page is.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// At the root of the crate: names are links to items.
    Crate,
    Readme,
    /// At the module: its documentation is read outside of it, where its names mean nothing.
    Module,
}

/// What the page is about.
pub(super) struct Front<'a> {
    pub(super) api: &'a Api,
    /// The name of the package.
    pub(super) package: &'a str,
    /// A link to Google's documentation.
    pub(super) reference: Option<&'a str>,
    /// The example of a first call.
    pub(super) first_call: Option<&'a Docs>,
    /// Who it is made for.
    pub(super) access: Access,
    /// The patterns that choose a part of the API; empty: all of it.
    pub(super) select: &'a [String],
}

impl Front<'_> {
    /// The documentation of the crate.
    pub(super) fn page(&self) -> Docs {
        self.documentation(Form::Crate)
    }

    /// The documentation of the module.
    pub(super) fn module_page(&self) -> Docs {
        self.documentation(Form::Module)
    }

    /// The README of the crate.
    pub(super) fn readme(&self) -> Docs {
        let title = docs::markdown_text(&title(self.api));
        let heading = Docs(vec![format!("# {title}")]);
        docs::join_paragraphs([heading, self.sections(Form::Readme)])
    }

    fn documentation(&self, form: Form) -> Docs {
        let title = docs::clean(&docs::printable(&title(self.api)));
        docs::join_paragraphs([title, self.sections(form)])
    }

    /// Everything below the title.
    fn sections(&self, form: Form) -> Docs {
        let page = Page { front: self, form };
        docs::join_paragraphs([
            self.api.docs.clone(),
            page.origin(),
            page.selection(),
            page.first_call(),
            page.resources(),
            page.credentials(),
            page.calls(),
            page.tests(),
            page.features(),
            page.omissions(),
        ])
    }
}

/// What a registry says about the crate.
pub(super) fn description(api: &Api) -> String {
    format!(
        "Client of {} ({} {})",
        docs::printable(&api.title),
        docs::printable(&api.name),
        docs::printable(&api.version)
    )
}

/// The words by which a registry finds the crate: the API, and the resources with the most methods.
pub(super) fn keywords(api: &Api) -> Vec<String> {
    let mut resources: Vec<(usize, String)> = api
        .resources()
        .into_iter()
        .filter(|(path, _)| path.last().is_some())
        .map(|(_, resource)| {
            (
                resource.methods.len(),
                singular_words(&resource.wire.0).join("-"),
            )
        })
        .filter(|(methods, name)| *methods > 1 && name != "operation" && name != "location")
        .collect();
    resources.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut words = vec!["google".to_owned(), singular_words(&api.name).join("-")];
    for (_, name) in resources {
        if !words.contains(&name) {
            words.push(name);
        }
    }
    let is_valid = |word: &String| {
        word.len() <= LONGEST_KEYWORD && word.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    words
        .into_iter()
        .filter(is_valid)
        .take(MOST_KEYWORDS)
        .collect()
}

/// The words of a name, the last one in the singular.
fn singular_words(name: &str) -> Vec<String> {
    let mut words = split_words(name);
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

/// The title with the version, which some titles have already: `YouTube Data API v3`.
fn title(api: &Api) -> String {
    let last = api.title.split_whitespace().next_back();
    match last.is_some_and(|word| word.eq_ignore_ascii_case(&api.version)) {
        true => api.title.clone(),
        false => format!("{} {}", api.title, api.version),
    }
}

struct Page<'a> {
    front: &'a Front<'a>,
    form: Form,
}

impl Page<'_> {
    fn heading(&self, text: &str) -> Docs {
        let mark = if self.form == Form::Readme { "##" } else { "#" };
        Docs(vec![format!("{mark} {text}")])
    }

    /// A name of an item at the root.
    fn item(&self, name: &str) -> String {
        match self.form {
            Form::Crate => format!("[`{name}`]"),
            Form::Readme | Form::Module => format!("`{name}`"),
        }
    }

    fn section(&self, heading: &str, lines: Vec<String>) -> Docs {
        docs::join_paragraphs([self.heading(heading), Docs(lines)])
    }

    fn origin(&self) -> Docs {
        let reference = self.front.reference;
        let link = reference.map(|link| format!("Google's documentation: {link}"));
        let revision = match self.front.api.revision.as_str() {
            "" => "Generated from its Discovery document.".to_owned(),
            revision => format!(
                "Generated from revision {} of its Discovery document.",
                code_span(revision)
            ),
        };
        docs::join_paragraphs(
            link.into_iter()
                .chain([revision])
                .map(|line| Docs(vec![line])),
        )
    }

    /// What a crate has of an API if it does not have all. Who includes a module has chosen that himself.
    fn selection(&self) -> Docs {
        let select = self.front.select;
        if select.is_empty() || self.form == Form::Module {
            return Docs::default();
        }
        let head = "This crate has a part of the API, with the types that the part needs:";
        let items = select.iter().map(|one| format!("- {}", code_span(one)));
        docs::join_paragraphs([Docs(vec![head.to_owned()]), Docs(items.collect())])
    }

    fn first_call(&self) -> Docs {
        let Some(first) = self.front.first_call else {
            return Docs::default();
        };
        let code = match self.form {
            Form::Crate | Form::Module => first.clone(),
            Form::Readme => {
                let shown = first.0.iter().filter(|line| !line.starts_with("# "));
                let lines = shown.map(|line| line.replace("```no_run", "```rust"));
                Docs(lines.collect())
            }
        };
        let lines = |lines: &[&str]| Docs(lines.iter().map(|line| (*line).to_owned()).collect());
        let add = format!("cargo add {}", self.front.package);
        let add = match self.form {
            // A module is part of a crate that has what it needs.
            Form::Module => Docs::default(),
            Form::Crate | Form::Readme => lines(&[
                "```sh",
                &add,
                "cargo add tokio --features macros,rt-multi-thread",
                "```",
            ]),
        };
        let after =
            lines(&["A call runs in a tokio runtime: `#[tokio::main]` on an async `main`."]);
        docs::join_paragraphs([self.heading("A first call"), add, code, after])
    }

    /// A table of the resources with their methods.
    fn resources(&self) -> Docs {
        let resources = self.front.api.resources();
        let with_methods: Vec<_> = resources
            .iter()
            .filter(|(_, resource)| !resource.methods.is_empty())
            .collect();
        if with_methods.is_empty() {
            return Docs::default();
        }
        let mut lines = vec!["| resource | methods |".to_owned(), "|---|---|".to_owned()];
        lines.extend(
            with_methods
                .iter()
                .take(MOST_ROWS)
                .map(|(path, resource)| self.row(path, resource)),
        );
        let more = with_methods.len().saturating_sub(MOST_ROWS);
        let more = match more {
            0 => Docs::default(),
            more => Docs(vec![format!(
                "{more} more resources are functions of the client and of these."
            )]),
        };
        docs::join_paragraphs([self.section("Resources", lines), more])
    }

    fn row(&self, path: &ResourcePath<'_>, resource: &Resource) -> String {
        let receiver = format!("`{}`", path.receiver());
        let modules = path.modules();
        // A resource that a feature turns off has no page.
        let resource_link = match (self.form, self.front.api.features.is_none()) {
            (Form::Crate, true) => {
                let modules: Vec<&str> = modules
                    .iter()
                    .map(|module| module.plain())
                    .chain([resource.handle.plain()])
                    .collect();
                format!("[{receiver}]({})", modules.join("::"))
            }
            _ => receiver,
        };
        let methods: Vec<String> = resource
            .methods
            .iter()
            .map(|method| format!("`{}`", method.function.plain()))
            .collect();
        format!("| {resource_link} | {} |", methods.join(", "))
    }

    fn credentials(&self) -> Docs {
        let mut lines = vec![
            format!(
                "{} takes Application Default Credentials: those of `gcloud auth application-default login`, of the",
                self.item("Client::new")
            ),
            "service account of the machine on Google Cloud, or of the file that `GOOGLE_APPLICATION_CREDENTIALS` names.".to_owned(),
            format!(
                "`Client::builder().credentials(…)` takes others: see {}.",
                self.item("credentials")
            ),
        ];
        lines.extend(
            scopes(self.front.access)
                .iter()
                .map(|line| (*line).to_owned()),
        );
        self.section("Credentials", lines)
    }

    /// What calls of this API can do, a line for each.
    fn calls(&self) -> Docs {
        let has = |test: &dyn Fn(&Method) -> bool| {
            self.front.api.methods().any(|(_, method)| test(method))
        };
        let pages = |method: &Method| {
            let pages = method.paging.as_ref().and_then(|paging| paging.pages());
            pages.is_some_and(|pages| matches!(pages.items, PageItems::In(_)))
        };
        let mut lines = vec![
            "- Required parameters are arguments. The others are functions of the builder, which `.send()` sends.".to_owned(),
        ];
        if has(&|method| method.body.is_some()) {
            lines.push("- Messages are structs. `make!(Type { field: value })` builds one from plain values.".to_owned());
        }
        if has(&pages) {
            lines.push(format!(
                "- Pages: `.items()` goes through the items of all pages ({}), `.pages()` through the pages ({}).",
                self.item("Items"),
                self.item("Pages")
            ));
        }
        if self.front.api.operations.is_some() {
            lines.push(format!(
                "- Operations: `.wait()` follows one to its end ({}), `client.resume(name)` finds it again later ({}).",
                self.item("Waiting"),
                self.item("Resume")
            ));
        }
        if has(&|method| method.media_upload.is_some()) {
            lines.push(format!(
                "- Uploads: `.upload(source)` sends a file, bytes or a stream ({}), and resumes after a failure.",
                self.item("UploadSource")
            ));
        }
        if has(&|method| method.media_download.is_some()) {
            lines.push(format!(
                "- Downloads: `.download()` gives bytes as they come ({}), or writes a file.",
                self.item("Download")
            ));
        }
        if has(&|method| method.stream.is_some()) {
            lines.push(format!(
                "- Streams: `.stream()` gives the elements of a response as they come ({}).",
                self.item("Streaming")
            ));
        }
        lines.extend([
            format!(
                "- Errors: {} says which method failed, and what the server said ({}). Failures that pass are tried again",
                self.item("Error"),
                self.item("Status")
            ),
            format!("  ({}); `.options(…)` of a call or a client changes that ({}).", self.item("RetryPolicy"), self.item("CallOptions")),
        ]);
        self.section("Calls", lines)
    }

    /// How a program that calls the API is tested.
    fn tests(&self) -> Docs {
        let lines = [
            "A test needs no network and no credentials: the crate [`discovery-testing`](https://docs.rs/discovery-testing) has a",
            "server in the memory of the test. `Fake::new()` makes one, `fake.on(id).respond(json!({…}))` says what it sends when",
            "the method of this id is called, and `fake.client(Client::builder())` is the client that calls it.",
        ];
        self.section("Tests", lines.map(str::to_owned).to_vec())
    }

    fn features(&self) -> Docs {
        // A module has the features of discovery-runtime, if any.
        if self.form == Form::Module {
            return Docs::default();
        }
        let mut lines = vec![
            "| feature | default | brings |".to_owned(),
            "|---|---|---|".to_owned(),
        ];
        lines.extend(FEATURES.iter().map(|(feature, brings)| {
            let default = if DEFAULT_FEATURES.contains(feature) {
                "yes"
            } else {
                "no"
            };
            format!("| `{feature}` | {default} | {brings} |")
        }));
        let of_resources = self.front.api.features.as_ref().map(features_of_resources);
        docs::join_paragraphs([
            self.section("Features", lines),
            of_resources.unwrap_or_default(),
        ])
    }

    /// What the crate does not have.
    fn omissions(&self) -> Docs {
        let omissions = &self.front.api.omissions;
        if omissions.is_empty() {
            return Docs::default();
        }
        let line = |omission: &Omission| {
            let reason = docs::markdown_text(&omission.reason);
            format!("- {}: {reason}", code_span(&omission.path))
        };
        let mut lines: Vec<String> = omissions.iter().take(MOST_ROWS).map(line).collect();
        let more = omissions.len().saturating_sub(MOST_ROWS);
        if more > 0 {
            lines.push(format!(
                "- {more} more, which `discovery-codegen describe` lists"
            ));
        }
        let before = Docs(vec![
            "These parts of the document are left out, or have another form:".to_owned(),
        ]);
        docs::join_paragraphs([self.heading("What is not supported"), before, Docs(lines)])
    }
}

/// What the page says about the scopes of calls.
fn scopes(access: Access) -> &'static [&'static str] {
    match access {
        Access::Scope | Access::Key => &[
            "A call asks for the scope that its page names. `.scopes([…])` of the client chooses others: its constants",
            "`SCOPE_…` are those of the API.",
        ],
        Access::LikelyKey => &[
            "The document names no scopes, and no method changes what exists, so a key is most likely enough. If Google's",
            "documentation of a method names a scope, `Client::builder().scopes([…])` takes it, and no key is needed.",
        ],
        Access::LikelyScope => &[
            "The document names no scopes, but methods change what exists, so a call most likely needs a scope. Google's",
            "documentation of the method names it, and `Client::builder().scopes([…])` takes it. If the documentation asks",
            "for a key: `Client::builder().credentials(Credentials::api_key(…))`.",
        ],
    }
}

/// The features of every crate, and what they bring.
const FEATURES: [(&str, &str); 9] = [
    ("auth", "Application Default Credentials"),
    ("hyper", "the transport of a client that is given none"),
    ("tls-ring", "TLS, with ring"),
    ("tls-aws-lc", "TLS, with aws-lc"),
    ("blocking", "calls without async: `send_blocking()`"),
    ("reqwest", "a client of reqwest as the transport"),
    ("serde", "`Serialize` and `Deserialize` of the types"),
    ("tower", "a service of tower as the transport"),
    ("tracing", "spans and events of calls"),
];

/// What the documentation of the crate says about the features of resources.
fn features_of_resources(features: &Features) -> Docs {
    let Some(one) = features.names().next() else {
        return Docs::default();
    };
    let says = Docs(vec![
        "Each resource of the client is a feature of this crate, and all of them are on by default. A program".to_owned(),
        "that uses some of them compiles faster without the others:".to_owned(),
    ]);
    let mut chosen = DEFAULT_FEATURES.to_vec();
    chosen.push(one);
    let example = Docs(vec![
        "```toml".to_owned(),
        "default-features = false".to_owned(),
        format!("features = [{}]", list(&chosen)),
        "```".to_owned(),
    ]);
    docs::join_paragraphs([says, example])
}

/// Names as TOML writes them in a list.
pub(super) fn list(names: &[impl fmt::Debug]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    names.join(", ")
}
