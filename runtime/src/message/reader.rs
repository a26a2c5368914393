//! The reader: a serde visitor over a [`Slot`]. It is generic over the format, and not over the message.
//!
//! It accepts any value (`deserialize_any`), and the slot decides. With serde_json's `arbitrary_precision`, which any crate of
//! the build can switch on, a number is a map with one private key. So the reader reads a map in the wrong place as a
//! [`Value`], which knows that form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Number, Value};

use super::decoding::Decoding;
use super::error::{DecodeError, PathTrace};
use super::exact::{self, Raw};
use super::kept::Kept;
use super::number;
use super::size::{self, Meter};
use super::table::{Element, Entries, Field, List, Message, Slot, Table, View, find_key};
use super::unknown::{JsonMap, Unknown};

/// Reads a JSON text into `element`.
///
/// The element should be empty: a message keeps fields that the text does not have.
///
/// # Errors
///
/// The text is not JSON, there is more text after it, a value does not have the schema's type, or the element takes more memory
/// than [`Decoding::max_decoded_bytes`] says. `element` then has what was read before the error.
pub fn from_slice(json: &[u8], element: &mut dyn Element) -> Result<(), DecodeError> {
    from_slice_with(json, element, Decoding::default())
}

/// Reads a JSON text into `element`, and keeps a value of the wrong type among the unknown properties of the message around it:
/// [`unknowns`](super::unknowns) returns such values as [`Finding::WrongType`](super::Finding::WrongType).
///
/// # Errors
///
/// The text is not JSON, there is more text after it, a value of the wrong type has no message around it, or the element takes
/// more memory than [`Decoding::max_decoded_bytes`] says.
pub fn from_slice_leniently(json: &[u8], element: &mut dyn Element) -> Result<(), DecodeError> {
    from_slice_with(json, element, Decoding::new().lenient(true))
}

/// Reads a JSON text into `element`, in a certain way. With [`in_data`](Decoding::in_data) it reads the value under `data` in a
/// JSON object: APIs with the feature `dataWrapper` wrap every body so. Without `data`, or if it is `null`, `element` stays
/// unchanged.
///
/// # Errors
///
/// The errors of [`from_slice`], or of [`from_slice_leniently`]. With `in_data`, paths start with `data`.
pub(super) fn from_slice_with(
    json: &[u8],
    element: &mut dyn Element,
    how: Decoding,
) -> Result<(), DecodeError> {
    let trace = PathTrace {
        lenient: how.lenient,
        in_wrapper: how.in_data,
        meter: Meter::new(json.len(), how.max_decoded_bytes),
        ..PathTrace::default()
    };
    if !how.in_data {
        return slot_from_slice(json, element.slot(), trace);
    }
    let mut wrapper = Wrapper {
        data: Data(element),
        unknown: Unknown::new(),
    };
    slot_from_slice(json, Slot::Message(&mut wrapper), trace)
}

fn slot_from_slice(json: &[u8], slot: Slot<'_>, mut trace: PathTrace) -> Result<(), DecodeError> {
    // Once for all of it is faster than for each string. A text that is not UTF-8 is read up to there, for the path.
    let (text, broken) = match str::from_utf8(json) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = json.get(..error.valid_up_to()).unwrap_or_default();
            (str::from_utf8(valid).unwrap_or_default(), Some(error))
        }
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = read(slot, &mut deserializer, &mut trace).and_then(|()| deserializer.end());
    match (read, broken) {
        (Err(error), _) if !error.is_eof() => Err(trace.into_decode_error(&error)),
        (_, Some(broken)) => Err(trace.into_decode_error(&broken)),
        (Err(error), None) => Err(trace.into_decode_error(&error)),
        (Ok(()), None) => Ok(()),
    }
}

/// Reads a JSON text into a value of any type, with the numbers of [`Value`].
///
/// # Errors
///
/// The text is not JSON, or the value takes more memory than `max_bytes` says: see [`Decoding::max_decoded_bytes`].
pub(crate) fn value_from_slice(
    json: &[u8],
    max_bytes: Option<usize>,
) -> Result<Value, DecodeError> {
    let mut meter = Meter::new(json.len(), max_bytes);
    // A text that is not JSON is measured too, and then refused.
    if str::from_utf8(json).is_ok_and(|text| !meter.add(size::of_json(text))) {
        return Err(DecodeError::too_large(String::new(), meter.refusal()));
    }
    decode_as(json)
}

