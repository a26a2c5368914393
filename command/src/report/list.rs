//! The result of `list`.

use serde_json::{Value, json};

use super::outcome::Report;
use super::style::{BAD, DIM, GOOD, NAME, paint};
use crate::source::Listed;
use crate::text::{count, printable};

/// The result of `list`: APIs of a directory.
#[derive(Debug)]
pub(crate) struct ListReport {
    /// The source.
    from: String,
    /// The search word.
    word: Option<String>,
    apis: Vec<Listed>,
}

impl ListReport {
    /// The APIs whose name, version or title contains the word.
    pub(crate) fn new(from: String, apis: Vec<Listed>, word: Option<&str>) -> Self {
        let wanted = word.map(str::to_lowercase).unwrap_or_default();
        let has = |listed: &Listed| {
            let text = format!("{} {}", listed.id, listed.title);
            text.to_lowercase().contains(&wanted)
        };
        Self {
            from,
            word: word.map(str::to_owned),
            apis: apis.into_iter().filter(has).collect(),
        }
    }
}

impl Report for ListReport {
    fn succeeded(&self) -> bool {
        !self.apis.is_empty()
    }

    fn text(&self) -> String {
        let width = |text: fn(&Listed) -> &str| {
            let widths = self.apis.iter().map(|api| text(api).chars().count());
            widths.max().unwrap_or_default()
        };
        let name = width(|api| &api.id.name);
        let version = width(|api| &api.id.version);
        let mut page = String::new();
        for Listed {
            id,
            title,
            preferred,
        } in &self.apis
        {
            let mark = match preferred {
                Some(true) => "*",
                _ => " ",
            };
            let line = format!("{mark} {:<name$}  {:<version$}", id.name, id.version);
            page.push_str(&format!(
                "{}  {}\n",
                paint(NAME, &printable(&line)),
                printable(title)
            ));
        }
        let of = match &self.word {
            Some(word) => format!(" with {word:?}"),
            None => String::new(),
        };
        let found = format!(
            "{}{of}, from {}",
            count(self.apis.len(), "API", "APIs"),
            self.from
        );
        let legend = match self.apis.iter().any(|api| api.preferred == Some(true)) {
            true => paint(DIM, "; * marks the preferred version"),
            false => String::new(),
        };
        let done = match self.succeeded() {
            true => paint(GOOD, "done:"),
            false => paint(BAD, "none:"),
        };
        page + &format!("{done} {}{legend}\n", printable(&found))
    }

    fn json(&self) -> Value {
        let api = |listed: &Listed| {
            json!({
                "name": listed.id.name,
                "version": listed.id.version,
                "title": listed.title,
                "preferred": listed.preferred,
            })
        };
        let apis: Vec<Value> = self.apis.iter().map(api).collect();
        json!({"from": self.from, "apis": apis, "problems": []})
    }

    fn failure_json(problems: Value) -> Value {
        json!({"apis": [], "problems": problems})
    }
}
