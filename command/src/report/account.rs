//! The results of `login`, `logout` and `whoami`.

use std::time::Duration;

use serde_json::{Value, json};

use super::outcome::Report;
use super::style::{GOOD, NAME, paint};
use crate::account::{LoggedIn, LoggedOut, Who};
use crate::text::printable;

/// A line of a result.
fn line(name: &str, value: &str) -> String {
    format!("{name:<9}{}\n", printable(value))
}

impl Report for LoggedIn {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut text = format!("{} you are logged in\n", paint(GOOD, "done:"));
        text += &line("client", &self.client);
        text += &line("scopes", &self.scopes.join(", "));
        text += &line("tokens", &self.file);
        text += &format!(
            "{} discovery-codegen whoami, or discovery-codegen call drive:v3 about.get fields=user\n",
            paint(NAME, "next:")
        );
        text
    }

    fn json(&self) -> Value {
        json!({"client": self.client, "scopes": self.scopes, "file": self.file, "problems": []})
    }

    fn failure_json(problems: Value) -> Value {
        json!({"problems": problems})
    }
}

impl Report for LoggedOut {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        match self.0 {
            true => format!(
                "{} you are logged out: Google takes the tokens no more, and they are removed\n",
                paint(GOOD, "done:")
            ),
            false => "nobody was logged in\n".to_owned(),
        }
    }

    fn json(&self) -> Value {
        json!({"wasLoggedIn": self.0, "problems": []})
    }

    fn failure_json(problems: Value) -> Value {
        json!({"problems": problems})
    }
}

impl Report for Who {
    fn succeeded(&self) -> bool {
        true
    }

    fn text(&self) -> String {
        let mut text = line("account", self.account.as_deref().unwrap_or("not known"));
        text += &line("from", &self.from);
        if let Some(file) = &self.file {
            text += &line("tokens", file);
        }
        if !self.scopes.is_empty() {
            text += &line("scopes", &self.scopes.join(", "));
        }
        if let Some(seconds) = self.valid_for {
            let renewed = match self.is_renewed {
                true => "; another token follows by itself",
                false => "",
            };
            text += &line("valid", &format!("for {}{renewed}", shown_time(seconds)));
        }
        if let Some(note) = &self.note {
            text += &format!("{} {}\n", paint(NAME, "note:"), printable(note));
        }
        text
    }

    fn json(&self) -> Value {
        json!({
            "account": self.account, "from": self.from, "file": self.file, "scopes": self.scopes, "validForSeconds": self.valid_for,
            "isRenewed": self.is_renewed, "note": self.note, "problems": [],
        })
    }

    fn failure_json(problems: Value) -> Value {
        json!({"problems": problems})
    }
}

fn shown_time(seconds: u64) -> String {
    let time = Duration::from_secs(seconds);
    match time.as_secs() / 60 {
        0 => format!("{seconds} seconds"),
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}
