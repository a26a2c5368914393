//! The body of a call: JSON of the caller, and the fields that are put into it.

use discovery_codegen::model::Type;
use serde_json::{Map, Number, Value};

use super::types::{Kind, Types};

/// A field of the body, as the caller wrote it: `.labels[0]=y`.
#[derive(Debug)]
pub(super) struct Assignment<'a> {
    steps: Vec<Step<'a>>,
    value: Assigned<'a>,
}

#[derive(Debug, PartialEq)]
enum Step<'a> {
    Key(std::borrow::Cow<'a, str>),
    Index(usize),
    /// `[]`: after the last element.
    Next,
}

#[derive(Debug)]
enum Assigned<'a> {
    /// `=`: a text, or another value as the field's type says.
    Text(&'a str),
    /// `:=`
    Json(Value),
}

impl<'a> Assignment<'a> {
    /// Reads `.title=x`, `.labels[0]=y`, `.labels["a.b"]=z`, `.list[]=x` or `.size:=3`.
    pub(super) fn read(argument: &'a str) -> Result<Self, String> {
        let mut rest = argument;
        let mut steps = Vec::new();
        loop {
            let step;
            (step, rest) = match rest.as_bytes() {
                [b'.', ..] => {
                    let name = rest.get(1..).unwrap_or_default();
                    let end = name.find(['.', '[', '=', ':']).unwrap_or(name.len());
                    match name.split_at(end) {
                        ("", _) => return Err("a name is missing after a `.`".to_owned()),
                        (key, rest) => (Step::Key(key.into()), rest),
                    }
                }
                [b'[', ..] => bracket(rest.get(1..).unwrap_or_default())?,
                [b':', b'=', ..] => {
                    let text = rest.get(2..).unwrap_or_default();
                    let value = serde_json::from_str(text)
                        .map_err(|error| format!("what stands after `:=` is not JSON: {error}"))?;
                    let value = Assigned::Json(value);
                    return Ok(Self { steps, value });
                }
                [b'=', ..] => {
                    let value = Assigned::Text(rest.get(1..).unwrap_or_default());
                    return Ok(Self { steps, value });
                }
                _ => {
                    return Err("a field is `.name=text` or `.name:=JSON`, and a part of it `.a.b`, `.list[0]` or \
                                `.map[\"a.b\"]`"
                        .to_owned());
                }
            };
            steps.push(step);
        }
    }

    /// Puts the value into a body of this type.
    pub(super) fn put<'m>(
        self,
        body: &mut Value,
        ty: &'m Type,
        types: &Types<'m>,
    ) -> Result<(), String> {
        let mut place = body;
        let mut ty = Some(ty);
        let mut plain = false;
        for step in &self.steps {
            let kind = ty.map(|ty| types.kind(ty));
            place = match step {
                Step::Key(key) => {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    ty = match kind {
                        Some(Kind::Message(_, fields)) => {
                            let field = fields.iter().find(|field| field.wire.0 == **key);
                            plain = field.is_some_and(|field| field.plain_integer);
                            field.map(|field| &field.ty)
                        }
                        Some(Kind::Map(value)) => Some(value),
                        _ => None,
                    };
                    let Some(members) = place.as_object_mut() else {
                        return Err(format!(
                            "`{key}` is to be put into a value that is not an object"
                        ));
                    };
                    members.entry(key.as_ref()).or_insert(Value::Null)
                }
                Step::Index(_) | Step::Next => {
                    if place.is_null() {
                        *place = Value::Array(Vec::new());
                    }
                    ty = match kind {
                        Some(Kind::List(element)) => Some(element),
                        _ => None,
                    };
                    let Some(values) = place.as_array_mut() else {
                        return Err(
                            "an element is to be put into a value that is not a list".to_owned()
                        );
                    };
                    let index = match step {
                        Step::Index(index) => *index,
                        _ => values.len(),
                    };
                    if index > values.len() {
                        return Err(format!(
                            "the next element of the list is [{}]: set the elements in their order",
                            values.len()
                        ));
                    }
                    if index == values.len() {
                        values.push(Value::Null);
                    }
                    let Some(element) = values.get_mut(index) else {
                        return Err("there is no such element".to_owned());
                    };
                    element
                }
            };
        }
        *place = match self.value {
            Assigned::Json(value) => value,
            Assigned::Text(text) => {
                let kind = ty.map(|ty| types.kind(ty));
                typed(text, kind, plain)
            }
        };
        Ok(())
    }
}

