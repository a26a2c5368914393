//! Which methods start a long-running operation, and by which other methods that is followed. All of it is decided by shape: the
//! properties of the reply's schema, and the paths of methods beside each other.
//!
//! | what | is |
//! |---|---|
//! | an operation | a schema with `name`, a boolean `done`, and `error` or `response`; or one with `name`, `status`, `operationType` and `error` |
//! | a getter | `GET`, replies with an operation, and its path ends in a variable: `v1/{+name}`, but not `v1/{+parent}/x:getGraph` |
//! | its `wait` | beside a getter, replies with an operation, and has the getter's path and `:wait` or `/wait` |
//! | its `cancel` | the same with `cancel`, and replies with something else |
//! | a method that starts one | any other that replies with an operation |

use std::collections::{BTreeMap, BTreeSet};

use super::lookup::Lookup;
use super::{Resolver, docs};
use crate::discovery::Schema;
use crate::model::{
    Api, Docs, Getter, Location, Method, OperationShape, Operations, Resource, RustIdent,
    ServerTimeout, ServerWait, Started, Type, TypePath, WireName, text,
};

impl Resolver<'_> {
    /// The schemas that are operations, by the name of their type.
    pub(super) fn operation_schemas(&self) -> BTreeMap<RustIdent, OperationShape> {
        let schemas = self.document.schemas.iter();
        schemas
            .filter_map(|(id, schema)| Some((self.schema_names.get(id)?.clone(), shape(schema)?)))
            .collect()
    }
}

/// How the end of an operation shows, if the schema is one.
fn shape(schema: &Schema) -> Option<OperationShape> {
    let has = |name: &str| schema.properties.contains_key(name);
    let done = schema.properties.get("done");
    let done = done.and_then(|done| done.kind.as_deref()) == Some("boolean");
    if has("name") && done && (has("error") || has("response")) {
        Some(OperationShape::Done)
    } else if ["name", "status", "operationType", "error"]
        .into_iter()
        .all(has)
    {
        Some(OperationShape::Status)
    } else {
        None
    }
}

/// Says of every method whether it starts an operation, and of the API how those are followed.
pub(super) fn resolve(api: &mut Api, schemas: &BTreeMap<RustIdent, OperationShape>) {
    let found = Found::new(api, schemas);
    let operations = found.operations(api);
    let polled = found.polled;
    api.operations = operations;
    let followed = api
        .operations
        .as_ref()
        .map(|operations| operations.message.clone());
    super::each_call(&mut api.root, "client", &mut |method, receiver| {
        let message = operation(method, schemas);
        if message.is_none() || polled.contains(&method.path_in_document) {
            return;
        }
        let is_followed = message == followed.as_ref();
        method.started = Some(match is_followed {
            true => Started::Followed,
            false => Started::Unread,
        });
        if is_followed {
            method.function_docs =
                docs::paragraphs([method.function_docs.clone(), usage(method, receiver)]);
        }
    });
}

/// The type of the operation that a method replies with.
fn operation<'m>(
    method: &'m Method,
    schemas: &BTreeMap<RustIdent, OperationShape>,
) -> Option<&'m TypePath> {
    match &method.response {
        Some(Type::Named(path)) if path.modules.len() == 1 && schemas.contains_key(&path.name) => {
            Some(path)
        }
        _ => None,
    }
}

/// What the documentation of a method that starts an operation says of it.
fn usage(method: &Method, receiver: &str) -> Docs {
    let call = text::call(receiver, method);
    Docs(vec![
        "It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way."
            .to_owned(),
        String::new(),
        "```ignore".to_owned(),
        format!("let done = {call}.wait().await?;"),
        "```".to_owned(),
    ])
}

/// The methods of a document that are about operations.
struct Found<'a> {
    /// Operation → path → the getters with that path, of which there may be one in every resource.
    getters: BTreeMap<&'a RustIdent, BTreeMap<&'a str, Vec<Reader<'a>>>>,
    /// How many methods reply with each operation.
    replies: BTreeMap<&'a RustIdent, (&'a TypePath, OperationShape, usize)>,
    /// The JSON paths of the methods that only follow an operation.
    polled: BTreeSet<String>,
}

/// A getter and what stands beside it.
struct Reader<'a> {
    get: &'a Method,
    wait: Option<&'a Method>,
    cancel: Option<&'a Method>,
}

impl<'a> Found<'a> {
    fn new(api: &'a Api, schemas: &BTreeMap<RustIdent, OperationShape>) -> Self {
        let mut found = Self {
            getters: BTreeMap::new(),
            replies: BTreeMap::new(),
            polled: BTreeSet::new(),
        };
        found.resource(&api.root, schemas);
        found
    }

    fn resource(&mut self, resource: &'a Resource, schemas: &BTreeMap<RustIdent, OperationShape>) {
        for get in &resource.methods {
            let Some(message) = operation(get, schemas) else {
                continue;
            };
            if let Some(shape) = schemas.get(&message.name) {
                let replies = self.replies.entry(&message.name);
                replies.or_insert((message, *shape, 0)).2 += 1;
            }
            if !is_getter(get) {
                continue;
            }
            let beside = |word: &str, replies: bool| {
                let paths = [
                    format!("{}:{word}", get.path),
                    format!("{}/{word}", get.path),
                ];
                let mut methods = resource.methods.iter();
                methods.find(|method| {
                    paths.contains(&method.path)
                        && (operation(method, schemas) == Some(message)) == replies
                })
            };
            let reader = Reader {
                get,
                wait: beside("wait", true),
                cancel: beside("cancel", false),
            };
            let polled = [Some(get), reader.wait].into_iter().flatten();
            self.polled
                .extend(polled.map(|method| method.path_in_document.clone()));
            let getters = self.getters.entry(&message.name).or_default();
            getters.entry(&get.path).or_default().push(reader);
        }
        for inner in &resource.resources {
            self.resource(inner, schemas);
        }
    }

