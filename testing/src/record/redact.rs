//! [`Redaction`]: what a recording does not have.

use discovery_runtime::contract::redact::{hide, is_secret_header, is_secret_parameter};
use discovery_runtime::http::HeaderMap;
use discovery_runtime::serde_json::Value;
use percent_encoding::percent_decode_str;

/// What stands for a secret.
pub(super) const REDACTED: &str = "REDACTED";

/// Members of JSON and parameters of URLs that are secrets, in small letters, without `_` and `-`.
const NAMES: [&str; 28] = [
    "accesstoken",
    "apikey",
    "assertion",
    "authorization",
    "bearertoken",
    "clientsecret",
    "cookie",
    "idtoken",
    "keystring",
    "oauthtoken",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "privatekeydata",
    "refreshtoken",
    "secret",
    "secretkey",
    "sessiontoken",
    "sig",
    "signature",
    "signedblob",
    "signedjwt",
    "uploadid",
    "xamzsignature",
    "xgoogcredential",
    "xgoogsignature",
    "sharedsecret",
];

/// What a recording does not have: secrets that are known by their names, those that a request sent, and what the test names.
#[derive(Clone, Default)]
pub(super) struct Redaction {
    /// More names, in small letters, without `_` and `-`.
    pub(super) names: Vec<String>,
    /// Values that requests sent.
    pub(super) values: Vec<String>,
}

impl Redaction {
    pub(super) fn is_secret(&self, name: &str) -> bool {
        let plain = plain(name);
        is_secret_parameter(name) || NAMES.contains(&plain.as_str()) || self.names.contains(&plain)
    }

    /// Remembers the secrets that a request sends.
    pub(super) fn learn(&mut self, headers: &HeaderMap, query: &str) {
        let secret = headers
            .iter()
            .filter(|(name, value)| is_secret_header(name, value));
        let in_headers = secret.filter_map(|(_, value)| value.to_str().ok().map(str::to_owned));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs = pairs.filter(|(name, _)| is_secret_parameter(name));
        let in_query =
            pairs.map(|(_, value)| percent_decode_str(value).decode_utf8_lossy().into_owned());
        for value in in_headers.chain(in_query) {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
    }

    /// A URL or a form: pairs of a query.
    pub(super) fn query(&self, query: &str) -> String {
        let pairs = query.split('&').map(|pair| match pair.split_once('=') {
            Some((name, _)) if self.is_secret(&percent_decode_str(name).decode_utf8_lossy()) => {
                format!("{name}={REDACTED}")
            }
            _ => pair.to_owned(),
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    pub(super) fn url(&self, url: &str) -> String {
        match url.split_once('?') {
            Some((path, query)) => format!("{}?{}", self.text(path), self.query(query)),
            None => self.text(url),
        }
    }

    /// A text that is not JSON.
    pub(super) fn text(&self, text: &str) -> String {
        let hidden = hide(text, self.values.iter().map(String::as_str));
        match hidden == text {
            true => hidden,
            // A header has no such letter.
            false => hidden.replace('…', REDACTED),
        }
    }

    /// A JSON value, in place.
    pub(super) fn json(&self, value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    match value {
                        Value::String(text) if self.is_secret(name) => REDACTED.clone_into(text),
                        value => self.json(value),
                    }
                }
            }
            Value::Array(elements) => elements.iter_mut().for_each(|element| self.json(element)),
            Value::String(text) if text.starts_with("http") && text.contains('?') => {
                *text = self.url(text);
            }
            Value::String(text) => *text = self.text(text),
            _ => {}
        }
    }
}

pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '_' | '-'));
    letters.map(|c| c.to_ascii_lowercase()).collect()
}
