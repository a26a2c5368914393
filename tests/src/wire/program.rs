//! The harness program of one document: for every method a function that calls it, for every type a check of its table.
//!
//! The program is written from the model, which alone knows what the public names are. A model that gives a wire name the
//! name of something else is found out by [`Program::misnamed`], since a Rust name begins as its wire name does.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use discovery_codegen::model::{
    Api, Item, ItemKind, Method, Parameter, Resource, Type, TypeModule, TypePath, WireName,
};

use super::document;

/// The text of a program.
#[derive(Default)]
pub(super) struct Program {
    /// `main.rs`.
    pub(super) text: String,
    /// Rust names that do not begin as their wire names do.
    pub(super) misnamed: Vec<String>,
    /// Every method that the program calls.
    pub(super) called: BTreeSet<String>,
    methods: Vec<(String, usize)>,
    tables: usize,
    /// The enums of the API.
    enums: BTreeSet<TypePath>,
}

const HEAD: &str = "\
//! Written by `discovery-tests`: calls every method of the crate `api`, and checks every field table.
#![allow(deprecated, unused_mut)]

use wire_harness::{Canned, Case, Method, Program, Tables};

fn client(canned: Canned) -> discovery_runtime::Result<api::Client> {
    api::Client::builder().credentials(api::Credentials::anonymous()).transport(canned).build()
}

fn main() -> std::io::Result<()> {
    wire_harness::run(&Program { client, methods: METHODS, tables: TABLES })
}
";

impl Program {
    /// Writes the program.
    pub(super) fn write(api: &Api) -> Self {
        let standard = api.standard_parameters.iter();
        let standard: Vec<&str> = standard.map(|one| one.wire.0.as_str()).collect();
        let mut program = Program {
            text: format!("{HEAD}\nconst STANDARD: &[&str] = &{standard:?};\n"),
            enums: enums(api),
            ..Program::default()
        };
        program.resource(&api.root, &mut Vec::new(), "client", "api");
        program.module(&api.types, "api::types");
        program.put("\nstatic METHODS: &[(&str, Method<api::Client>)] = &[");
        for (key, number) in std::mem::take(&mut program.methods) {
            program.put(&format!("    ({key:?}, m{number}),"));
            program.called.insert(key);
        }
        program.put("];\n\nstatic TABLES: &[fn(&mut Tables)] = &[");
        for number in 0..program.tables {
            program.put(&format!("    t{number},"));
        }
        program.put("];");
        program
    }

    fn put(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn named(&mut self, what: &str, wire: &WireName, rust: &str) {
        if !fits(rust, &wire.0) {
            self.misnamed
                .push(format!("{what}: {:?} is called `{rust}`", wire.0));
        }
    }

    fn resource<'a>(
        &mut self,
        resource: &'a Resource,
        path: &mut Vec<&'a str>,
        handle: &str,
        module: &str,
    ) {
        for method in &resource.methods {
            self.method(method, document::key(path, &method.wire.0), handle);
            self.module(&method.types, &format!("{module}::{}", method.module));
        }
        for inner in &resource.resources {
            self.named(
                &format!("resource {}", path.join("/")),
                &inner.wire,
                inner.function.plain(),
            );
            path.push(&inner.wire.0);
            let handle = format!("{handle}.{}()", inner.function);
            self.resource(inner, path, &handle, &format!("{module}::{}", inner.module));
            path.pop();
        }
    }

    fn method(&mut self, method: &Method, key: String, handle: &str) {
        self.named(&key, &method.wire, method.function.plain());
        for parameter in method.arguments.iter().chain(&method.setters) {
            self.named(&key, &parameter.wire, parameter.name.plain());
        }
        let number = self.methods.len();
        self.put(&format!(
            "\nfn m{number}(client: &api::Client, case: &mut Case) -> Result<(), String> {{"
        ));
        match call(method, handle, &self.enums) {
            Ok(text) => self.text += &text,
            Err(problem) => self.put(&format!("    Err({problem:?}.to_owned())")),
        }
        self.put("}");
        self.methods.push((key, number));
    }

    fn module(&mut self, module: &TypeModule, path: &str) {
        for item in &module.items {
            self.item(item, &format!("{path}::{}", item.name));
        }
        for (name, inner) in &module.modules {
            self.module(inner, &format!("{path}::{name}"));
        }
    }

    fn item(&mut self, item: &Item, ty: &str) {
        let path = &item.path;
        let number = self.tables;
        match &item.kind {
            ItemKind::Alias(_) => return,
            ItemKind::Message(fields) => {
                self.put(&format!("\nfn t{number}(tables: &mut Tables) {{"));
                self.put(&format!("    let mut it = <{ty} as Default>::default();"));
                self.put(&format!(
                    "    let fields: [(&str, &str, *const ()); {}] = [",
                    fields.len()
                ));
                for field in fields {
                    self.named(path, &field.wire, field.name.plain());
                    let (wire, name) = (&field.wire.0, &field.name);
                    self.put(&format!(
                        "        ({wire:?}, {:?}, &raw const it.{name} as *const ()),",
                        name.as_str()
                    ));
                }
                self.put(&format!(
                    "    ];\n    tables.message({path:?}, &mut it, &fields);\n}}"
                ));
            }
            ItemKind::Enum(variants) => {
                self.put(&format!("\nfn t{number}(tables: &mut Tables) {{"));
                self.put(&format!(
                    "    tables.open_enum({path:?}, &mut {ty}::from(\"\"), &["
                ));
                for variant in variants {
                    self.named(path, &variant.wire, variant.name.plain());
                    self.put(&format!(
                        "        ({:?}, &{ty}::{}),",
                        variant.wire.0, variant.name
                    ));
                }
                self.put("    ]);\n}");
            }
        }
        self.tables += 1;
    }
}