    /// How the operations are followed that most methods reply with, of those that can be read.
    fn operations(&self, api: &Api) -> Option<Operations> {
        let (message, shape, _) = self
            .replies
            .values()
            .filter(|(message, ..)| self.getters.contains_key(&message.name))
            .max_by_key(|(message, _, replies)| (*replies, std::cmp::Reverse(&message.name)))?;
        let types = Lookup::new(api);
        let mut getters: Vec<Getter> = self
            .getters
            .get(&message.name)?
            .values()
            .filter_map(|readers| getter(readers, &types))
            .collect();
        getters.sort_by_cached_key(|getter| order(&getter.get.path));
        Some(Operations {
            message: (*message).clone(),
            shape: *shape,
            getters,
        })
    }
}

/// Whether a method that replies with an operation reads it: by its path alone, which ends in a variable.
fn is_getter(method: &Method) -> bool {
    method.verb == "GET"
        && method.path.rsplit('/').next().is_some_and(|last| {
            last.starts_with('{') && last.find('}').is_some_and(|end| end + 1 == last.len())
        })
        && method
            .arguments
            .iter()
            .all(|argument| argument.location == Location::Path)
}

/// More variables come first, since they fit less: then paths of one name, then what is shorter.
fn order(path: &str) -> (std::cmp::Reverse<usize>, usize, usize, String) {
    (
        std::cmp::Reverse(path.matches('{').count()),
        path.matches("{+").count(),
        path.len(),
        path.to_owned(),
    )
}

/// One getter for all that have its path.
fn getter(readers: &[Reader<'_>], types: &Lookup<'_>) -> Option<Getter> {
    let nearest = |of: &dyn Fn(&Reader<'_>) -> Option<Method>| {
        let methods = readers.iter().filter_map(of);
        let nearest =
            methods.min_by_key(|method| (method.id.matches('.').count(), method.id.clone()))?;
        Some(general(nearest, readers))
    };
    Some(Getter {
        get: nearest(&|reader| Some(reader.get.clone()))?,
        wait: nearest(&|reader| reader.wait.cloned()).map(|method| ServerWait {
            timeout: timeout(&method, types),
            method,
        }),
        cancel: nearest(&|reader| reader.cancel.cloned()),
    })
}

/// A method that stands for several with its path: without patterns where those differ.
fn general(mut method: Method, readers: &[Reader<'_>]) -> Method {
    let patterns = |method: &Method| -> Vec<Option<String>> {
        let arguments = method.arguments.iter();
        arguments.map(|argument| argument.pattern.clone()).collect()
    };
    let all: BTreeSet<Vec<Option<String>>> =
        readers.iter().map(|reader| patterns(reader.get)).collect();
    if all.len() > 1 {
        for argument in &mut method.arguments {
            argument.pattern = None;
        }
    }
    method
}

/// How a method is told how long to wait.
fn timeout(wait: &Method, types: &Lookup<'_>) -> ServerTimeout {
    let is_timeout = |wire: &WireName| wire.0 == "timeout";
    let body = wait.body.as_ref().and_then(|body| types.fields(&body.ty));
    let body = body.unwrap_or_default();
    if body.iter().any(|field| is_timeout(&field.wire)) {
        ServerTimeout::Body
    } else if wait.setters.iter().any(|setter| is_timeout(&setter.wire)) {
        ServerTimeout::Query
    } else {
        ServerTimeout::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the timeout is said to a `wait` with this body, beside a schema that is called as an inline body is, has a
    /// `timeout`, and has an alias.
    fn timeout_of(body: serde_json::Value) -> Option<ServerTimeout> {
        let name = serde_json::json!({
            "name": {"type": "string", "location": "path", "required": true},
        });
        let method = |verb: &str, path: &str| {
            serde_json::json!({
                "httpMethod": verb, "path": path, "parameters": name, "response": {"$ref": "Work"},
            })
        };
        let mut wait = method("POST", "v1/{+name}:wait");
        wait["request"] = body;
        let document = serde_json::json!({
            "kind": "discovery#restDescription", "name": "example", "version": "v1",
            "rootUrl": "https://example.googleapis.com/", "servicePath": "",
            "schemas": {
                "Work": {"type": "object", "properties": {
                    "name": {"type": "string"}, "done": {"type": "boolean"}, "error": {"type": "any"},
                }},
                "Request": {"type": "object", "properties": {"timeout": {"type": "string"}}},
                "Other": {"$ref": "Request"},
            },
            "resources": {"work": {"methods": {"get": method("GET", "v1/{+name}"), "wait": wait}}},
        });
        let api = crate::resolve(&document.to_string()).expect("a document");
        let operations = api.operations.expect("operations");
        let wait = operations.getters[0].wait.as_ref();
        wait.map(|wait| wait.timeout)
    }

    #[test]
    fn the_timeout_is_in_the_body_where_its_own_type_has_one() {
        let properties = |name: &str| {
            let inline =
                serde_json::json!({"type": "object", "properties": {name: {"type": "string"}}});
            timeout_of(inline)
        };
        let reference = |name: &str| timeout_of(serde_json::json!({"$ref": name}));
        assert_eq!(reference("Request"), Some(ServerTimeout::Body));
        assert_eq!(reference("Other"), Some(ServerTimeout::Body));
        assert_eq!(properties("timeout"), Some(ServerTimeout::Body));
        assert_eq!(properties("whatever"), Some(ServerTimeout::Unsaid));
    }
}
