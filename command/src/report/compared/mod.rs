//! What `diff` found.

mod comparison;
mod markdown;
mod text;

use serde_json::{Value, json};

use super::lines::width;
use super::outcome::Report;
pub(crate) use comparison::Comparison;

/// The version of the JSON: a member that goes or changes its meaning raises it.
const FORMAT: u32 = 1;

impl Report for Comparison {
    fn is_yes(&self) -> bool {
        self.fail_on.is_none_or(|level| self.diff.verdict() < level)
    }

    fn text(&self) -> String {
        match self.markdown {
            true => markdown::page(self),
            false => text::page(self, width()),
        }
    }

    fn json(&self) -> Value {
        let mut json = json!(self.diff);
        if let Some(json) = json.as_object_mut() {
            json.insert("format".to_owned(), json!(FORMAT));
            json.insert("verdict".to_owned(), json!(self.diff.verdict()));
            json.insert("crate".to_owned(), json!(self.package));
            json.insert("problems".to_owned(), json!([]));
        }
        json
    }

    fn json_of_problems(problems: Value) -> Value {
        json!({"format": FORMAT, "verdict": null, "changes": [], "problems": problems})
    }
}
