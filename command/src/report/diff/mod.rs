//! The result of `diff`.

mod affected;
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
        self.fail_on.is_none_or(|level| self.judged() < level)
    }

    fn text(&self) -> String {
        match (self.markdown, &self.affected) {
            (true, None) => markdown::page(self),
            (false, None) => text::page(self, width()),
            (true, Some(affected)) => affected::markdown(self, affected),
            (false, Some(affected)) => affected::page(self, affected, width()),
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
        if let Some(affected) = &self.affected {
            affected::add_to_json(&mut json, self, affected);
        }
        json
    }

    fn failure_json(problems: Value) -> Value {
        json!({"format": FORMAT, "verdict": null, "changes": [], "problems": problems})
    }
}
