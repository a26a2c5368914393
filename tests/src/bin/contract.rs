//! Writes the crate of the newest contract, which `tests/contracts/README.md` describes.
//!
//! It is a program and not a test, since tests do not compile while that crate does not.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use discovery_codegen::model::PASSED_ON_WITH_FEATURE;
use discovery_codegen::{Layout, Options, RuntimeSource};
use discovery_runtime::contract::CONTRACTS;

/// Documents of `tests/fixtures` that have, together, everything that generated code names.
const FIXTURES: &[&str] = &[
    "enum_in_parameters",
    "http_body",
    "idempotency",
    "media_methods",
    "message_fields",
    "operations",
    "operations_by_status",
    "optional_body",
    "paging",
    "path_forms",
    "query_parameters_of_every_type",
    "recursion",
    "request_id",
    "required_repeated_query",
    "resource_names",
    "same_enums",
    "scopes",
    "standard_parameters",
    "streams",
    "update_mask",
];

fn main() -> io::Result<()> {
    let number = CONTRACTS.end();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut root = format!(
        "//! What the generator printed for contract {number}: see tests/contracts/README.md.\n\n"
    );
    let mut files = Vec::new();
    for name in FIXTURES {
        let document = fs::read_to_string(tests.join(format!("fixtures/{name}.json")))?;
        let options = Options {
            crate_name: Some((*name).to_owned()),
            runtime: RuntimeSource::Workspace,
            layout: Layout::Module,
            ..Options::default()
        };
        let generated = discovery_codegen::generate(&document, &options)
            .map_err(|problems| io::Error::other(format!("{name}: {problems:?}")))?;
        for (path, text) in generated.tree.files() {
            // Instead of the header, which says that a command makes the file again.
            let code = text.split_once("\n\n").map_or(text, |(_, code)| code);
            let header = format!(
                "// Data: what the generator printed for contract {number}, from tests/fixtures/{name}.json. Do not edit it."
            );
            files.push((path.to_owned(), format!("{header}\n\n{code}")));
            let _ = writeln!(root, "include!({path:?});");
        }
    }
    root += "\n// What a crate passes on with a feature. A module does not.\n";
    for (name, _) in PASSED_ON_WITH_FEATURE {
        let _ = writeln!(
            root,
            "pub use ::discovery_runtime::contract::reexports::{name};"
        );
    }
    files.push(("lib.rs".to_owned(), root));
    let folder = tests.join(format!("contracts/{number}/src"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (path, text) in &files {
        fs::write(folder.join(path), text)?;
    }
    println!("{}: {} files", folder.display(), files.len());
    Ok(())
}
