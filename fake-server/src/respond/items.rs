//! Items of collections: created, read, changed and deleted.

use http::StatusCode;
use serde_json::{Value, json};

use super::fill::{Change, complete, identify, is_written, schema_of};
use super::masks::Mask;
use super::operations::changed;
use crate::api::{Api, Match, Method};
use crate::api::{Collection, Identity, Sent};
use crate::check::check_parameter;
use crate::failure::Failure;
use crate::media;
use crate::message::Response;
use crate::patch::merge;
use crate::state::{Call, Service};
use crate::store::Item;
use crate::template::Values;

/// The key of an item: its path.
fn key_of(method: &Method, values: &Values) -> String {
    normal(&method.template.path(values))
}

/// A path of a parent that ends in a slash has an empty segment more.
fn normal(path: &str) -> String {
    path.replace("//", "/")
}

/// The key of the item with an id in the collection of this path, and the values of its path; `None`: no item has such a path.
pub(crate) fn item_key(
    api: &Api,
    collection: &Collection,
    path: &str,
    id: &str,
    how: Match,
) -> Option<(String, Values)> {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let getter = api.methods.get(collection.get)?;
    let path = format!(
        "{}/{}",
        normal(path).trim_end_matches('/'),
        utf8_percent_encode(id, NON_ALPHANUMERIC)
    );
    let values = getter.values(&path, how)?;
    Some((key_of(getter, &values), values))
}

/// What a request is about: its method, its collection, and the item.
struct Subject<'a> {
    api: &'a Api,
    method: &'a Method,
    collection: &'a Collection,
    getter: &'a Method,
}

impl<'a> Subject<'a> {
    fn new(service: &'a Service, method: usize, number: usize) -> Result<Self, Failure> {
        let api = &service.api;
        let found = api.methods.get(method).zip(api.collections.get(number));
        let found = found.and_then(|(method, collection)| {
            let getter = api.methods.get(collection.get)?;
            Some(Self {
                api,
                method,
                collection,
                getter,
            })
        });
        found.ok_or_else(|| Failure::new(StatusCode::NOT_FOUND, "there is no such method"))
    }

    /// The key of the item of a path, and the values that the getter has for it.
    fn item(&self, call: &Call<'_>) -> Result<(String, Values), Failure> {
        let key = key_of(self.method, &call.values);
        let values = self.getter.values(&key, Match::Anything);
        let values = values.ok_or_else(|| Failure::not_found(&shown(&key)))?;
        Ok((key_of(self.getter, &values), values))
    }

    /// Writes what the server says about an item.
    fn write(
        &self,
        call: &Call<'_>,
        key: &str,
        values: &Values,
        change: Change,
        number: u64,
        value: &mut Value,
    ) {
        let Some(schema) = schema_of(self.api, self.collection) else {
            return;
        };
        let last = self
            .getter
            .template
            .last_variable()
            .map_or("", |(name, _)| name);
        identify(
            &self.api.schemas,
            schema,
            &self.collection.identity,
            (values, last),
            value,
        );
        if let Some(media) = &call.media {
            media::describe(schema, value, media);
        }
        let link = format!("{}{}{key}", call.request.origin, self.api.base);
        complete(schema, value, change, number, &link);
    }

    /// The item of a request.
    fn sent(&self, sent: &Sent, call: &Call<'_>) -> Value {
        let item = match &sent.property {
            Some(property) => call.body.get(property).cloned(),
            None => Some(call.body.clone()),
        };
        item.filter(Value::is_object).unwrap_or_else(|| json!({}))
    }

    /// The id that a request gives a new item, and where it does.
    fn id(&self, sent: &Sent, call: &Call<'_>, item: &Value) -> Option<(String, Place)> {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let parameter = |name: &str| call.request.parameter(name).map(str::to_owned);
        let beside = sent.id.as_deref().and_then(|name| {
            let in_body = sent
                .property
                .as_ref()
                .and_then(|_| text(call.body.get(name)));
            in_body.or_else(|| parameter(name))
        });
        let (beside, own) = match &self.collection.identity {
            // The last part of a name that is in this collection.
            Identity::ResourceName => (
                beside,
                text(item.get("name")).and_then(|name| self.id_of_name(call, &name)),
            ),
            Identity::Property(keys) => {
                let own = text(keys.iter().try_fold(item, |value, key| value.get(key)));
                (beside.or_else(|| parameter(keys.last()?)), own)
            }
            Identity::Path => (beside, None),
        };
        let found = beside
            .map(|id| (id, Place::Beside))
            .or_else(|| own.map(|id| (id, Place::Item)));
        found.filter(|(id, _)| !id.is_empty())
    }

