//! Which methods start a long-running operation, and which other methods follow it. The shapes decide: the properties of the
//! response's schema, and the paths of methods of one resource.
//!
//! | what | is |
//! |---|---|
//! | an operation | a schema with `name`, a boolean `done`, and `error` or `response`; or one with `name`, `status`, `operationType` and `error` |
//! | a getter | `GET`, responds with an operation, and its path ends in a variable: `v1/{+name}`, but not `v1/{+parent}/x:getGraph` |
//! | its `wait` | in the resource of a getter, responds with an operation, and has the getter's path and `:wait` or `/wait` |
//! | its `cancel` | the same with `cancel`, and responds with something else |
//! | a method that starts one | any other that responds with an operation |

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::lookup::Lookup;
use crate::decisions::{Aspect, Decisions, Value};
use crate::docs;
use crate::model::{
    Api, Docs, Draft, Getter, Location, Method, OperationShape, Operations, RustIdent,
    ServerTimeout, ServerWait, Started, Type, TypePath, WireName,
};

/// The schemas that are operations, by the names of their types.
type OperationSchemas = BTreeMap<RustIdent, OperationShape>;

/// Decides for every method whether it starts an operation, and for the API how its operations are followed.
pub(super) fn decide_operations(
    draft: &mut Draft,
    schemas: &OperationSchemas,
    decisions: &Decisions,
) {
    let methods = OperationMethods::collect(draft.api(), schemas);
    let operations = methods.choose_operations(draft.api(), decisions);
    let followed = operations.as_ref().map(|operations| &operations.message);
    let decisions: Vec<Option<(Started, Docs)>> = draft
        .api()
        .methods()
        .map(|(_, method)| {
            let message = operation_message(method, schemas)?;
            if methods.following.contains(&method.path_in_document) {
                return None;
            }
            Some(match Some(message) == followed {
                true => (Started::Followed, note()),
                false => (Started::Unread, Docs::default()),
            })
        })
        .collect();

    draft.set_operations(operations);
    for (method, decision) in draft.methods_mut().into_iter().zip(decisions) {
        if let Some((started, note)) = decision {
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::join_paragraphs([docs, note]);
            method.started = Some(started);
        }
    }
}

/// The type of the operation that a method responds with.
fn operation_message<'m>(method: &'m Method, schemas: &OperationSchemas) -> Option<&'m TypePath> {
    match &method.response {
        Some(Type::Named(path)) if path.modules.len() == 1 && schemas.contains_key(&path.name) => {
            Some(path)
        }
        _ => None,
    }
}

/// The documentation of a method that starts an operation: how the operation is followed.
fn note() -> Docs {
    let note = "It starts an operation: `.wait()` follows it to its end, `.states()` gives each state on the way.";
    Docs(vec![note.to_owned()])
}

/// The methods of a document that have to do with operations.
struct OperationMethods<'a> {
    /// Operation → path → the getters with that path: several resources may have one.
    getters: BTreeMap<&'a RustIdent, BTreeMap<&'a str, Vec<GetterGroup<'a>>>>,
    /// Operation → how many methods respond with it.
    responses: BTreeMap<&'a RustIdent, (&'a TypePath, OperationShape, usize)>,
    /// The JSON paths of the methods that follow an operation and start none.
    following: BTreeSet<String>,
}

/// A getter, with the methods of its resource that wait for the same operation and cancel it.
struct GetterGroup<'a> {
    get: &'a Method,
    wait: Option<&'a Method>,
    cancel: Option<&'a Method>,
}

impl<'a> OperationMethods<'a> {
    fn collect(api: &'a Api, schemas: &OperationSchemas) -> Self {
        let mut found = Self {
            getters: BTreeMap::new(),
            responses: BTreeMap::new(),
            following: BTreeSet::new(),
        };
        for (_, resource) in api.resources() {
            let mut by_path: BTreeMap<&str, Vec<&Method>> = BTreeMap::new();
            for method in &resource.methods {
                by_path.entry(&method.path).or_default().push(method);
            }
            for method in &resource.methods {
                found.add_method(&by_path, method, schemas);
            }
        }
        found
    }

