//! What was created since the server started, by path.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value;

use crate::failure::Failure;
use http::StatusCode;

/// So many bytes are kept, of messages and of media.
const MOST_BYTES: usize = 1 << 30;
/// So many items are kept.
const MOST_ITEMS: usize = 200_000;

/// What was created.
#[derive(Debug, Default)]
pub(crate) struct Store {
    items: BTreeMap<String, Item>,
    bytes: usize,
    last: u64,
}

/// Something that was created: an item of a collection, or an operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(crate) value: Value,
    pub(crate) media: Option<Media>,
    /// The rest of an operation.
    pub(crate) pending: Option<Pending>,
    /// When it was created, as a number that grows: the order of lists.
    pub(crate) created: u64,
    /// The required query parameters that it was created with.
    pub(crate) scope: BTreeMap<String, String>,
    /// How many bytes it takes: [`Store::put`] counts them.
    pub(crate) size: usize,
}

/// The bytes of an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Media {
    pub(crate) kind: String,
    pub(crate) bytes: Bytes,
}

/// An operation that is not done.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    /// So many more times it is read before it is done.
    pub(crate) polls: u32,
    /// What it is then.
    pub(crate) done: Value,
}

impl Store {
    /// A number that no one else has.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Item> {
        self.items.get(key)
    }

    /// Keeps an item in place of the one that is there.
    ///
    /// # Errors
    ///
    /// The server is full.
    pub(crate) fn put(&mut self, key: &str, mut item: Item) -> Result<(), Failure> {
        let media = item.media.as_ref().map_or(0, |media| media.bytes.len());
        item.size = key.len() + item.value.to_string().len() + media;
        let before = self.items.get(key).map_or(0, |item| item.size);
        let bytes = self.bytes - before + item.size;
        if bytes > MOST_BYTES || self.items.len() >= MOST_ITEMS {
            let message = "the fake server is full: restart it, or delete something";
            return Err(Failure::new(StatusCode::TOO_MANY_REQUESTS, message));
        }
        if item.created == 0 {
            item.created = self.next_number();
        }
        self.bytes = bytes;
        self.items.insert(key.to_owned(), item);
        Ok(())
    }

    /// Removes an item, and what was created below it.
    pub(crate) fn remove(&mut self, key: &str) -> Option<Item> {
        let removed = self.items.remove(key)?;
        let below = format!("{key}/");
        let items = self.items.range(below.clone()..).map(|(key, _)| key);
        let keys: Vec<String> = items
            .take_while(|key| key.starts_with(&below))
            .cloned()
            .collect();
        for key in keys {
            self.bytes -= self.items.remove(&key).map_or(0, |item| item.size);
        }
        self.bytes -= removed.size;
        Some(removed)
    }

    /// The items of a collection, in the order in which they were created. A segment `-` of its path is any segment.
    pub(crate) fn list(&self, collection: &str) -> Vec<(&str, &Item)> {
        let fixed = match collection.split_once("/-/") {
            Some((before, _)) => format!("{before}/"),
            None => format!("{collection}/"),
        };
        let items = self.items.range(fixed.clone()..);
        let items = items
            .take_while(|(key, _)| key.starts_with(&fixed))
            .filter_map(|(key, item)| {
                let (parent, id) = key.rsplit_once('/')?;
                is_in(parent, collection).then_some((id, item))
            });
        let mut items: Vec<_> = items.collect();
        items.sort_by_key(|(_, item)| item.created);
        items
    }
}

fn is_in(parent: &str, collection: &str) -> bool {
    let (mut parents, mut segments) = (parent.split('/'), collection.split('/'));
    loop {
        match (parents.next(), segments.next()) {
            (None, None) => return true,
            (Some(parent), Some(segment)) if segment == "-" || parent == segment => {}
            _ => return false,
        }
    }
}
