//! Pairs of an old item and a new item: those with the same key, then those with the same Rust name, then those that look alike.

use std::collections::BTreeMap;
use std::mem::take;

/// How many pairs of a removed and an added item are compared by their looks.
const MOST_GUESSES: usize = 40_000;

/// The items of two lists, in pairs.
#[derive(Debug)]
pub(super) struct Pairs<'a, T> {
    /// In both, by key or by Rust name.
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// A removed item, and an added item that is the same one under another name.
    pub(super) renamed: Vec<(&'a T, &'a T)>,
    pub(super) removed: Vec<&'a T>,
    pub(super) added: Vec<&'a T>,
}

impl<'a, T> Pairs<'a, T> {
    /// Matches the items of two lists by a key that is unique in its list. The order of the lists has no meaning.
    pub(super) fn new<K: Ord>(old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> K) -> Self {
        let matched = Matched::new(
            old.iter().collect(),
            new.iter().collect(),
            |item| Some(key(item)),
            |item| Some(key(item)),
        );
        Self {
            both: matched.both,
            renamed: Vec::new(),
            removed: matched.removed,
            added: matched.added,
        }
    }

    /// Matches the remaining items by another key, such as the Rust name: for a user it is the same item.
    pub(super) fn then_by_key<K: Ord>(mut self, key: impl Fn(&'a T) -> K) -> Self {
        let matched = Matched::new(
            self.removed,
            self.added,
            |item| Some(key(item)),
            |item| Some(key(item)),
        );
        self.both.extend(matched.both);
        Self {
            removed: matched.removed,
            added: matched.added,
            ..self
        }
    }

    /// Matches a removed and an added item as the same one under another name, if both have the same shape and no third item has
    /// it.
    pub(super) fn then_by_shape<K: Ord>(mut self, shape: impl Fn(&'a T) -> Option<K>) -> Self {
        let numbers = |items: &[&'a T]| -> BTreeMap<K, usize> {
            let mut numbers = BTreeMap::new();
            for shape in items.iter().filter_map(|item| shape(item)) {
                *numbers.entry(shape).or_default() += 1;
            }
            numbers
        };
        let (gone, new) = (numbers(&self.removed), numbers(&self.added));
        let only = |item| {
            let is_only = |shape: &K| gone.get(shape) == Some(&1) && new.get(shape) == Some(&1);
            shape(item).filter(is_only)
        };
        let matched = Matched::new(self.removed, self.added, only, only);
        self.renamed.extend(matched.both);
        Self {
            removed: matched.removed,
            added: matched.added,
            ..self
        }
    }

    /// Matches a removed and an added item as the same one under another name, if the old one leads to the key of the new one.
    /// What leads there is looked up in a table of the pairs so far.
    pub(super) fn then_by_successor<K: Ord, Table>(
        mut self,
        table: impl Fn(&Self) -> Table,
        to: impl Fn(&Table, &'a T) -> Option<K>,
        key: impl Fn(&'a T) -> K,
    ) -> Self {
        let table = table(&self);
        let (removed, added) = (take(&mut self.removed), take(&mut self.added));
        let matched = Matched::new(
            removed,
            added,
            |item| to(&table, item),
            |item| Some(key(item)),
        );
        self.renamed.extend(matched.both);
        Self {
            removed: matched.removed,
            added: matched.added,
            ..self
        }
    }

    /// Matches a removed and an added item as the same one under another name, if each looks like the other and like no third
    /// item. If very many items were removed and added, nothing is guessed: each would have to be compared with each.
    pub(super) fn then_by_looks(mut self, alike: impl Fn(&T, &T) -> bool) -> Self {
        if self.removed.len() * self.added.len() > MOST_GUESSES {
            return self;
        }
        let mut removed = Vec::new();
        let gone = self.removed.clone();
        for item in self.removed {
            let mut like = self
                .added
                .iter()
                .enumerate()
                .filter(|(_, new)| alike(item, new));
            let only = match (like.next(), like.next()) {
                (Some((at, new)), None) => {
                    let others = gone.iter().filter(|old| alike(old, new)).count();
                    (others == 1).then_some(at)
                }
                _ => None,
            };
            match only {
                Some(at) => self.renamed.push((item, self.added.remove(at))),
                None => removed.push(item),
            }
        }
        self.removed = removed;
        self
    }
}

/// Items of two lists that have one key.
struct Matched<'a, T> {
    both: Vec<(&'a T, &'a T)>,
    removed: Vec<&'a T>,
    added: Vec<&'a T>,
}

impl<'a, T> Matched<'a, T> {
    /// An item without a key is not matched. If several new items have one key, the last of them is matched.
    fn new<K: Ord>(
        removed: Vec<&'a T>,
        added: Vec<&'a T>,
        old: impl Fn(&'a T) -> Option<K>,
        new: impl Fn(&'a T) -> Option<K>,
    ) -> Self {
        let mut places = BTreeMap::new();
        for (place, item) in added.iter().enumerate() {
            if let Some(key) = new(item) {
                places.insert(key, place);
            }
        }
        let mut added: Vec<Option<&T>> = added.into_iter().map(Some).collect();
        let mut matched = Self {
            both: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
        };
        for item in removed {
            let place = old(item).and_then(|key| places.remove(&key));
            match place.and_then(|place| added.get_mut(place)?.take()) {
                Some(found) => matched.both.push((item, found)),
                None => matched.removed.push(item),
            }
        }
        matched.added = added.into_iter().flatten().collect();
        matched
    }
}

/// Whether two names differ only in capitals and in what stands between words.
pub(super) fn is_same_spelling(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

fn letters(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Whether two names may be spellings of one thing: one contains the other, or most of their letters are the same.
pub(super) fn are_similar(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let common = |one: &mut dyn Iterator<Item = &char>, other: &mut dyn Iterator<Item = &char>| {
        one.zip(other).take_while(|(a, b)| a == b).count()
    };
    let shorter = one.len().min(other.len());
    let longer = one.len().max(other.len());
    let head = common(&mut one.iter(), &mut other.iter());
    let tail = common(&mut one.iter().rev(), &mut other.iter().rev()).min(shorter - head);
    shorter > 0 && (head + tail) * 3 >= longer * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(items: &[&'a &'a str]) -> Vec<&'a str> {
        items.iter().map(|item| **item).collect()
    }

    #[test]
    fn by_key_then_by_name_then_by_looks() {
        let old = ["same:1", "key:2", "looks:33", "gone:4444"];
        let new = ["same:9", "other:2", "seems:34", "here:55555"];
        let head = |item: &&str| item.split(':').next().unwrap_or_default().to_owned();
        let tail = |item: &&str| item.split(':').nth(1).unwrap_or_default().to_owned();
        let pairs = Pairs::new(&old, &new, head)
            .then_by_key(tail)
            .then_by_looks(|a, b| a.len() == b.len());
        assert_eq!(pairs.both, [(&old[0], &new[0]), (&old[1], &new[1])]);
        assert_eq!(pairs.renamed, [(&old[2], &new[2])]);
        assert_eq!(texts(&pairs.removed), ["gone:4444"]);
        assert_eq!(texts(&pairs.added), ["here:55555"]);
    }

    #[test]
    fn two_that_look_alike_are_not_guessed_at() {
        let pairs = Pairs::new(&["a"], &["b", "c"], |item| *item).then_by_looks(|_, _| true);
        assert!(pairs.renamed.is_empty());
        let pairs = Pairs::new(&["a", "b"], &["c"], |item| *item).then_by_looks(|_, _| true);
        assert!(pairs.renamed.is_empty());
        assert_eq!((pairs.removed.len(), pairs.added.len()), (2, 1));
    }

    #[test]
    fn names_that_are_similar() {
        for (one, other, expected) in [
            ("displayName", "display_name", true),
            ("colour", "color", true),
            ("STATE_READY", "READY", false),
            ("pageSize", "maxPageSize", true),
            ("title", "summary", false),
            ("", "", false),
            ("a", "b", false),
        ] {
            assert_eq!(are_similar(one, other), expected, "{one} {other}");
        }
    }
}
