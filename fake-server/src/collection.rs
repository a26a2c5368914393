//! Which resources keep what is created in them. This is decided by shape, never by the name of an API:
//!
//! A resource is a *collection* of a schema if it has a method that *gets* one item, and a method that *creates* one:
//!
//! - the path of the method that gets an item ends in a variable, and its response has the schema;
//! - a method creates an item if its request has the schema, alone or as one property of its message, if its response has the schema or
//!   is an operation, and if its path and one more segment are a path of an item (`POST v3/{+name}/alertPolicies`), or if it is
//!   the path of an item, and the verb is PUT.
//!
//! The other methods of the resource follow: `list` has the path of the collection, and a list of the schema in its response; `patch`,
//! `update` and `delete` have the path of an item. Operations are a collection too, in which other methods create.

use discovery_codegen::discovery::Schema;

use crate::api::{Action, Api, Collection, Identity, Items, Method, Role, Sent};
use crate::values::Schemas;

/// Finds the collections of an API, and gives their methods their roles.
pub(crate) fn find_collections(api: &mut Api, resources: &[Vec<(String, usize)>]) {
    for resource in resources {
        let mut methods = resource.clone();
        // If several methods get an item, it is `get` that does.
        methods.sort_by_key(|(key, _)| key != "get");
        for (_, get) in &methods {
            let Some((collection, roles)) = collection(api, &methods, *get) else {
                continue;
            };
            let number = api.collections.len();
            let mut taken = false;
            for (method, action) in roles {
                if let Some(method) = api
                    .methods
                    .get_mut(method)
                    .filter(|method| method.role.is_none())
                {
                    method.role = Some(Role {
                        collection: number,
                        action,
                    });
                    taken = true;
                }
            }
            if taken {
                api.collections.push(collection);
            }
        }
    }
}

type Roles = Vec<(usize, Action)>;

fn collection(api: &Api, methods: &[(String, usize)], get: usize) -> Option<(Collection, Roles)> {
    let getter = api.methods.get(get)?;
    let (variable, many) = getter.template.last_variable()?;
    let schema = getter.response.as_ref()?.reference.as_deref()?;
    if getter.verb != "GET" || getter.role.is_some() || getter.paging.is_some() {
        return None;
    }
    let operations = Some(schema) == api.operation.as_deref();
    let shape = Shape {
        schemas: &api.schemas,
        schema,
        item: &getter.form,
    };
    let mut roles = vec![(get, Action::Get)];
    for (_, number) in methods.iter().filter(|(_, number)| *number != get) {
        let action = api
            .methods
            .get(*number)
            .and_then(|method| shape.action(method));
        roles.extend(action.map(|action| (*number, action)));
    }
    let creates = |action: &Action| matches!(action, Action::Create(_));
    let created = roles.iter().any(|(_, action)| creates(action));
    for (_, action) in &mut roles {
        match action {
            Action::Put(sent) if created => *action = Action::Replace(std::mem::take(sent)),
            _ => {}
        }
    }
    let keeps = roles
        .iter()
        .any(|(_, action)| creates(action) || matches!(action, Action::Put(_)));
    // An operation that nothing can start is not kept.
    let started = operations && api.methods.iter().any(|method| method.starts);
    let collection = Collection {
        get,
        schema: schema.to_owned(),
        identity: identity(&api.schemas, schema, variable, many),
        operations,
    };
    (keeps || started).then_some((collection, roles))
}

/// The shape of a collection.
struct Shape<'a> {
    schemas: &'a Schemas,
    schema: &'a str,
    /// The form of the paths of its items.
    item: &'a str,
}