    /// The id of the item with a resource name, if it is in the collection of the request.
    fn id_of_name(&self, call: &Call<'_>, name: &str) -> Option<String> {
        let (_, id) = name.rsplit_once('/')?;
        let (_, values) = item_key(
            self.api,
            self.collection,
            &key_of(self.method, &call.values),
            id,
            Match::Form,
        )?;
        values
            .values()
            .any(|value| value == name)
            .then(|| id.to_owned())
    }
}

/// Where a request has the id of a new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the item.
    Item,
    /// In a parameter, or in the body beside the item.
    Beside,
}

/// A key as messages show it.
fn shown(key: &str) -> String {
    percent_encoding::percent_decode_str(key)
        .decode_utf8_lossy()
        .into_owned()
}

/// Sends an item, or its bytes.
pub(super) fn get(
    service: &mut Service,
    method: usize,
    number: usize,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let subject = Subject::new(service, method, number)?;
    let (key, _) = subject.item(call)?;
    let operations = subject.collection.operations;
    if operations {
        super::operations::read(service, &key)?;
    }
    let subject = Subject::new(service, method, number)?;
    let item = service
        .store
        .get(&key)
        .ok_or_else(|| Failure::not_found(&shown(&key)))?;
    check_conditions(call, &item.value)?;
    if subject.method.downloads && call.request.parameter("alt") == Some("media") {
        return media::download(call.request, &item.media.clone().unwrap_or_default());
    }
    if let Some(given) = call.request.header("if-none-match")
        && item
            .value
            .get("etag")
            .and_then(Value::as_str)
            .is_some_and(|tag| given.contains(tag))
    {
        return Ok(Response {
            status: StatusCode::NOT_MODIFIED,
            ..Response::default()
        });
    }
    Ok(Response::json(item.value.clone()))
}

/// Creates an item of a collection.
pub(super) fn create(
    service: &mut Service,
    method: usize,
    number: usize,
    sent: &Sent,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let unique = service.store.next_number();
    let subject = Subject::new(service, method, number)?;
    let mut item = subject.sent(sent, call);
    let path = key_of(subject.method, &call.values);
    let (key, values) = match subject.id(sent, call, &item) {
        Some((id, place)) => {
            match item_key(subject.api, subject.collection, &path, &id, Match::Form) {
                Some(found) => found,
                // Some servers choose ids that a body cannot.
                None if place == Place::Item => new_key(&subject, &path, unique)?,
                None => {
                    let form = &subject.getter.form;
                    let message =
                        format!("Invalid id {id:?}: an item of this collection is {form}");
                    return Err(Failure::invalid(message));
                }
            }
        }
        None => new_key(&subject, &path, unique)?,
    };
    // An upload takes the place of the one before.
    if service.store.get(&key).is_some() && subject.method.uploads.is_empty() {
        let message = format!("{} already exists", shown(&key));
        return Err(Failure::new(StatusCode::CONFLICT, message));
    }
    check_conditions(
        call,
        service
            .store
            .get(&key)
            .map_or(&Value::Null, |item| &item.value),
    )?;
    remove_written(&subject, &mut item);
    subject.write(call, &key, &values, Change::Created, unique, &mut item);
    let scope = subject
        .method
        .parameters
        .iter()
        .filter(|(_, parameter)| parameter.schema.required);
    let scope = scope
        .filter_map(|(name, _)| Some((name.clone(), call.request.parameter(name)?.to_owned())));
    let scope = scope.collect();
    let kept = Item {
        value: item.clone(),
        media: call.media.clone(),
        scope,
        ..Item::default()
    };
    service.store.put(&key, kept)?;
    let origin = format!("{}{}{key}", call.request.origin, service.api.base);
    changed(service, method, call, item).map(|response| response.with("location", &origin))
}

