//! The whole flow: the text of a document in, the files of a crate or of a module out.

use serde_json::Value;

use crate::byte_order_mark::skip_byte_order_mark;
use crate::discovery::Document;
use crate::docs;
use crate::emit::Package;
use crate::example::{Examples, Place};
use crate::facts::{self, Facts};
use crate::model::{Api, Fact, Omission, RustIdent};
use crate::options::{Layout, Options};
use crate::problem::Problem;
use crate::resolve::names::{self, NameScope};
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
    let mut api = select::select(resolve_with(document, options.facts)?, &options.select)?;
    if options.features_per_resource {
        api = features::assign(api)?;
    }
    generate_from(api, options)
}

/// Generates one crate from a model. It ignores `options.select` and `options.features_per_resource`: apply [`select::select`] and
/// [`features::assign`] before.
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
        examples: Examples::new(&api, &place),
        module,
        name,
        version: options.crate_version.clone(),
        runtime: options.runtime.clone(),
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
    read(document, facts).map(|(_, api)| api)
}

/// Reads a document, corrected by these facts: the document as it is, and the model that it becomes.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn read(document: &str, facts: Facts) -> Result<(Document, Api), Vec<Problem>> {
    let text = skip_byte_order_mark(document);
    let value = serde_json::from_str(text).map_err(|error| vec![Problem::not_json(&error)])?;
    read_value(value, facts)
}

/// Resolves a document that is a JSON value already, such as a part of one. What it becomes is right for the methods of the part, if
/// it has everything that they refer to.
///
/// # Errors
///
/// Everything that is wrong with the document, each with its JSON path.
pub fn resolve_value(document: Value, facts: Facts) -> Result<Api, Vec<Problem>> {
    read_value(document, facts).map(|(_, api)| api)
}

fn read_value(mut value: Value, facts: Facts) -> Result<(Document, Api), Vec<Problem>> {
    let known = facts::correct(&mut value, facts);
    let document = discovery::parse(&value)?;
    let mut api = crate::resolve::resolve_with(&document, &known.streams);
    facts::complete(&mut api, known);
    Ok((document, api))
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
