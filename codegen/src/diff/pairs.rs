//! What was and what is, side by side: by key first, then by the Rust name, then by equal shape.

use std::collections::BTreeMap;

/// Two lists, matched.
#[derive(Debug)]
pub(super) struct Pairs<'a, T> {
    /// In both, by key or by Rust name.
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// One that is gone, and one that is new and looks like it.
    pub(super) renamed: Vec<(&'a T, &'a T)>,
    pub(super) removed: Vec<&'a T>,
    pub(super) added: Vec<&'a T>,
}

impl<'a, T> Pairs<'a, T> {
    /// Matches two lists, whose order is of no meaning. A key is unique in its list.
    pub(super) fn new<K: Ord>(old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> K) -> Self {
        let mut left: BTreeMap<K, &T> = new.iter().map(|item| (key(item), item)).collect();
        let mut pairs = Self {
            both: Vec::new(),
            renamed: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
        };
        for item in old {
            match left.remove(&key(item)) {
                Some(found) => pairs.both.push((item, found)),
                None => pairs.removed.push(item),
            }
        }
        pairs.added = new
            .iter()
            .filter(|item| left.contains_key(&key(item)))
            .collect();
        pairs
    }

    /// Matches what is left by another key, such as the Rust name: it is the same item to a user.
    pub(super) fn or_by<K: PartialEq>(mut self, key: impl Fn(&'a T) -> K) -> Self {
        let mut removed = Vec::new();
        for item in self.removed {
            match self.added.iter().position(|new| key(new) == key(item)) {
                Some(at) => self.both.push((item, self.added.remove(at))),
                None => removed.push(item),
            }
        }
        self.removed = removed;
        self
    }

    /// Takes one that is gone and one that is new for the same item under another name, where each looks like the other and
    /// like no third.
    pub(super) fn looking(mut self, alike: impl Fn(&T, &T) -> bool) -> Self {
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

/// Whether two names may be spellings of one thing: one holds the other, or most of both is the same.
pub(super) fn similar(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> Vec<char> {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
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

    fn letters<'a>(items: &[&'a &'a str]) -> Vec<&'a str> {
        items.iter().map(|item| **item).collect()
    }

    #[test]
    fn by_key_then_by_name_then_by_looks() {
        let old = ["same:1", "key:2", "looks:33", "gone:4444"];
        let new = ["same:9", "other:2", "seems:34", "here:55555"];
        let head = |item: &&str| item.split(':').next().unwrap_or_default().to_owned();
        let tail = |item: &&str| item.split(':').nth(1).unwrap_or_default().to_owned();
        let pairs = Pairs::new(&old, &new, head)
            .or_by(tail)
            .looking(|a, b| a.len() == b.len());
        assert_eq!(pairs.both, [(&old[0], &new[0]), (&old[1], &new[1])]);
        assert_eq!(pairs.renamed, [(&old[2], &new[2])]);
        assert_eq!(letters(&pairs.removed), ["gone:4444"]);
        assert_eq!(letters(&pairs.added), ["here:55555"]);
    }

    #[test]
    fn two_that_look_alike_are_not_guessed_at() {
        let pairs = Pairs::new(&["a"], &["b", "c"], |item| *item).looking(|_, _| true);
        assert!(pairs.renamed.is_empty());
        let pairs = Pairs::new(&["a", "b"], &["c"], |item| *item).looking(|_, _| true);
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
            assert_eq!(similar(one, other), expected, "{one} {other}");
        }
    }
}
