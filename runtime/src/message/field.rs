//! Implements elements and fields for the standard types.

use std::any::Any;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::{self, Debug, Formatter};

use serde_json::Value;

use super::table::{Element, Entries, Field, List, Message, Slot, Table, View};
use super::unknown::{JsonMap, Unknown};

macro_rules! scalar {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl Element for $type {
            fn empty() -> Self {
                <$type>::default()
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$variant(self)
            }
            fn view(&self) -> View<'_> {
                View::$variant(*self)
            }
        }
    )*};
}

scalar! { bool => Bool, i32 => I32, u32 => U32, i64 => I64, u64 => U64, f32 => F32, f64 => F64 }

macro_rules! by_reference {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl Element for $type {
            fn empty() -> Self {
                <$type>::default()
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::$variant(self)
            }
            fn view(&self) -> View<'_> {
                View::$variant(self)
            }
        }
    )*};
}

by_reference! { String => String, Value => Json, JsonMap => JsonMap }

impl<M: Message + Default + 'static> Element for M {
    fn empty() -> Self {
        M::default()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Message(self)
    }

    fn view(&self) -> View<'_> {
        View::Message(self)
    }
}

impl<M: Message> Message for Box<M> {
    fn table(&self) -> &'static Table {
        M::table(self)
    }

    fn field(&self, index: usize) -> Option<&dyn Field> {
        M::field(self, index)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn Field> {
        M::field_mut(self, index)
    }

    fn boxed_size(&self) -> usize {
        size_of::<M>()
    }

    fn unknown(&self) -> &Unknown {
        M::unknown(self)
    }

    fn unknown_mut(&mut self) -> &mut Unknown {
        M::unknown_mut(self)
    }
}

/// The methods of a field that its own type implements by a trait.
macro_rules! methods_by_own_type {
    () => {
        fn as_any(&self) -> Option<&dyn Any> {
            Some(self)
        }

        fn assign(&mut self, from: &dyn Field) {
            if let Some(from) = from.as_any().and_then(|from| from.downcast_ref::<Self>()) {
                self.clone_from(from);
            }
        }

        fn same(&self, other: &dyn Field) -> bool {
            other.as_any().and_then(|other| other.downcast_ref()) == Some(self)
        }
    };
}

impl<T: Element + Clone + PartialEq + Debug + 'static> Field for Option<T> {
    methods_by_own_type!();

    fn debug(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.as_ref().map_or(Ok(()), |value| value.fmt(f))
    }

    fn slot(&mut self) -> Slot<'_> {
        self.insert(T::empty()).slot()
    }

    fn view(&self) -> Option<View<'_>> {
        self.as_ref().map(T::view)
    }

    fn clear(&mut self) {
        *self = None;
    }

    fn with_blank(&self, visit: &mut dyn FnMut(View<'_>)) {
        visit(T::empty().view());
    }
}

impl<T: Element> List for Vec<T> {
    fn push(&mut self) -> Slot<'_> {
        let index = Vec::len(self);
        Vec::push(self, T::empty());
        self[index].slot()
    }

    fn pop(&mut self) {
        Vec::pop(self);
    }

    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<View<'_>> {
        <[T]>::get(self, index).map(T::view)
    }
}

impl<T: Element> Element for Vec<T> {
    fn empty() -> Self {
        Vec::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        Vec::clear(self);
        Slot::List(self)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Element + Clone + PartialEq + Debug + 'static> Field for Vec<T> {
    methods_by_own_type!();

    fn debug(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }

    fn slot(&mut self) -> Slot<'_> {
        Element::slot(self)
    }

    fn view(&self) -> Option<View<'_>> {
        if Vec::is_empty(self) {
            None
        } else {
            Some(View::List(self))
        }
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }
}

impl<T: Element> Entries for BTreeMap<String, T> {
    fn put(&mut self, key: &str) -> Slot<'_> {
        let value = match self.entry(key.to_owned()) {
            Entry::Occupied(mut entry) => {
                entry.insert(T::empty());
                entry.into_mut()
            }
            Entry::Vacant(entry) => entry.insert(T::empty()),
        };
        value.slot()
    }

    fn remove(&mut self, key: &str) {
        BTreeMap::remove(self, key);
    }

    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, View<'a>)) {
        for (key, value) in self {
            visit(key, value.view());
        }
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn empty() -> Self {
        BTreeMap::new()
    }

    fn slot(&mut self) -> Slot<'_> {
        BTreeMap::clear(self);
        Slot::Map(self)
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Element + Clone + PartialEq + Debug + 'static> Field for BTreeMap<String, T> {
    methods_by_own_type!();

    fn debug(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }

    fn slot(&mut self) -> Slot<'_> {
        Element::slot(self)
    }

    fn view(&self) -> Option<View<'_>> {
        if BTreeMap::is_empty(self) {
            None
        } else {
            Some(View::Map(self))
        }
    }

    fn clear(&mut self) {
        BTreeMap::clear(self);
    }
}