/// The key of an item without an id: it gets one.
fn new_key(subject: &Subject<'_>, path: &str, unique: u64) -> Result<(String, Values), Failure> {
    let name = subject.collection.schema.to_ascii_lowercase();
    let number = (1000 + unique).to_string();
    let last = subject
        .getter
        .template
        .last_variable()
        .map_or("", |(name, _)| name);
    let parameter = subject
        .getter
        .parameters
        .get(last)
        .map(|parameter| &parameter.schema);
    let property = schema_of(subject.api, subject.collection).and_then(|schema| {
        match &subject.collection.identity {
            Identity::Property(keys) => schema.properties.get(keys.first()?),
            Identity::ResourceName | Identity::Path => None,
        }
    });
    // Some ids are numbers, alone or between other text, as their formats and patterns say.
    let pattern = parameter
        .and_then(|parameter| parameter.pattern.as_deref())
        .unwrap_or_default();
    let pattern = ["(\\d+)", "\\d+", "[0-9]+"]
        .iter()
        .fold(pattern.to_owned(), |text, digits| {
            text.replace(digits, &number)
        });
    let ids = [
        format!("{name}-{unique}"),
        format!("x{unique}"),
        number,
        pattern,
    ];
    let fits = |id: &&String| {
        [parameter, property]
            .iter()
            .flatten()
            .all(|schema| check_parameter("id", schema, id).is_ok())
    };
    let ids: Vec<&String> = ids.iter().filter(fits).collect();
    let found = [Match::Form, Match::Anything].into_iter().find_map(|how| {
        let mut keys = ids
            .iter()
            .filter_map(|id| item_key(subject.api, subject.collection, path, id, how));
        keys.next()
    });
    found.ok_or_else(|| {
        let form = &subject.getter.form;
        Failure::required(format!(
            "the new item needs an id: an item of this collection is {form}"
        ))
    })
}

/// Removes what only the server writes.
fn remove_written(subject: &Subject<'_>, item: &mut Value) {
    let Some(schema) = schema_of(subject.api, subject.collection) else {
        return;
    };
    if let Some(object) = item.as_object_mut() {
        object.retain(|name, value| {
            !value.is_null()
                && !schema
                    .properties
                    .get(name)
                    .is_some_and(|property| is_written(name, property))
        });
    }
}

/// Creates the item of a path, or replaces it.
pub(super) fn put(
    service: &mut Service,
    method: usize,
    number: usize,
    sent: &Sent,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let unique = service.store.next_number();
    let subject = Subject::new(service, method, number)?;
    let (key, values) = subject.item(call)?;
    if service.store.get(&key).is_none() {
        return create_at(service, method, number, sent, call, (&key, &values, unique));
    }
    let creates_only =
        subject.method.id.ends_with(".create") || subject.method.id.ends_with(".insert");
    match creates_only {
        true => Err(Failure::new(
            StatusCode::CONFLICT,
            format!("{} already exists", shown(&key)),
        )),
        false => update(service, method, number, sent, call, false),
    }
}

/// Creates the item of a key.
fn create_at(
    service: &mut Service,
    method: usize,
    number: usize,
    sent: &Sent,
    call: &Call<'_>,
    (key, values, unique): (&str, &Values, u64),
) -> Result<Response, Failure> {
    let subject = Subject::new(service, method, number)?;
    let mut item = subject.sent(sent, call);
    remove_written(&subject, &mut item);
    subject.write(call, key, values, Change::Created, unique, &mut item);
    let kept = Item {
        value: item.clone(),
        media: call.media.clone(),
        ..Item::default()
    };
    service.store.put(key, kept)?;
    changed(service, method, call, item)
}

