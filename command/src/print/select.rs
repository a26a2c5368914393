//! `--select`: a filter in the language of jq.

use discovery_codegen::Problem;
use jaq_core::data::JustLut;
use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Filter, Vars, unwrap_valr};
use jaq_json::{Num, Val};
use serde::Deserialize as _;
use serde_json::{Map, Number, Value};

use crate::stop::{Reason, Stop};

/// A filter.
pub(super) struct Select(Filter<JustLut<Val>>);

impl Select {
    /// Reads a filter.
    pub(super) fn new(text: &str) -> Result<Self, Stop> {
        let wrong = |why: String| {
            let hint = match text.trim_start().starts_with(|c: char| c.is_alphabetic()) {
                true => format!("; a path begins with a dot: '.{}'", text.trim()),
                false => String::new(),
            };
            let message = format!("`{text}` is not a filter of jq: {why}{hint}");
            Stop::call(Reason::Wrong, Problem::new("", message).in_file("--select"))
        };
        let defs = jaq_core::defs()
            .chain(jaq_std::defs())
            .chain(jaq_json::defs());
        let funs = jaq_core::funs()
            .chain(jaq_std::funs())
            .chain(jaq_json::funs());
        let arena = Arena::default();
        let program = File {
            code: text,
            path: (),
        };
        let modules = Loader::new(defs)
            .load(&arena, program)
            .map_err(|errors| wrong(explain_load(&errors)))?;
        let filter = Compiler::default()
            .with_funs(funs)
            .compile(modules)
            .map_err(|errors| {
                let unknown = errors.iter().flat_map(|(_, errors)| errors).next();
                wrong(unknown.map_or_else(String::new, |(name, what)| {
                    format!("there is no {} `{name}`", what.as_str())
                }))
            })?;
        Ok(Self(filter))
    }

    /// Hands each value that the filter makes of one to `take`.
    ///
    /// # Errors
    ///
    /// The filter cannot be applied to the value, or `take` fails.
    pub(super) fn apply(
        &self,
        value: &Value,
        mut take: impl FnMut(&Value) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let failed = |why: String| {
            let message = format!("this cannot be applied to the response: {why}");
            Stop::call(Reason::Wrong, Problem::new("", message).in_file("--select"))
        };
        let input = Val::deserialize(value).map_err(|error| failed(error.to_string()))?;
        let context = Ctx::<JustLut<Val>>::new(&self.0.lut, Vars::new([]));
        for made in self.0.id.run((context, input)).map(unwrap_valr) {
            let made = made.map_err(|error| failed(error.to_string()))?;
            take(&to_json(&made).map_err(failed)?)?;
        }
        Ok(())
    }
}

/// The first thing that is wrong.
fn explain_load(errors: &load::Errors<&str, ()>) -> String {
    let Some((_, error)) = errors.first() else {
        return String::new();
    };
    let (expected, at) = match error {
        load::Error::Io(errors) => {
            return errors
                .first()
                .map_or_else(String::new, |(_, why)| why.clone());
        }
        load::Error::Lex(errors) => match errors.first() {
            Some((expected, at)) => (expected.as_str(), *at),
            None => return String::new(),
        },
        load::Error::Parse(errors) => match errors.first() {
            Some((expected, at)) => (expected.as_str(), *at),
            None => return String::new(),
        },
    };
    match at.is_empty() {
        true => format!("a {expected} is missing at the end"),
        false => format!("a {expected} is missing before `{at}`"),
    }
}

/// A value of jq as JSON.
fn to_json(value: &Val) -> Result<Value, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(match value {
        Val::Null => Value::Null,
        Val::Bool(bool) => (*bool).into(),
        Val::Num(Num::Int(int)) => (*int).into(),
        Val::Num(Num::Float(float)) => Number::from_f64(*float).map_or(Value::Null, Value::Number),
        Val::Num(number) => number
            .to_string()
            .parse::<Number>()
            .map_err(|_| format!("JSON has no number {number}"))?
            .into(),
        Val::TStr(bytes) | Val::BStr(bytes) => text(bytes).into(),
        Val::Arr(items) => items.iter().map(to_json).collect::<Result<_, _>>()?,
        Val::Obj(members) => {
            let members = members.iter().map(|(key, value)| match key {
                Val::TStr(key) | Val::BStr(key) => Ok((text(key), to_json(value)?)),
                other => Err(format!("the key {other} is not a text")),
            });
            Value::Object(members.collect::<Result<Map<_, _>, _>>()?)
        }
    })
}

impl std::fmt::Debug for Select {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Select")
    }
}
