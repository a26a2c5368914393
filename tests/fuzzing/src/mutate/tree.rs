//! Changes to the tree of a JSON value.

use fastrand::Rng;
use serde_json::{Map, Number, Value, json};

use super::Language;
use super::{shapes, words};

/// Changes one place.
pub(super) fn mutate_once(root: &mut Value, language: Language, rng: &mut Rng) {
    let place = choose_place(root, language, rng);
    match rng.u8(..100) {
        0..25 => change_scalar(root, &place, language, rng),
        25..40 => rename_key(root, &place, language, rng),
        40..50 => remove(root, &place),
        50..60 => graft(root, &place, language, rng),
        60..68 => duplicate(root, &place, language, rng),
        68..72 => swap(root, &place, language, rng),
        72..75 => replace(root, &place, language, rng),
        75..80 => deepen(root, &place, language, rng),
        80..82 => multiply(root, &place, rng),
        _ => insert_shape(root, &place, language, rng),
    }
}

/// The JSON pointer of a place. Most of a document is descriptions, and a change of what stands at its top mostly ends it. Both are
/// chosen less often.
fn choose_place(root: &Value, language: Language, rng: &mut Rng) -> String {
    let mut places = Vec::new();
    collect_places(root, &mut String::new(), &mut places);
    let mut place = String::new();
    for _ in 0..4 {
        place = rng.choice(&places).cloned().unwrap_or_default();
        let described = place.contains("escription");
        let top = language == Language::Document && place.matches('/').count() < 2;
        if !described && !top {
            break;
        }
    }
    place
}

/// The nearest object that a place is in, or is.
fn object_around<'a>(root: &Value, mut place: &'a str) -> &'a str {
    while !root.pointer(place).is_some_and(Value::is_object) {
        let Some((above, _)) = place.rsplit_once('/') else {
            break;
        };
        place = above;
    }
    place
}

fn collect_places(value: &Value, path: &mut String, places: &mut Vec<String>) {
    places.push(path.clone());
    let length = path.len();
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                path.push('/');
                path.push_str(&key.replace('~', "~0").replace('/', "~1"));
                collect_places(inner, path, places);
                path.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                path.push('/');
                path.push_str(&index.to_string());
                collect_places(inner, path, places);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// The last key of a JSON pointer; empty for the root.
pub(super) fn last_key(place: &str) -> String {
    let (_, key) = place.rsplit_once('/').unwrap_or_default();
    key.replace("~1", "/").replace("~0", "~")
}

/// The object that a place is in, and its key.
fn parent_object<'a>(
    root: &'a mut Value,
    place: &str,
) -> Option<(&'a mut Map<String, Value>, String)> {
    let (parent, _) = place.rsplit_once('/')?;
    let object = root.pointer_mut(parent)?.as_object_mut()?;
    Some((object, last_key(place)))
}

fn change_scalar(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let ids = words::Known::of(root);
    let key = last_key(place);
    let Some(value) = root.pointer_mut(place) else {
        return;
    };
    match value {
        Value::String(text) => *text = words::change_text(text, &key, language, &ids, rng),
        Value::Number(number) => *value = words::change_number(number, rng),
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *value = words::any_value(language, rng),
        Value::Array(items) => rng.shuffle(items),
        Value::Object(_) => rename_key(root, place, language, rng),
    }
}

fn rename_key(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let ids = words::Known::of(root);
    let Some((object, key)) = parent_object(root, place) else {
        return;
    };
    let renamed = if rng.u8(..) < 40 {
        let others: Vec<String> = object.keys().cloned().collect();
        words::near(&rng.choice(others).unwrap_or_default(), rng)
    } else {
        words::change_text(&key, "name", language, &ids, rng)
    };
    if let Some(value) = object.remove(&key) {
        object.insert(renamed, value);
    }
}

fn remove(root: &mut Value, place: &str) {
    let Some((parent, key)) = place.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.remove(&last_key(place))),
        Some(Value::Array(items)) => {
            if let Ok(index) = key.parse::<usize>()
                && index < items.len()
            {
                items.remove(index);
            }
        }
        _ => {}
    }
}

/// Puts a copy of another place here. If both are in objects, the copy mostly comes beside what is here.
fn graft(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let from = choose_place(root, language, rng);
    let mostly = rng.u8(..) < 200;
    let from = if mostly {
        object_around(root, &from)
    } else {
        &from
    };
    let place = if mostly {
        object_around(root, place)
    } else {
        place
    };
    let Some(copy) = root.pointer(from).cloned() else {
        return;
    };
    // A copy of the root in itself doubles the text each time.
    if from.is_empty() && rng.u8(..) > 8 {
        return;
    }
    match root.pointer_mut(place) {
        Some(Value::Object(object)) if rng.u8(..) < 190 => {
            let key = last_key(from);
            object.insert(key, copy);
        }
        Some(Value::Array(items)) if rng.u8(..) < 190 => items.push(copy),
        Some(value) => *value = copy,
        None => {}
    }
}