impl Shape<'_> {
    fn action(&self, method: &Method) -> Option<Action> {
        let at_item =
            method.template.last_variable().is_some() && is_covered(self.item, &method.form);
        let at_collection = is_covered(self.item, &format!("{}/*", method.form));
        let gives = method.starts || self.is_schema(method.response.as_ref());
        match method.verb.as_str() {
            "POST" if at_collection && gives => self.sent(method).map(Action::Create),
            "PUT" if at_item && gives => self.sent(method).map(Action::Put),
            "PATCH" if at_item && gives => self.sent(method).map(Action::Patch),
            "DELETE" if at_item => Some(Action::Delete),
            "GET" if at_collection => self.items(method).map(Action::List),
            _ => None,
        }
    }

    fn is_schema(&self, schema: Option<&Schema>) -> bool {
        schema.is_some_and(|schema| schema.reference.as_deref() == Some(self.schema))
    }

    /// How the request carries an item, if it does.
    fn sent(&self, method: &Method) -> Option<Sent> {
        if self.is_schema(method.request.as_ref()) {
            return Some(Sent {
                property: None,
                id: self.id_parameter(method),
            });
        }
        let request = self.schemas.resolve(method.request.as_ref()?);
        let mut items = request
            .properties
            .iter()
            .filter(|(_, property)| self.is_schema(Some(property)));
        let (item, _) = items.next()?;
        let mut ids = request
            .properties
            .iter()
            .filter(|(key, property)| is_id(key, property));
        items.next().is_none().then(|| Sent {
            property: Some(item.clone()),
            id: ids.next().map(|(key, _)| key.clone()),
        })
    }

    /// The query parameter that has the id of a new item: the one that is named after the schema or the collection, or the only one.
    fn id_parameter(&self, method: &Method) -> Option<String> {
        let of_query = method.parameters.iter().filter(|(name, parameter)| {
            parameter.schema.location.as_deref() == Some("query") && is_id(name, &parameter.schema)
        });
        let names: Vec<&String> = of_query.map(|(name, _)| name).collect();
        let schema = self.schema.to_ascii_lowercase();
        let literal = method
            .form
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let named = names.iter().find(|name| {
            let name = name.to_ascii_lowercase();
            let thing = name.trim_end_matches("id").trim_end_matches('_');
            !thing.is_empty() && (schema.ends_with(thing) || literal.starts_with(thing))
        });
        match (named, names.as_slice()) {
            (Some(name), _) | (None, [name]) => Some((*name).clone()),
            _ => None,
        }
    }

    /// The property of the response that has the items, if there is one.
    fn items(&self, method: &Method) -> Option<Items> {
        let response = self.schemas.resolve(method.response.as_ref()?);
        response.properties.iter().find_map(|(key, property)| {
            let property = self.schemas.resolve(property);
            let list = self.is_schema(property.items.as_deref());
            let map = self.is_schema(property.additional_properties.as_deref());
            (list || map).then(|| Items {
                property: key.clone(),
                map,
            })
        })
    }
}

/// Whether a text parameter or property has the id of something that is about to be created.
fn is_id(name: &str, schema: &Schema) -> bool {
    let name = name.to_ascii_lowercase();
    schema.kind.as_deref() == Some("string")
        && schema.format.is_none()
        && name.ends_with("id")
        && !matches!(name.as_str(), "requestid" | "request_id" | "id")
}

/// Which property says which item it is.
pub(crate) fn identity(schemas: &Schemas, schema: &str, variable: &str, many: bool) -> Identity {
    let Some(schema) = schemas.0.get(schema) else {
        return Identity::Path;
    };
    let has = |name: &str| {
        schema
            .properties
            .get(name)
            .is_some_and(|property| property.kind.as_deref() == Some("string"))
    };
    let property = |name: &str| Identity::Property(vec![name.to_owned()]);
    if many {
        return if has("name") {
            Identity::ResourceName
        } else {
            Identity::Path
        };
    }
    if has(variable) {
        return property(variable);
    }
    // `datasetReference.datasetId`
    let inner = schema.properties.iter().find(|(_, property)| {
        property.reference.is_some() && schemas.resolve(property).properties.contains_key(variable)
    });
    if let Some((outer, _)) = inner.filter(|_| variable.ends_with("Id")) {
        return Identity::Property(vec![outer.clone(), variable.to_owned()]);
    }
    let in_order = if variable.ends_with("Id") {
        ["id", "name"]
    } else {
        ["name", "id"]
    };
    in_order
        .into_iter()
        .find(|name| has(name))
        .map_or(Identity::Path, property)
}

/// Whether every path of the form `narrow` is a path of the form `wide`. `**` is any number of segments, but at least one.
fn is_covered(wide: &str, narrow: &str) -> bool {
    let wide: Vec<&str> = wide.split('/').collect();
    let narrow = narrow.split('/').flat_map(|segment| match segment {
        "**" => vec!["*", "*"],
        segment => vec![segment],
    });
    covers(&wide, &narrow.collect::<Vec<_>>())
}

fn covers(wide: &[&str], narrow: &[&str]) -> bool {
    match (wide.split_first(), narrow.split_first()) {
        (None, None) => true,
        (Some((&"**", [])), Some(_)) => true,
        (Some((&"**", rest)), Some((_, after))) => covers(rest, after) || covers(wide, after),
        (Some((segment, rest)), Some((other, after))) => {
            (*segment == "*" || segment == other) && covers(rest, after)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_covered;

    #[test]
    fn a_form_covers_what_takes_less() {
        for (wide, narrow, expected) in [
            ("b/*", "b/*", true),
            ("b/*/o/*", "b/*", false),
            ("v1/projects/*/things/*", "v1/projects/*/things/*", true),
            ("v1/projects/*/things/*", "v1/folders/*/things/*", false),
            ("v1/a/*/**", "v1/a/*/**/*", true),
            ("v1/a/*/**", "v1/a/*", false),
            ("v1/**", "v1/projects/*", true),
            ("v1/**/things/*", "v1/a/b/things/*", true),
        ] {
            assert_eq!(is_covered(wide, narrow), expected, "{wide} {narrow}");
        }
    }
}
