//! `--columns`: the paths of columns.

use discovery_codegen::Problem;
use serde_json::Value;

use crate::stop::{Reason, Stop};

/// A column: its name, and the way to its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The path, as the user wrote it.
    pub(super) name: String,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

impl Column {
    /// The column of a member.
    pub(super) fn of_member(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            steps: vec![Step::Key(name.to_owned())],
        }
    }

    /// Reads a path: keys with a dot between them, `[2]` for an item of a list, and `["a.b"]` for a key with other characters.
    pub(super) fn parse(text: &str) -> Result<Self, Stop> {
        let wrong = || {
            let message = format!(
                "`{text}` is not a path: write keys with a dot between them, as in `labels.env`, `[0]` for an item of a list, \
                 and `[\"a.b\"]` for a key that has a dot"
            );
            Stop::call(
                Reason::Wrong,
                Problem::new("", message).in_file("--columns"),
            )
        };
        let mut steps = Vec::new();
        // A path of jq begins with a dot.
        let mut rest = text.trim();
        rest = rest.strip_prefix('.').unwrap_or(rest);
        loop {
            let end = rest.find(['.', '[', ']']).unwrap_or(rest.len());
            let (key, mut after) = rest.split_at(end);
            match key.is_empty() {
                false => steps.push(Step::Key(key.to_owned())),
                true if after.starts_with('[') => {}
                true => return Err(wrong()),
            }
            while let Some(inside) = after.strip_prefix('[') {
                let (step, left) = bracket(inside).ok_or_else(wrong)?;
                steps.push(step);
                after = left;
            }
            match after.strip_prefix('.') {
                Some(more) => rest = more,
                None if after.is_empty() => break,
                None => return Err(wrong()),
            }
        }
        Ok(Self {
            name: text.trim().to_owned(),
            steps,
        })
    }

    /// The value there, if there is one.
    pub(super) fn find<'a>(&self, row: &'a Value) -> Option<&'a Value> {
        self.steps.iter().try_fold(row, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(index) => value.get(index),
        })
    }
}

/// What stands in brackets, and what stands behind them.
fn bracket(inside: &str) -> Option<(Step, &str)> {
    if inside.starts_with('"') {
        let mut texts = serde_json::Deserializer::from_str(inside).into_iter::<String>();
        let key = texts.next()?.ok()?;
        let rest = inside.get(texts.byte_offset()..)?;
        return Some((Step::Key(key), rest.strip_prefix(']')?));
    }
    let (index, rest) = inside.split_once(']')?;
    Some((Step::Item(index.parse().ok()?), rest))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_find_their_values() {
        let row = json!({
            "name": "n", "labels": {"env": "prod", "k8s-app": "a", "a.b": 1, "e\"]": 2}, "list": [{"x": 1}, [2, 3]],
        });
        for (path, expected) in [
            ("name", json!("n")),
            (" .name ", json!("n")),
            ("labels.env", json!("prod")),
            ("labels.k8s-app", json!("a")),
            (r#"labels["a.b"]"#, json!(1)),
            (r#"labels["e\"]"]"#, json!(2)),
            ("list[0].x", json!(1)),
            ("list[1][1]", json!(3)),
        ] {
            let column = Column::parse(path).expect(path);
            assert_eq!(column.find(&row), Some(&expected), "{path}");
        }
        for path in ["nothing", "name.of", "list[2]", "list.x", "labels[0]"] {
            assert_eq!(Column::parse(path).expect(path).find(&row), None, "{path}");
        }
    }

    #[test]
    fn what_is_no_path() {
        for path in [
            "", ".", "a.", "a..b", "a[", "a[]", "a[x]", "a]", "a[0]b", "a[\"b]", "a[-1]",
        ] {
            assert!(Column::parse(path).is_err(), "{path}");
        }
    }
}