/// Puts a copy beside the original, under a name that is like its name.
fn duplicate(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let ids = words::Known::of(root);
    let Some((parent, _)) = place.rsplit_once('/') else {
        return;
    };
    let key = last_key(place);
    match root.pointer_mut(parent) {
        Some(Value::Object(object)) => {
            let name = match rng.u8(..) {
                0..180 => words::near(&key, rng),
                _ => words::change_text(&key, "name", language, &ids, rng),
            };
            if let Some(copy) = object.get(&key).cloned() {
                object.insert(name, copy);
            }
        }
        Some(Value::Array(items)) => {
            if let Some(copy) = rng.choice(&*items).cloned() {
                let at = rng.usize(..=items.len());
                items.insert(at, copy);
            }
        }
        _ => {}
    }
}

fn swap(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let other = choose_place(root, language, rng);
    // One must not be inside of the other one.
    if place.starts_with(&other) || other.starts_with(place) {
        return;
    }
    let Some(one) = root.pointer_mut(place).map(Value::take) else {
        return;
    };
    let Some(two) = root.pointer_mut(&other) else {
        return;
    };
    let two = std::mem::replace(two, one);
    if let Some(one) = root.pointer_mut(place) {
        *one = two;
    }
}

fn replace(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    if let Some(value) = root.pointer_mut(place) {
        *value = words::any_value(language, rng);
    }
}

/// Wraps what is here, several times.
fn deepen(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    let place = match language {
        Language::Document => object_around(root, place),
        Language::Message | Language::Call => place,
    };
    let Some(value) = root.pointer_mut(place) else {
        return;
    };
    let levels = match rng.u8(..) {
        0..200 => 1 + rng.usize(..4),
        200..250 => 1 + rng.usize(..40),
        _ => 1 + rng.usize(..200),
    };
    let kind = rng.u8(..4);
    for _ in 0..levels {
        let inner = value.take();
        *value = match (language, kind) {
            (Language::Document, 0) => json!({ "type": "array", "items": inner }),
            (Language::Document, 1) => json!({ "type": "object", "additionalProperties": inner }),
            (Language::Document, 2) => {
                json!({ "type": "object", "properties": { "inner": inner } })
            }
            (Language::Document, _) => json!({ "resources": { "inner": inner } }),
            (Language::Message | Language::Call, 0 | 1) => json!([inner]),
            (Language::Message | Language::Call, 2) => json!({ "next": inner }),
            (Language::Message | Language::Call, _) => json!({ "x": inner }),
        };
    }
}

/// Adds many of what is here.
fn multiply(root: &mut Value, place: &str, rng: &mut Rng) {
    let times = [2, 5, 20, 60][rng.usize(..4)];
    match root.pointer_mut(place) {
        Some(Value::Array(items)) => {
            let Some(item) = rng.choice(&*items).cloned() else {
                return;
            };
            for number in 0..times {
                items.push(match &item {
                    Value::String(text) => Value::from(format!("{text}{number}")),
                    other => other.clone(),
                });
            }
        }
        Some(Value::Object(object)) if object.len() < 200 => {
            let one = rng
                .choice(object.iter())
                .map(|(key, value)| (key.clone(), value.clone()));
            let Some((key, value)) = one else { return };
            if value.to_string().len() > 2000 {
                return;
            }
            for number in 0..times {
                object.insert(format!("{key}{number}"), value.clone());
            }
        }
        Some(Value::String(text)) if text.len() < 500 => *text = text.repeat(times),
        Some(Value::Number(number)) => {
            if let Some(double) = number
                .as_f64()
                .and_then(|double| Number::from_f64(double * 1e9))
            {
                *number = double;
            }
        }
        _ => {}
    }
}

/// Adds something that is known to be hard, where it belongs.
fn insert_shape(root: &mut Value, place: &str, language: Language, rng: &mut Rng) {
    if language == Language::Call
        && rng.bool()
        && let Some(Value::Array(responses)) = root.get_mut("responses")
    {
        let at = rng.usize(..=responses.len());
        responses.insert(at, words::any_response(rng));
        return;
    }
    let ids = words::Known::of(root);
    // The nearest place above that takes a shape.
    let mut place = place;
    loop {
        let key = last_key(place);
        if let Some(Value::Object(object)) = root.pointer_mut(place)
            && let Some(shape) = shapes::shape_for(&key, language, &ids, rng)
        {
            if shape.whole {
                *object = shape.members;
            } else {
                object.extend(shape.members);
            }
            return;
        }
        match place.rsplit_once('/') {
            Some((above, _)) => place = above,
            None => return,
        }
    }
}
