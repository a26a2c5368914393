//! What a page says is what the generated code has.

use crate::{Layout, Options};

use super::*;

const LIBRARY: &str = include_str!("../../../command/tests/command_line/documents/library.v1.json");
const MONITORING: [&str; 2] = [
    include_str!("../../../discovery/documents/monitoring.v1.json"),
    include_str!("../../../discovery/documents/monitoring.v3.json"),
];

fn methods(api: &Api) -> Vec<MethodPage> {
    let Ok(Page::Api(overview)) = page(api, "crate", None) else {
        panic!("no overview");
    };
    let lines = overview
        .resources
        .into_iter()
        .flat_map(|resource| resource.methods);
    lines
        .map(|line| match page(api, "crate", Some(&line.method)) {
            Ok(Page::Method(method)) => *method,
            other => panic!("{}: {other:?}", line.method),
        })
        .collect()
}

/// Code without blanks and `impl`, and with every path cut to its last name, so that two places can be compared.
fn bare(code: &str) -> String {
    let code = code
        .replace("impl ", "")
        .replace(" ::", " ")
        .replace("<::", "<")
        .replace("(::", "(");
    let code: String = code.split_whitespace().collect();
    let mut out = String::new();
    for c in code.replace("r#", "").chars() {
        out.push(c);
        if out.ends_with("::") {
            let kept = out
                .trim_end_matches("::")
                .trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
            out.truncate(kept.len());
        }
    }
    out.replace(",)", ")").replace(",>", ">")
}

#[test]
fn signatures_and_fields_are_those_of_the_generated_code() {
    for document in MONITORING.into_iter().chain([LIBRARY]) {
        let api = crate::resolve(document).expect("a document");
        let options = Options {
            layout: Layout::Module,
            ..Options::default()
        };
        let generated = crate::generate(document, &options).expect("a module");
        let code: String = generated.tree.files().map(|(_, text)| text).collect();
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        let code = bare(&code);
        let has = |text: &str| assert!(code.contains(&bare(text)), "{text}");
        for method in methods(&api) {
            has(&format!("pub {} {{", method.signature));
            has(&format!("sending!({});", method.output));
            if let Some(items) = method
                .paging
                .as_ref()
                .and_then(|paging| paging.items.as_ref())
            {
                has(&format!("{}, {});", items.name, items.rust));
            }
            for ParameterInfo { name, value, .. } in &method.setters {
                has(&format!(
                    "pub fn {name}(mut self, {name}: {}) -> Self",
                    value.rust
                ));
            }
            for info in method.types.values() {
                let Content::Struct { fields } = &info.content else {
                    continue;
                };
                for FieldInfo { name, value, .. } in fields {
                    has(&format!("pub {name}: {},", value.rust));
                }
            }
        }
    }
}

#[test]
fn every_use_of_a_type_of_the_api_is_in_types() {
    for document in MONITORING.into_iter().chain([LIBRARY]) {
        let api = crate::resolve(document).expect("a document");
        for method in methods(&api) {
            let parameters = method
                .arguments
                .iter()
                .chain(&method.setters)
                .chain(&method.standard_parameters);
            let uses = parameters
                .filter_map(|parameter| parameter.value.of.as_ref())
                .chain(method.body.iter().filter_map(|body| body.value.of.as_ref()))
                .chain(
                    method
                        .response
                        .iter()
                        .filter_map(|response| response.of.as_ref()),
                );
            for of in uses {
                assert!(method.types.contains_key(of), "{}: {of}", method.method);
            }
        }
    }
}

#[test]
fn a_method_has_several_names() {
    let api = crate::resolve(MONITORING[1]).expect("a document");
    for name in [
        "projects.timeSeries.list",
        "projects.time_series.list",
        "monitoring.projects.timeSeries.list",
    ] {
        match page(&api, "crate", Some(name)) {
            Ok(Page::Method(method)) => assert_eq!(method.method, "projects.timeSeries.list"),
            other => panic!("{name}: {other:?}"),
        }
    }
}