    fn add_method(
        &mut self,
        siblings: &BTreeMap<&'a str, Vec<&'a Method>>,
        method: &'a Method,
        schemas: &OperationSchemas,
    ) {
        let Some(message) = operation_message(method, schemas) else {
            return;
        };
        if let Some(shape) = schemas.get(&message.name) {
            let responses = self.responses.entry(&message.name);
            responses.or_insert((message, *shape, 0)).2 += 1;
        }
        if !is_getter(method) {
            return;
        }
        let find_sibling = |word: &str, gives_operation: bool| {
            let paths = [
                format!("{}:{word}", method.path),
                format!("{}/{word}", method.path),
            ];
            let siblings = paths.iter().filter_map(|path| siblings.get(path.as_str()));
            let mut siblings: Vec<&Method> = siblings.flatten().copied().collect();
            // In the order of the resource.
            siblings.sort_by(|one, two| one.wire.cmp(&two.wire));
            siblings.into_iter().find(|sibling| {
                (operation_message(sibling, schemas) == Some(message)) == gives_operation
            })
        };
        let group = GetterGroup {
            get: method,
            wait: find_sibling("wait", true),
            cancel: find_sibling("cancel", false),
        };
        let following = [Some(method), group.wait].into_iter().flatten();
        self.following
            .extend(following.map(|method| method.path_in_document.clone()));
        let getters = self.getters.entry(&message.name).or_default();
        getters.entry(&method.path).or_default().push(group);
    }

    /// How operations are followed: of the operations that have a getter, those that were followed before, or those that most methods
    /// respond with.
    fn choose_operations(&self, api: &Api, decisions: &Decisions) -> Option<Operations> {
        let kept = decisions.text("", Aspect::Operations);
        let kept = kept.and_then(|path| api.types.items.iter().find(|item| item.path == path));
        let (message, shape, _) = self
            .responses
            .values()
            .filter(|(message, ..)| self.getters.contains_key(&message.name))
            .max_by_key(|(message, _, responses)| {
                let is_kept = kept.is_some_and(|kept| kept.name == message.name);
                (is_kept, *responses, Reverse(&message.name))
            })?;
        let types = Lookup::new(api);
        let mut getters: Vec<Getter> = self
            .getters
            .get(&message.name)?
            .values()
            .filter_map(|groups| merge_getters(groups, &types))
            .collect();
        getters.sort_by_cached_key(|getter| getter_rank(&getter.get.path));
        // The type that `resume` returns says whether it can cancel.
        if decisions.get("", Aspect::Cancel) == Some(&Value::Flag(false)) {
            getters.iter_mut().for_each(|getter| getter.cancel = None);
        }
        Some(Operations {
            message: (*message).clone(),
            shape: *shape,
            getters,
        })
    }
}

/// Whether a method that responds with an operation reads it. Its path alone tells: it ends in a variable.
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

/// The order in which getters are tried: a path with more variables fits fewer names and comes first; then a path whose variables
/// are of one segment; then a shorter one.
fn getter_rank(path: &str) -> (Reverse<usize>, usize, usize, String) {
    (
        Reverse(path.matches('{').count()),
        path.matches("{+").count(),
        path.len(),
        path.to_owned(),
    )
}

/// One getter for all that have its path: the one nearest to the root.
fn merge_getters(groups: &[GetterGroup<'_>], types: &Lookup<'_>) -> Option<Getter> {
    let nearest = |member: &dyn Fn(&GetterGroup<'_>) -> Option<Method>| {
        let methods = groups.iter().filter_map(member);
        let nearest =
            methods.min_by_key(|method| (method.id.matches('.').count(), method.id.clone()))?;
        Some(drop_differing_forms(nearest, groups))
    };
    Some(Getter {
        get: nearest(&|group| Some(group.get.clone()))?,
        wait: nearest(&|group| group.wait.cloned()).map(|method| ServerWait {
            timeout: server_timeout(&method, types),
            method,
        }),
        cancel: nearest(&|group| group.cancel.cloned()),
    })
}

/// A method that stands for several with its path: without forms if their patterns differ.
fn drop_differing_forms(mut method: Method, groups: &[GetterGroup<'_>]) -> Method {
    let patterns = |method: &Method| -> Vec<Option<String>> {
        let arguments = method.arguments.iter();
        arguments.map(|argument| argument.pattern.clone()).collect()
    };
    let all: BTreeSet<Vec<Option<String>>> =
        groups.iter().map(|group| patterns(group.get)).collect();
    if all.len() > 1 {
        for argument in &mut method.arguments {
            argument.forms.clear();
        }
    }
    method
}

/// Where a request tells the server how long it may wait.
fn server_timeout(wait: &Method, types: &Lookup<'_>) -> ServerTimeout {
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
