//! prettyplease alone would print generated code with the same line breaks. The generator gives it shorter code, with one identifier for
//! each path, and puts the documentation and the rows of tables in afterwards.

use std::path::Path;

use discovery_codegen::{Layout, Options, generate};

/// The lines without blank ones and without the rows of tables, which the generator breaks in its own way.
fn lines_outside_of_tables(code: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut in_table = false;
    for line in code.lines().filter(|line| !line.is_empty()) {
        let content = line.trim_start();
        in_table &= content != "}";
        if !in_table {
            lines.push(line);
        }
        in_table |= ["message! {", "open_enum! {"]
            .iter()
            .any(|table| content.ends_with(table));
    }
    lines
}

#[test]
fn lines_break_where_prettyplease_breaks_them() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/documents");
    for document in ["storage.v1", "youtube.v3", "bigquery.v2", "retail.v2"] {
        let text = std::fs::read_to_string(corpus.join(format!("{document}.json")));
        let text = text.expect("a document of the corpus");
        for layout in [Layout::Crate, Layout::Module] {
            let options = Options {
                layout,
                ..Options::default()
            };
            let generated = generate(&text, &options).expect("a crate");
            let files = generated.tree.files();
            for (path, code) in files.filter(|(path, _)| path.ends_with(".rs")) {
                let parsed = syn::parse_file(code).expect("Rust");
                let printed = prettyplease::unparse(&parsed);
                let code: String = code
                    .lines()
                    .filter(|line| !line.starts_with("// "))
                    .map(|line| format!("{line}\n"))
                    .collect();
                let (ours, theirs) = (
                    lines_outside_of_tables(&code),
                    lines_outside_of_tables(&printed),
                );
                let differs = ours
                    .iter()
                    .zip(&theirs)
                    .find(|(ours, theirs)| ours != theirs);
                assert_eq!(differs, None, "{document}, {path}");
                assert_eq!(ours.len(), theirs.len(), "{document}, {path}");
            }
        }
    }
}
