//! A call with given values as a Rust program: what somebody called without generated code, as a user of the generated crate writes it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::call::{Call, Example, Shape, statement};
use super::expression::Expression;
use super::types::Types;
use super::uses::{HOST, Uses};
use crate::model::{
    Api, Field, ItemKind, Method, Parameter, ResourcePath, SystemSetter, Type, text,
};

/// A call with its values.
#[derive(Clone, Debug)]
pub struct GivenCall<'a> {
    /// The API.
    pub api: &'a Api,
    /// The method, which is one of the API.
    pub method: &'a Method,
    /// The values of each parameter.
    pub parameters: &'a BTreeMap<String, Vec<String>>,
    /// The body.
    pub body: Option<&'a Value>,
    /// What is done with the call.
    pub purpose: Purpose,
    /// Another endpoint than that of the document.
    pub endpoint: Option<&'a str>,
    /// The server asks nobody who they are.
    pub anonymous: bool,
}

/// What is done with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Its response is awaited, or the elements of its response if that streams.
    Send,
    /// The items of all pages are read.
    Items,
    /// The operation that it starts is awaited.
    Wait,
    /// This file is sent with it.
    Upload(String),
    /// The bytes that it gives go into this file.
    Download(String),
}

/// The program, for the crate of this package.
#[must_use]
pub fn program(given: &GivenCall<'_>, package: &str) -> String {
    let Some((path, method)) = given
        .api
        .methods()
        .find(|(_, method)| method.path_in_document == given.method.path_in_document)
    else {
        return String::new();
    };
    let types = Types::new(given.api);
    let mut writer = Writer {
        types: &types,
        uses: Uses::default(),
    };
    let example = writer.example(&path, method, given);
    let mut imports = vec![format!("{HOST}::Client")];
    let mut builder = Vec::new();
    if let Some(endpoint) = given.endpoint {
        builder.push(format!("endpoint({endpoint:?})"));
    }
    if given.anonymous {
        imports = vec![format!("{HOST}::{{Client, Credentials}}")];
        builder.push("credentials(Credentials::anonymous())".to_owned());
    }
    let client = match builder.is_empty() {
        true => "Client::new()?".to_owned(),
        false => format!("Client::builder().{}.build()?", builder.join(".")),
    };
    let mut lines: Vec<String> = imports.iter().map(|path| format!("use {path};")).collect();
    lines.extend(example.uses.lines());
    lines.push(String::new());
    lines.push("#[tokio::main]".to_owned());
    lines.push("async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
    lines.push(format!("    let client = {client};"));
    lines.extend(example.lines.iter().map(|line| format!("    {line}")));
    lines.push("    Ok(())".to_owned());
    lines.push("}".to_owned());
    let krate = package.replace('-', "_");
    let lines = lines.iter().map(|line| {
        // Only paths have the sign at their beginning: a text may have it too.
        let line = line.replace(&format!("{HOST}::"), &format!("{krate}::"));
        format!("{line}\n")
    });
    lines.collect()
}

struct Writer<'t, 'a> {
    types: &'t Types<'a>,
    uses: Uses,
}

impl Writer<'_, '_> {
    fn example(
        &mut self,
        path: &ResourcePath<'_>,
        method: &Method,
        given: &GivenCall<'_>,
    ) -> Example {
        let mut lines = Vec::new();
        let values = |wire: &str| given.parameters.get(wire).map(Vec::as_slice);
        let mut arguments: Vec<String> = method
            .arguments
            .iter()
            .map(|known| self.parameter(known, values(&known.wire.0).unwrap_or_default()))
            .collect();
        let mut calls = Vec::new();
        if let (Some(known), Some(body)) = (&method.body, given.body) {
            let is_empty = body.as_object().is_some_and(Map::is_empty);
            if !(known.optional && is_empty) {
                lines.extend(self.body(&known.ty, body));
                match known.optional {
                    true => calls.push(Call::of("body(body)")),
                    false => arguments.push("body".to_owned()),
                }
            }
        }
        calls.insert(0, Call::new(&method.function, arguments));
        for (wire, values) in given.parameters {
            if method.arguments.iter().any(|it| it.wire.0 == *wire) {
                continue;
            }
            let setter = method.setters.iter().find(|it| it.wire.0 == *wire);
            calls.push(match setter {
                Some(setter) => Call::new(&setter.name, vec![self.parameter(setter, values)]),
                None if wire == SystemSetter::Fields.wire() => {
                    let value = values.first().map(String::as_str).unwrap_or_default();
                    Call::of(format!("fields({value:?})"))
                }
                None => {
                    let set = values
                        .iter()
                        .map(|value| format!(".parameter({wire:?}, {value:?})"));
                    Call::of(format!(
                        "options(|options| options{})",
                        set.collect::<String>()
                    ))
                }
            });
        }
        let shape = shape(method, given, self.types);
        calls.extend(shape.calls().map(Call::of));
        let file = match &given.purpose {
            Purpose::Upload(file) | Purpose::Download(file) => Some(format!("{file:?}")),
            _ => None,
        };
        if let (Some(file), Some(last)) = (&file, calls.last_mut()) {
            last.text = last.text.replace("\"file\"", file);
        }
        if let Shape::Upload = shape {
            self.uses.std("path::Path");
        }
        lines.extend(statement(path, &calls, shape));
        lines.extend(shape.after().iter().map(|line| (*line).to_owned()));
        Example {
            uses: std::mem::take(&mut self.uses),
            lines,
        }
    }

    /// The argument of a parameter.
    fn parameter(&mut self, known: &Parameter, values: &[String]) -> String {
        let mut texts: Vec<String> = values
            .iter()
            .map(|value| match &known.ty {
                Type::Bool | Type::I32 | Type::U32 | Type::I64 | Type::U64 => value.clone(),
                Type::F32 | Type::F64 => float(value),
                Type::Json | Type::JsonMap => format!("{HOST}::serde_json::from_str({value:?})?"),
                _ => format!("{value:?}"),
            })
            .collect();
        match known.repeated {
            true => format!("[{}]", texts.join(", ")),
            false => texts
                .pop()
                .unwrap_or_else(|| "Default::default()".to_owned()),
        }
    }

    /// The statements that make the body.
    fn body(&mut self, ty: &Type, body: &Value) -> Vec<String> {
        if let Some((path, item)) = self.types.find(ty)
            && let ItemKind::Message(fields) = &item.kind
        {
            let path = text::type_path(path);
            let members = body.as_object();
            if let Some(made) = members.and_then(|members| self.message(&path, fields, members)) {
                return made.statement();
            }
            // What `make!` cannot say, such as a field that the document does not have, is read from JSON.
            self.uses = Uses::default();
            let name = self.uses.imported(&path);
            self.uses.imported("message");
            return vec![
                format!("let mut body = {name}::default();"),
                format!(
                    "message::from_slice({:?}.as_bytes(), &mut body)?;",
                    body.to_string()
                ),
            ];
        }
        self.uses.imported("serde_json");
        vec![format!(
            "let body = serde_json::from_str({:?})?;",
            body.to_string()
        )]
    }

    /// `make!(Policy { display_name: "x" })`; `None`: it cannot say that.
    fn message(
        &mut self,
        path: &str,
        fields: &[Field],
        members: &Map<String, Value>,
    ) -> Option<Expression> {
        self.uses.make();
        let name = self.uses.imported(path);
        let mut values = Vec::new();
        for (key, value) in members {
            let field = fields.iter().find(|field| field.wire.0 == *key)?;
            let value = match value {
                Value::Null => Expression::Plain("null".to_owned()),
                value => self.value(&field.ty, value)?,
            };
            values.push((field.name.to_string(), value));
        }
        Some(Expression::Message {
            name,
            fields: values,
        })
    }

    /// A value of a field or in a list; `None`: it has no form that means just this.
    fn value(&mut self, ty: &Type, value: &Value) -> Option<Expression> {
        if let Some((path, item)) = self.types.find(ty) {
            return match (&item.kind, value) {
                (ItemKind::Message(fields), Value::Object(members)) => {
                    self.message(&text::type_path(path), fields, members)
                }
                (ItemKind::Enum(_), Value::String(text)) => {
                    Some(Expression::Plain(format!("{text:?}")))
                }
                (ItemKind::Alias(ty), value) => self.value(ty, value),
                _ => None,
            };
        }
        match (ty, value) {
            (Type::List(element), Value::Array(values)) if !values.is_empty() => {
                let values: Option<Vec<Expression>> = values
                    .iter()
                    .map(|value| self.value(element, value))
                    .collect();
                Some(Expression::List(values?))
            }
            (Type::Map(element), Value::Object(members)) if !members.is_empty() => {
                let entries: Option<Vec<Expression>> = members
                    .iter()
                    .map(|(key, value)| {
                        let value = self.value(element, value)?;
                        Some(Expression::Entry(key.clone(), Box::new(value)))
                    })
                    .collect();
                Some(Expression::List(entries?))
            }
            (Type::JsonMap, Value::Object(members)) if !members.is_empty() => {
                self.uses.imported("serde_json");
                let entry = |(key, value): (&String, &Value)| {
                    let value = Expression::Plain(format!("serde_json::json!({value})"));
                    Expression::Entry(key.clone(), Box::new(value))
                };
                Some(Expression::List(members.iter().map(entry).collect()))
            }
            (ty, value) => self.plain(ty, value).map(Expression::Plain),
        }
    }

    /// A value that has no parts; `None`: it has no form that means just this.
    fn plain(&mut self, ty: &Type, value: &Value) -> Option<String> {
        let of_type = |uses: &mut Uses, name: &str, text: &str| {
            let name = uses.imported(name);
            Some(format!("{name}::from({text:?})"))
        };
        match (ty, value) {
            (Type::Bool, Value::Bool(flag)) => Some(flag.to_string()),
            (Type::I32 | Type::U32 | Type::I64 | Type::U64, Value::Number(number)) => {
                Some(number.to_string())
            }
            (Type::I64 | Type::U64, Value::String(text)) => {
                let is_number = text.parse::<i128>().is_ok();
                is_number.then(|| text.clone())
            }
            (Type::F32 | Type::F64, Value::Number(number)) => Some(float(&number.to_string())),
            (Type::String, Value::String(text)) => Some(format!("{text:?}")),
            (Type::DateTime, Value::String(text)) => of_type(&mut self.uses, "DateTime", text),
            (Type::Date, Value::String(text)) => of_type(&mut self.uses, "Date", text),
            (Type::Duration, Value::String(text)) => of_type(&mut self.uses, "Duration", text),
            (Type::FieldMask, Value::String(text)) => of_type(&mut self.uses, "FieldMask", text),
            (Type::ByteString, Value::String(text)) => {
                let name = self.uses.imported("ByteString");
                Some(format!("{name}::from_base64({text:?})?"))
            }
            (Type::Json, value) => {
                self.uses.imported("serde_json");
                Some(format!("serde_json::json!({value})"))
            }
            _ => None,
        }
    }
}

/// A literal of a float.
fn float(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => format!("{number:?}"),
        Ok(number) if number.is_nan() => "f64::NAN".to_owned(),
        Ok(number) if number > 0.0 => "f64::INFINITY".to_owned(),
        _ => "f64::NEG_INFINITY".to_owned(),
    }
}

/// What is done with the call.
fn shape(method: &Method, given: &GivenCall<'_>, types: &Types<'_>) -> Shape {
    match &given.purpose {
        Purpose::Upload(_) => Shape::Upload,
        Purpose::Download(_) => Shape::Download,
        Purpose::Wait => Shape::Wait,
        Purpose::Items => Shape::paged(method).unwrap_or(Shape::Send),
        Purpose::Send if method.stream.is_some() => Shape::Stream,
        Purpose::Send => Shape::sent(method, types),
    }
}