/// Reads what stands in brackets, and the rest.
fn bracket(text: &str) -> Result<(Step<'_>, &str), String> {
    let unclosed = || "a `]` is missing".to_owned();
    if text.starts_with('"') {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
        let key = values.next().and_then(Result::ok).ok_or_else(unclosed)?;
        let rest = text.get(values.byte_offset()..).unwrap_or_default();
        let rest = rest.strip_prefix(']').ok_or_else(unclosed)?;
        return Ok((Step::Key(key.into()), rest));
    }
    let (inside, rest) = text.split_once(']').ok_or_else(unclosed)?;
    let step = match inside {
        "" => Step::Next,
        number => Step::Index(number.parse().map_err(|_| {
            format!("`[{number}]` is neither the number of an element nor a key: write a key as [\"{number}\"]")
        })?),
    };
    Ok((step, rest))
}

/// A text as a value of a type. What is not one stays a text, and is found by the check.
fn typed(text: &str, kind: Option<Kind<'_>>, plain: bool) -> Value {
    let as_text = || Value::String(text.to_owned());
    let number = |is_number: bool| match text.parse::<Number>() {
        Ok(number) if is_number => Value::Number(number),
        _ => as_text(),
    };
    match kind {
        Some(Kind::Scalar(Type::Bool)) => match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => as_text(),
        },
        Some(Kind::Scalar(Type::I32 | Type::U32 | Type::F32 | Type::F64)) => number(true),
        Some(Kind::Scalar(Type::I64 | Type::U64)) => number(plain),
        _ => as_text(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn put(arguments: &[&str]) -> Result<Value, String> {
        let api = discovery_codegen::resolve(
            r#"{"kind": "discovery#restDescription", "name": "a", "version": "v1", "rootUrl": "https://a.example/", "servicePath": ""}"#,
        )
        .expect("a document");
        let mut body = Value::Null;
        for argument in arguments {
            Assignment::read(argument)?.put(&mut body, &Type::Json, &Types::new(&api))?;
        }
        Ok(body)
    }

    #[test]
    fn fields_of_any_depth() {
        let body = put(&[
            ".title=a=b:=c",
            ".labels[0]=y",
            ".labels[]=z",
            ".owner.email:=null",
            r#".map["a.b]\""].size:={"x": [1]}"#,
        ]);
        let expected = json!({
            "title": "a=b:=c", "labels": ["y", "z"], "owner": {"email": null}, "map": {"a.b]\"": {"size": {"x": [1]}}}
        });
        assert_eq!(body, Ok(expected));
    }

    #[test]
    fn what_is_no_field() {
        for (arguments, message) in [
            (&[".a"][..], "a field is"),
            (&["..a=1"], "a name is missing"),
            (&[".a:=x"], "not JSON"),
            (&[".a[x]=1"], "write a key as [\"x\"]"),
            (&[".a[0=1"], "`]` is missing"),
            (&[".a[1]=1"], "the list is [0]"),
            (&[".a[999999999999]=1"], "the list is [0]"),
            (&[".a=1", ".a.b=2"], "not an object"),
            (&[".a=1", ".a[0]=2"], "not a list"),
        ] {
            let error = put(arguments).expect_err("an error");
            assert!(error.contains(message), "{arguments:?}: {error}");
        }
    }
}