/// Changes an item: all of it, or what the request has.
pub(super) fn update(
    service: &mut Service,
    method: usize,
    number: usize,
    sent: &Sent,
    call: &Call<'_>,
    patch: bool,
) -> Result<Response, Failure> {
    let unique = service.store.next_number();
    let subject = Subject::new(service, method, number)?;
    let (key, values) = subject.item(call)?;
    let Some(before) = service.store.get(&key) else {
        return match may_create(&subject, call) {
            true => create_at(service, method, number, sent, call, (&key, &values, unique)),
            false => Err(Failure::not_found(&shown(&key))),
        };
    };
    check_conditions(call, &before.value)?;
    let change = subject.sent(sent, call);
    let schema = schema_of(subject.api, subject.collection);
    let mut item = before.value.clone();
    match Mask::of(subject.method, sent, call) {
        Some(mask) => mask.apply(schema, &mut item, &change)?,
        None if patch => merge(&mut item, change),
        None => item = change,
    }
    if let (Some(schema), Some(new), Some(old)) =
        (schema, item.as_object_mut(), before.value.as_object())
    {
        for (name, property) in schema
            .properties
            .iter()
            .filter(|(name, property)| is_written(name, property))
        {
            let _ = property;
            match old.get(name) {
                Some(value) => new.insert(name.clone(), value.clone()),
                None => new.remove(name),
            };
        }
        new.retain(|_, value| !value.is_null());
    }
    let happened = if call.media.is_some() {
        Change::Uploaded
    } else {
        Change::Updated
    };
    subject.write(call, &key, &values, happened, unique, &mut item);
    let kept = Item {
        value: item.clone(),
        media: call.media.clone().or_else(|| before.media.clone()),
        ..before.clone()
    };
    service.store.put(&key, kept)?;
    changed(service, method, call, item)
}

/// Whether a change creates the item if it is not there: the request says so, or the method has a condition for that.
fn may_create(subject: &Subject<'_>, call: &Call<'_>) -> bool {
    let allowed = call.request.parameter("allowMissing") == Some("true");
    let condition = "currentDocument.exists";
    let by_condition = subject.method.parameters.contains_key(condition)
        && call.request.parameter(condition) != Some("true");
    allowed || by_condition
}

/// Deletes an item, and what is below it.
pub(super) fn delete(
    service: &mut Service,
    method: usize,
    number: usize,
    call: &Call<'_>,
) -> Result<Response, Failure> {
    let subject = Subject::new(service, method, number)?;
    let (key, _) = subject.item(call)?;
    let found = service
        .store
        .get(&key)
        .ok_or_else(|| Failure::not_found(&shown(&key)))?;
    check_conditions(call, &found.value)?;
    let gives_item = subject
        .method
        .response
        .as_ref()
        .and_then(|response| response.reference.as_ref())
        == Some(&subject.collection.schema);
    let starts = subject.method.starts;
    let response = subject.method.response.clone();
    let removed = service
        .store
        .remove(&key)
        .map_or(Value::Null, |item| item.value);
    match response {
        _ if starts => changed(service, method, call, json!({})),
        Some(_) if gives_item => Ok(Response::json(removed)),
        Some(response) => Ok(Response::json(
            service.api.schemas.value(&response, "deleted"),
        )),
        None => Ok(Response::nothing()),
    }
}

/// The conditions of Cloud Storage and of others: the parameter, the property, and whether they have to be equal.
const CONDITIONS: [(&str, &str, bool); 4] = [
    ("ifGenerationMatch", "generation", true),
    ("ifGenerationNotMatch", "generation", false),
    ("ifMetagenerationMatch", "metageneration", true),
    ("ifMetagenerationNotMatch", "metageneration", false),
];

/// Checks the conditions of a request. Without an item, its numbers are 0.
fn check_conditions(call: &Call<'_>, item: &Value) -> Result<(), Failure> {
    let unmet = |what: &str| {
        Err(Failure::new(
            StatusCode::PRECONDITION_FAILED,
            format!("the condition is not met: {what}"),
        ))
    };
    for (parameter, property, equal) in CONDITIONS {
        let Some(given) = call.request.parameter(parameter) else {
            continue;
        };
        let found = item.get(property).and_then(Value::as_str).unwrap_or("0");
        if (given == found) != equal {
            return unmet(&format!(
                "{parameter}={given}, and the {property} is {found}"
            ));
        }
    }
    match (
        call.request.header("if-match"),
        item.get("etag").and_then(Value::as_str),
    ) {
        (Some(given), Some(tag)) if given != "*" && !given.contains(tag) => {
            unmet("If-Match has another etag")
        }
        _ => Ok(()),
    }
}