/// Every enum of an API.
fn enums(api: &Api) -> BTreeSet<TypePath> {
    let mut enums = BTreeSet::new();
    api.each_item(&mut |modules, item| {
        if let ItemKind::Enum(_) = item.kind {
            enums.insert(TypePath {
                modules: modules.to_vec(),
                name: item.name.clone(),
            });
        }
    });
    enums
}

/// The body of the function that calls a method.
fn call(method: &Method, handle: &str, enums: &BTreeSet<TypePath>) -> Result<String, String> {
    let mut arguments = Vec::new();
    for parameter in &method.arguments {
        arguments.push(format!("case.required{}?", taken(parameter, enums)?));
    }
    let optional_body = match &method.body {
        Some(body) if body.optional => true,
        Some(_) => {
            arguments.push("case.body()?".to_owned());
            false
        }
        None => false,
    };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "    let mut call = {handle}.{}({});",
        method.function,
        arguments.join(", ")
    );
    for parameter in &method.setters {
        let value = format!("case.optional{}?", taken(parameter, enums)?);
        let _ = writeln!(
            text,
            "    if let Some(value) = {value} {{ call = call.{}(value); }}",
            parameter.name
        );
    }
    for setter in &method.system_setters {
        let (name, wire) = (&setter.name, &setter.wire.0);
        let _ = writeln!(
            text,
            "    if let Some(value) = case.optional::<String>({wire:?})? {{ call = call.{name}(value); }}"
        );
    }
    text += "    for (name, value) in case.options(STANDARD)? { call = call.options(|all| all.parameter(name, value)); }\n";
    if optional_body {
        text += "    if let Some(body) = case.optional_body()? { call = call.body(body); }\n";
    }
    text += "    case.request(call.clone().request())?;\n";
    if method.response.is_some() {
        let take = match method.stream {
            Some(_) => "element",
            None => "reply",
        };
        let _ = writeln!(text, "    case.{take}(call.send());");
    }
    text += "    Ok(())\n";
    Ok(text)
}

/// How a parameter's value is taken out of a case: the end of the function's name, its type and its argument.
fn taken(parameter: &Parameter, enums: &BTreeSet<TypePath>) -> Result<String, String> {
    let wire = &parameter.wire.0;
    let ty = match &parameter.ty {
        Type::Bool => "bool",
        Type::I32 => "i32",
        Type::U32 => "u32",
        Type::I64 => "i64",
        Type::U64 => "u64",
        Type::F32 => "f32",
        Type::F64 => "f64",
        // An enum is made from the text, as a caller may do.
        Type::String => "String",
        Type::Named(path) if enums.contains(path) => "String",
        Type::ByteString => "api::ByteString",
        Type::DateTime => "api::DateTime",
        Type::Date => "api::Date",
        Type::Duration => "api::Duration",
        Type::FieldMask => "api::FieldMask",
        Type::Json => "api::serde_json::Value",
        Type::JsonMap => "api::JsonMap",
        other => {
            return Err(format!(
                "cannot be mapped: the parameter {wire:?} is of the type {other:?}"
            ));
        }
    };
    let all = if parameter.repeated { "_all" } else { "" };
    Ok(format!("{all}::<{ty}>({wire:?})"))
}

/// Whether a Rust name can stand for a wire name: its letters and digits begin with those of the wire name. A name that
/// begins with a digit has a `v` before it; what follows is a suffix that tells names apart.
fn fits(rust: &str, wire: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let (rust, wire) = (plain(rust), plain(wire));
    let rust = if wire.starts_with(|c: char| c.is_ascii_digit()) {
        rust.strip_prefix('v').unwrap_or(&rust)
    } else {
        &rust
    };
    rust.starts_with(&wire)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_name_begins_as_its_wire_name() {
        for (rust, wire) in [
            ("page_size", "pageSize"),
            ("xgafv", "$.xgafv"),
            ("V2", "2"),
            ("Tls1_2", "TLS_1_2"),
            ("close_", "close"),
            ("name_kebab", "na-me"),
            ("Empty", ""),
            ("nat_ip", "natIP"),
        ] {
            assert!(fits(rust, wire), "{rust} for {wire}");
        }
        for (rust, wire) in [
            ("page_token", "pageSize"),
            ("V1", "2"),
            ("key", "keyId"),
            ("v_name", "name"),
        ] {
            assert!(!fits(rust, wire), "{rust} for {wire}");
        }
    }
}