/// Reads a JSON text into a type of the caller, with its own serde implementation.
///
/// # Errors
///
/// The error of serde_json, without a path.
pub fn decode_as<T: DeserializeOwned>(json: &[u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(json).map_err(|error| DecodeError::new(String::new(), error.to_string()))
}

/// Reads `element` from any self-describing format. `Deserialize` of every generated type calls it.
///
/// # Errors
///
/// The format's own error. For a value of the wrong type it has the path, as in [`DecodeError`].
pub fn deserialize<'de, D: Deserializer<'de>>(
    element: &mut dyn Element,
    deserializer: D,
) -> Result<(), D::Error> {
    let mut trace = PathTrace::default();
    read(element.slot(), deserializer, &mut trace).map_err(|error| trace.into_format_error(error))
}

fn read<'de, D: Deserializer<'de>>(
    slot: Slot<'_>,
    deserializer: D,
    trace: &mut PathTrace,
) -> Result<(), D::Error> {
    let expected = slot.expected();
    match (Reader {
        slot,
        trace: &mut *trace,
    })
    .deserialize(deserializer)?
    {
        Outcome::Null => Err(trace.type_error(expected, &Value::Null)),
        _ => Ok(()),
    }
}

/// The outcome of reading a value. All but `Read` leave the field absent, and are kept in [`Unknown`].
#[derive(Clone, Copy)]
enum Outcome {
    Read,
    Null,
    EmptyList,
    EmptyObject,
    /// The value has another type. The trace keeps it.
    Odd,
}

impl Outcome {
    fn kept_value(self) -> Value {
        match self {
            Outcome::Read | Outcome::Null | Outcome::Odd => Value::Null,
            Outcome::EmptyList => Value::Array(Vec::new()),
            Outcome::EmptyObject => Value::Object(JsonMap::new()),
        }
    }
}

/// Reads one value into a slot.
struct Reader<'a, 't> {
    slot: Slot<'a>,
    trace: &'t mut PathTrace,
}

impl Reader<'_, '_> {
    fn accept_if<E: Error>(self, fits: bool, found: impl FnOnce() -> Value) -> Result<Outcome, E> {
        if fits {
            Ok(Outcome::Read)
        } else {
            Err(self.trace.type_error(self.slot.expected(), &found()))
        }
    }

    /// Takes a value that is not a plain token.
    fn read_value<E: Error>(mut self, value: Value) -> Result<Outcome, E> {
        match (&mut self.slot, value) {
            (Slot::Json(place), value) => {
                **place = value;
                Ok(Outcome::Read)
            }
            (Slot::JsonMap(map), Value::Object(value)) => {
                **map = value;
                Ok(Outcome::Read)
            }
            (Slot::JsonMap(_), Value::Null) => Ok(Outcome::Null),
            (_, Value::Number(number)) => self.read_number(number),
            (_, value) => self.accept_if(false, || value),
        }
    }

    /// Takes the text of a value. If the value has another type, the trace keeps it.
    fn read_leniently<E: Error>(self, text: &str) -> Result<Outcome, E> {
        let Reader { slot, trace } = self;
        let first = text.as_bytes().first();
        let fits = match (&slot, first) {
            (_, Some(b'n')) if !matches!(slot, Slot::Json(_)) => return Ok(Outcome::Null),
            (Slot::Message(_) | Slot::Map(_), Some(b'{')) | (Slot::List(_), Some(b'[')) => {
                let reader = Reader { slot, trace };
                let read = serde_json::Deserializer::from_str(text).deserialize_any(reader);
                return read.map_err(E::custom);
            }
            (Slot::Json(_), _) | (Slot::JsonMap(_), Some(b'{')) => {
                let value = exact::read_text(text, trace)?;
                return Reader { slot, trace }.read_value(value);
            }
            (Slot::Message(_) | Slot::Map(_) | Slot::List(_) | Slot::JsonMap(_), _) => false,
            _ => true,
        };
        let expected = slot.expected();
        if let Slot::String(_) | Slot::Text(_) = slot {
            trace.count(size::of_text(text))?;
        }
        if fits {
            let reader = Reader {
                slot,
                trace: &mut PathTrace::default(),
            };
            let read = serde_json::Deserializer::from_str(text).deserialize_any(reader);
            if let Ok(outcome) = read {
                return Ok(outcome);
            }
        }
        let value = exact::read_text(text, trace)?;
        if !trace.can_keep {
            return Err(trace.type_error(expected, &value));
        }
        // Beside the digits of numbers in it.
        trace.kept.get_or_insert_default().value = Some(value);
        Ok(Outcome::Odd)
    }

    /// Takes a number, as its text, with `arbitrary_precision`.
    fn read_number<E: Error>(mut self, number: Number) -> Result<Outcome, E> {
        let fits = !matches!(self.slot, Slot::String(_) | Slot::Text(_))
            && put_text(&mut self.slot, &number.to_string());
        self.accept_if(fits, || Value::Number(number))
    }
}

/// Puts an integer into the slot, if it fits.
fn put_integer(
    slot: &mut Slot<'_>,
    number: impl Copy + TryInto<i32> + TryInto<u32> + TryInto<i64> + TryInto<u64>,
) -> bool {
    fn put<T>(place: &mut T, number: impl TryInto<T>) -> bool {
        number.try_into().map(|number| *place = number).is_ok()
    }
    match slot {
        Slot::I32(place) => put(*place, number),
        Slot::U32(place) => put(*place, number),
        Slot::I64(place) => put(*place, number),
        Slot::U64(place) => put(*place, number),
        _ => false,
    }
}

/// Puts an integer into the slot, if it fits. `double` and `single` are the nearest floats.
fn put_number(
    slot: &mut Slot<'_>,
    number: impl Copy + TryInto<i32> + TryInto<u32> + TryInto<i64> + TryInto<u64>,
    double: f64,
    single: f32,
) -> bool {
    match slot {
        Slot::F64(place) => **place = double,
        Slot::F32(place) => **place = single,
        slot => return put_integer(slot, number),
    }
    true
}

/// Puts a string into the slot, if it fits.
fn put_text(slot: &mut Slot<'_>, text: &str) -> bool {
    fn put<T>(place: &mut T, value: Option<T>) -> bool {
        value.map(|value| *place = value).is_some()
    }
    match slot {
        Slot::String(place) => {
            **place = text.to_owned();
            true
        }
        Slot::Text(place) => place.read(text),
        Slot::Bool(place) => put(*place, text.parse().ok()),
        Slot::I32(_) | Slot::U32(_) | Slot::I64(_) | Slot::U64(_) => {
            number::parse_integer(text).is_some_and(|number| put_integer(slot, number))
        }
        Slot::F64(place) => put(*place, number::parse_f64(text)),
        Slot::F32(place) => put(*place, number::parse_f32(text)),
        _ => false,
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, '_> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        if self.trace.lenient {
            return match Raw::deserialize(deserializer)? {
                Raw::Text(text) => self.read_leniently(&text),
                Raw::Value(value) => self.read_leniently(&value.to_string()),
            };
        }
        if let Slot::Json(_) | Slot::JsonMap(_) = self.slot {
            let value = exact::read_any(deserializer, self.trace)?;
            return self.read_value(value);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, '_> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slot.expected())
    }

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Outcome, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<Outcome, E> {
        let fits = match &mut self.slot {
            Slot::Bool(place) => {
                **place = value;
                true
            }
            _ => false,
        };
        self.accept_if(fits, || Value::Bool(value))
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<Outcome, E> {
        let fits = put_number(&mut self.slot, value, value as f64, value as f32);
        self.accept_if(fits, || Value::from(value))
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<Outcome, E> {
        let fits = put_number(&mut self.slot, value, value as f64, value as f32);
        self.accept_if(fits, || Value::from(value))
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<Outcome, E> {
        let fits = match &mut self.slot {
            Slot::F64(place) => {
                **place = value;
                true
            }
            Slot::F32(place) => number::narrow_to_f32(value)
                .map(|value| **place = value)
                .is_some(),
            slot => number::exact_integer(value).is_some_and(|value| put_integer(slot, value)),
        };
        self.accept_if(fits, || Value::from(value))
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<Outcome, E> {
        self.trace.count(size::of_text(value))?;
        let fits = put_text(&mut self.slot, value);
        self.accept_if(fits, || Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Outcome, E> {
        if let Slot::String(place) = self.slot {
            self.trace.count(size::of_text(&value))?;
            *place = value;
            return Ok(Outcome::Read);
        }
        self.visit_str(&value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Outcome, A::Error> {
        match self.slot {
            Slot::List(list) => self
                .trace
                .one_level_deeper(|trace| read_list(list, seq, trace)),
            _ => {
                let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
                self.read_value(value)
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Outcome, A::Error> {
        match self.slot {
            Slot::Message(message) => self
                .trace
                .one_level_deeper(|trace| read_message(message, map, trace)),
            Slot::Map(entries) => self
                .trace
                .one_level_deeper(|trace| read_entries(entries, map, trace)),
            _ => {
                let value = Value::deserialize(MapAccessDeserializer::new(map))?;
                self.read_value(value)
            }
        }
    }
}

fn read_message<'de, A: MapAccess<'de>>(
    message: &mut dyn Message,
    map: A,
    trace: &mut PathTrace,
) -> Result<Outcome, A::Error> {
    trace.count(size::of_message(message))?;
    let outside = trace.can_keep;
    trace.can_keep = !std::mem::take(&mut trace.in_wrapper);
    read_fields(message, map, trace)?;
    trace.can_keep = outside;
    Ok(Outcome::Read)
}

fn read_fields<'de, A: MapAccess<'de>>(
    message: &mut dyn Message,
    mut map: A,
    trace: &mut PathTrace,
) -> Result<(), A::Error> {
    // `unknown` has to be checked for a key that comes twice only if it has any entry.
    let mut kept_some = !message.unknown().is_empty();
    let keys = message.keys();
    while let Some(Key(key)) = map.next_key()? {
        let field = find_key(keys, &key).and_then(|index| message.field_mut(index));
        let Some(field) = field else {
            trace.count(size::of_unknown(!kept_some, &key))?;
            read_unknown(message.unknown_mut(), key.into_owned(), &mut map, trace)?;
            kept_some = true;
            continue;
        };
        let reader = Reader {
            slot: field.slot(),
            trace: &mut *trace,
        };
        let outcome = map
            .next_value_seed(reader)
            .inspect_err(|_| trace.at_key(&key))?;
        if kept_some {
            message.unknown_mut().remove(&key);
        }
        match outcome {
            Outcome::Read => {}
            Outcome::Odd => clear_field(message, &key),
            outcome => {
                clear_field(message, &key);
                let value = outcome.kept_value();
                trace.count(size::of_unknown(!kept_some, &key))?;
                message.unknown_mut().keep(key.clone().into_owned(), value);
                kept_some = true;
            }
        }
        if let Some(inside) = trace.kept.take() {
            trace.count(size::of_unknown(!kept_some, &key) + size::of_kept(true))?;
            message.unknown_mut().keep_inside(key.into_owned(), *inside);
            kept_some = true;
        }
    }
    Ok(())
}

fn clear_field(message: &mut dyn Message, key: &str) {
    if let Some(field) = message.field_by_key(key) {
        field.clear();
    }
}

/// Reads a property that the schema does not have.
fn read_unknown<'de, A: MapAccess<'de>>(
    unknown: &mut Unknown,
    key: String,
    map: &mut A,
    trace: &mut PathTrace,
) -> Result<(), A::Error> {
    // Even the wrapper keeps what it does not know.
    let can_keep = std::mem::replace(&mut trace.can_keep, true);
    let raw = map
        .next_value::<Raw<'_>>()
        .inspect_err(|_| trace.at_key(&key))?;
    let value = match raw {
        Raw::Text(text) => {
            exact::read_text(&text, trace).inspect_err(|_: &A::Error| trace.at_key(&key))?
        }
        Raw::Value(value) => value,
    };
    trace.can_keep = can_keep;
    refuse_number(&key, &value, trace)?;
    match trace.kept.take() {
        Some(inside) => {
            trace.count(size::of_kept(true) + key.len())?;
            unknown.keep(key.clone(), value);
            unknown.keep_inside(key, *inside);
        }
        None => unknown.keep(key, value),
    }
    Ok(())
}

/// A null is kept, though ProtoJSON parsers refuse it (`MapFieldValueIsNull` in protobuf's conformance suite; "Map value cannot be
/// null" in Java's `JsonFormat`): in the body of a PATCH it deletes the entry, and what is written has to be readable.
fn read_entries<'de, A: MapAccess<'de>>(
    entries: &mut dyn Entries,
    mut map: A,
    trace: &mut PathTrace,
) -> Result<Outcome, A::Error> {
    let mut entries_read = 0;
    let mut kept = BTreeMap::new();
    while let Some(Key(key)) = map.next_key()? {
        if key == NUMBER {
            let value = map.next_value()?;
            refuse_number(&key, &value, trace)?;
            return Err(trace.type_error("an object of the schema's keys", &value));
        }
        // The last of several entries with one key counts.
        if !kept.is_empty() {
            kept.remove(&*key);
        }
        let read = map.next_value_seed(EntryReader {
            entries: &mut *entries,
            number: entries_read,
            key: &key,
            trace: &mut *trace,
        });
        let read = read.and_then(|outcome| match outcome {
            Outcome::Null if trace.can_keep => {
                trace.kept = Some(Kept::of_value(Value::Null).into());
                Ok(Outcome::Odd)
            }
            Outcome::Null => Err(trace.type_error(entries.put(&key).expected(), &Value::Null)),
            outcome => Ok(outcome),
        });
        if let Outcome::Odd = read.inspect_err(|_| trace.at_key(&key))? {
            entries.remove(&key);
        }
        if let Some(inside) = trace.kept.take() {
            trace.count(size::of_kept(kept.is_empty()) + key.len())?;
            kept.insert(key.into_owned(), *inside);
        }
        entries_read += 1;
    }
    trace.kept = Kept::of_entries(kept).map(Box::new);
    Ok(if entries_read == 0 {
        Outcome::EmptyObject
    } else {
        Outcome::Read
    })
}

/// A null is an error, as in all ProtoJSON parsers: `RepeatedFieldPrimitiveElementIsNull` and `RepeatedFieldMessageElementIsNull`
/// in protobuf's conformance suite; "Repeated field elements cannot be null" in Java's `JsonFormat`, "null is not allowed to be
/// used as an element in a repeated field" in Python's `json_format`.
fn read_list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut seq: A,
    trace: &mut PathTrace,
) -> Result<Outcome, A::Error> {
    let mut index = 0;
    let mut kept = BTreeMap::new();
    loop {
        let read = seq.next_element_seed(ItemReader {
            list: &mut *list,
            index,
            trace: &mut *trace,
        });
        let outcome = match read {
            Ok(None) => break,
            Ok(Some(Outcome::Null)) if trace.lenient && trace.can_keep => {
                trace.kept = Some(Kept::of_value(Value::Null).into());
                Outcome::Odd
            }
            Ok(Some(Outcome::Null)) => {
                let error = trace.type_error(list.push().expected(), &Value::Null);
                trace.at_index(index);
                return Err(error);
            }
            Ok(Some(outcome)) => outcome,
            Err(error) => {
                trace.at_index(index);
                return Err(error);
            }
        };
        if let Outcome::Odd = outcome {
            list.pop();
        }
        if let Some(inside) = trace.kept.take() {
            trace.count(size::of_kept(kept.is_empty()))?;
            kept.insert(index, *inside);
        }
        index += 1;
    }
    trace.kept = Kept::of_elements(kept).map(Box::new);
    Ok(if index == 0 {
        Outcome::EmptyList
    } else {
        Outcome::Read
    })
}

/// serde_json's key of a number with `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// With `arbitrary_precision` a number looks like an object. Its key tells the difference.
fn refuse_number<E: Error>(key: &str, value: &Value, trace: &mut PathTrace) -> Result<(), E> {
    if key != NUMBER {
        return Ok(());
    }
    match value.as_str().and_then(|text| text.parse::<Number>().ok()) {
        Some(number) => Err(trace.type_error("an object", &Value::Number(number))),
        None => Ok(()),
    }
}

/// Adds an element to a list, if there is one to read.
struct ItemReader<'a, 't> {
    list: &'a mut dyn List,
    index: usize,
    trace: &'t mut PathTrace,
}

impl<'de> DeserializeSeed<'de> for ItemReader<'_, '_> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        let (slot, trace) = (self.list.push(), self.trace);
        trace.count(size::of_element(self.index, &slot))?;
        Reader { slot, trace }.deserialize(deserializer)
    }
}

/// Puts a value into a map.
struct EntryReader<'a, 't> {
    entries: &'a mut dyn Entries,
    /// How many were read before.
    number: usize,
    key: &'a str,
    trace: &'t mut PathTrace,
}

impl<'de> DeserializeSeed<'de> for EntryReader<'_, '_> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outcome, D::Error> {
        let (slot, trace) = (self.entries.put(self.key), self.trace);
        trace.count(size::of_entry(self.number + 1, self.key, &slot))?;
        Reader { slot, trace }.deserialize(deserializer)
    }
}

/// An object's key, borrowed from the text if possible.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key.to_owned())))
    }

    fn visit_string<E: Error>(self, key: String) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key)))
    }
}

/// The wrapper `{"data": …}` around an element.
struct Wrapper<'a> {
    data: Data<'a>,
    unknown: Unknown,
}

impl Message for Wrapper<'_> {
    fn table(&self) -> &'static Table {
        &Table {
            name: "Wrapper",
            schema: "",
            keys: &["data"],
            plain_integers: &[],
            unmasked: &[],
        }
    }

    fn field(&self, index: usize) -> Option<&dyn Field> {
        (index == 0).then_some(&self.data as &dyn Field)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.data as &mut dyn Field)
    }

    fn unknown(&self) -> &Unknown {
        &self.unknown
    }

    fn unknown_mut(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

struct Data<'a>(&'a mut dyn Element);

impl Field for Data<'_> {
    fn slot(&mut self) -> Slot<'_> {
        self.0.slot()
    }

    fn view(&self) -> Option<View<'_>> {
        Some(self.0.view())
    }

    fn clear(&mut self) {}
}
