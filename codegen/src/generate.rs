//! The whole flow: the text of a document in, the files of a crate or of a module out.

use serde_json::Value;

use crate::byte_order_mark::skip_byte_order_mark;
use crate::decisions::{Decisions, Keeping};
use crate::discovery::Document;
use crate::docs;
use crate::emit::Package;
use crate::example::{Examples, Place};
use crate::facts::{self, Facts, Known};
use crate::model::{Api, Fact, Omission, RustIdent};
use crate::options::{Layout, Options};
use crate::problem::Problem;
use crate::published;
use crate::resolve::names::{self, NameScope};
use crate::resolve::words::split_words;
use crate::tree::Tree;
use crate::{discovery, features, layout, select};

/// One generated API.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The package name.
    pub crate_name: String,
    /// `title` of the document.
    pub title: String,
    /// `revision` of the document.
    pub revision: String,
    /// Every file of the crate, relative to its folder.
    pub tree: Tree,
    /// Structs, enums and aliases.
    pub types: usize,
    /// Methods.
    pub methods: usize,
    /// The features of resources, sorted; empty if the crate has none.
    pub features: Vec<String>,
    /// The omissions, each once.
    pub omissions: Vec<Omission>,
    /// The facts of the API, and whether they applied.
    pub facts: Vec<Fact>,
}

/// Generates one crate from the text of a document.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn generate(document: &str, options: &Options) -> Result<Generated, Vec<Problem>> {
    let mut api = resolve_keeping(document, options.facts, &options.decisions)?;
    api = select::select(api, &options.select)?;
    if options.features_per_resource {
        api = features::assign(api)?;
    }
    generate_from(api, options)
}

/// Generates one crate from a model. It ignores `options.features_per_resource` and `options.decisions`, and of `options.select` it only
/// says that the crate has no more: apply [`select::select`] and [`features::assign`] before, to a model that keeps the decisions.
///
/// # Errors
///
/// The model has features, and the code becomes a module. Or the generated code does not parse, which is a bug of the generator.
pub fn generate_from(api: Api, options: &Options) -> Result<Generated, Vec<Problem>> {
    if api.features.is_some() && options.layout == Layout::Module {
        let message = "a module has no features, since it is a part of its user's package: select the resources to generate, or \
                       generate a crate";
        return Err(vec![Problem::new("", message)]);
    }
    let name = options.package_name(&api);
    let module = module_name(&name);
    let crate_name = name.replace('-', "_");
    let place = match options.layout {
        Layout::Crate => Place::Crate(&crate_name),
        Layout::Module => Place::Module(module.as_str()),
    };
    let package = Package {
        reference: docs::link(&api.documentation_link),
        api_words: split_words(&api.name).join(" "),
        examples: Examples::new(&api, &place),
        module,
        name,
        version: options.crate_version.clone(),
        runtime: options.runtime.clone(),
        select: options.select.clone(),
        command: options.header_command(),
    };
    let tree = match options.layout {
        Layout::Crate => layout::lay_out_package(&api, &package)?,
        Layout::Module => layout::lay_out_module(&api, &package)?,
    };
    Ok(Generated {
        crate_name: package.name,
        title: api.title.clone(),
        revision: api.revision.clone(),
        tree,
        types: api.type_count(),
        methods: api.method_count(),
        features: api.feature_names(),
        omissions: api.omissions,
        facts: api.facts,
    })
}

/// Reads a document and resolves it, with the facts that this library ships.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve(document: &str) -> Result<Api, Vec<Problem>> {
    resolve_with(document, Facts::Shipped)
}

/// Reads a document and resolves it, with these facts.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve_with(document: &str, facts: Facts) -> Result<Api, Vec<Problem>> {
    resolve_keeping(document, facts, &Decisions::default())
}

/// Reads a document and resolves it, with these facts and what a crate keeps as it was published.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path, and every decision that does not apply to it, in the file of
/// the decisions.
pub fn resolve_keeping(
    document: &str,
    facts: Facts,
    decisions: &Decisions,
) -> Result<Api, Vec<Problem>> {
    let parsed = Parsed::new(document, facts)?;
    let api = parsed.resolve(decisions);
    let problems = published::problems(&api, decisions);
    match problems.is_empty() {
        true => Ok(parsed.complete(api)),
        false => Err(problems),
    }
}

/// Reads a newer document of an API and resolves it so that it keeps what the older model has, as far as the document has it. The
/// document of another version of the API becomes another crate, and keeps nothing.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve_after(
    old: &Api,
    document: &str,
    facts: Facts,
) -> Result<(Api, Keeping), Vec<Problem>> {
    resolve_selected_after(old, document, facts, &[])
}

/// The same for a crate that has only what these patterns select of the API. What changes in the rest breaks none of its users, so what
/// is deprecated stays.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve_selected_after(
    old: &Api,
    document: &str,
    facts: Facts,
    select: &[String],
) -> Result<(Api, Keeping), Vec<Problem>> {
    let parsed = Parsed::new(document, facts)?;
    let is_same =
        |document: &Document| (&document.name, &document.version) == (&old.name, &old.version);
    let (api, keeping) = match is_same(&parsed.document) {
        true => published::keep_and_soften(old, select, &|decisions| parsed.resolve(decisions)),
        false => (parsed.resolve(&Decisions::default()), Keeping::default()),
    };
    Ok((parsed.complete(api), keeping))
}

/// Resolves a document that is a JSON value already, such as a part of one. What it becomes is right for the methods of the part, if
/// it has everything that they refer to.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve_value(document: Value, facts: Facts) -> Result<Api, Vec<Problem>> {
    let parsed = Parsed::of(document, facts)?;
    let api = parsed.resolve(&Decisions::default());
    Ok(parsed.complete(api))
}

/// Reads a document, corrected by these facts: the document as it is, and the model that it becomes.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn read(document: &str, facts: Facts) -> Result<(Document, Api), Vec<Problem>> {
    let parsed = Parsed::new(document, facts)?;
    let mut api = parsed.resolve(&Decisions::default());
    let Parsed { document, known } = parsed;
    facts::complete(&mut api, known);
    Ok((document, api))
}

/// A document, and what else is known.
struct Parsed {
    document: Document,
    known: Known,
}

impl Parsed {
    fn new(document: &str, facts: Facts) -> Result<Self, Vec<Problem>> {
        let text = skip_byte_order_mark(document);
        let value = serde_json::from_str(text).map_err(|error| vec![Problem::not_json(&error)])?;
        Self::of(value, facts)
    }

    fn of(mut value: Value, facts: Facts) -> Result<Self, Vec<Problem>> {
        let known = facts::correct(&mut value, facts);
        let document = discovery::parse(&value)?;
        Ok(Self { document, known })
    }

    fn resolve(&self, decisions: &Decisions) -> Api {
        crate::resolve::resolve_with(&self.document, &self.known.streams, decisions)
    }

    fn complete(self, mut api: Api) -> Api {
        facts::complete(&mut api, self.known);
        api
    }
}

/// The name of the module that a package becomes: the package's, without `google-`.
fn module_name(package: &str) -> RustIdent {
    let name = package.strip_prefix("google-").unwrap_or(package);
    let module = names::uncontested_name(NameScope::RootModule, name);
    // The module becomes a file of its name.
    match layout::is_device(module.plain()) {
        true => RustIdent::new(format!("{module}_")),
        false => module,
    }
}
