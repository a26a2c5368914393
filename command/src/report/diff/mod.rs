//! The result of `diff`.

mod markdown;
mod result;
mod text;

use serde_json::{Value, json};

use super::lines::width;
use super::outcome::Report;
pub(crate) use result::DiffReport;

/// The version of the JSON format. Removing a member or changing its meaning raises it.
const FORMAT: u32 = 1;

impl Report for DiffReport {
    fn succeeded(&self) -> bool {
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

    fn failure_json(problems: Value) -> Value {
        json!({"format": FORMAT, "verdict": null, "changes": [], "problems": problems})
    }
}
