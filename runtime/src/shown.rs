//! Text from elsewhere, made fit to print: short, in one line, without secrets.
//!
//! A server, a proxy or a page may send anything back: the token of the request, its API key in a URL, a cookie, escape sequences
//! of a terminal, letters that turn the direction of a line, megabytes. Everything that `Display`, `Debug` and `tracing` show of
//! such a text comes through here.
//!
//! A secret is found in two ways. Those that the call sent are known ([`Secrets`]), so they are found in any text, also
//! percent-encoded, in base64, or escaped as in JSON. Others are found by what stands before them, such as `access_token=`, and by
//! how the tokens and keys of Google begin.

use std::fmt::{self, Write};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The most characters of a message of a server that are shown.
pub(crate) const MESSAGE: usize = 1000;
/// The most characters of a name or a word of a server that are shown.
pub(crate) const WORD: usize = 200;

/// What stands for something that is not shown.
const HIDDEN: char = '…';
/// How many bytes a secret of a call has at least. A shorter one would be found everywhere.
const LEAST: usize = 6;
/// How much more than what is shown is looked at, beside the longest secret: hidden text makes room.
const AHEAD: usize = 4096;

/// Names whose value is a secret after `=`.
const NAMES: [&str; 20] = [
    "key",
    "apikey",
    "token",
    "secret",
    "sig",
    "signature",
    "assertion",
    "passwd",
    "sid",
    "session",
    "session_id",
    "sessionid",
    "api_key",
    "access_token",
    "oauth_token",
    "bearer_token",
    "refresh_token",
    "id_token",
    "client_secret",
    "password",
];
/// How many of the last [`NAMES`] are clear enough that their value is a secret after `:` too.
const CLEAR: usize = 8;
/// Headers: all of their value is a secret, up to the end of the line.
const HEADERS: [&str; 7] = [
    "authorization",
    "proxy-authorization",
    "x-goog-api-key",
    "x-goog-iam-authorization-token",
    "x-serverless-authorization",
    "cookie",
    "set-cookie",
];
/// Words before a token.
const SCHEMES: [&str; 2] = ["bearer", "basic"];
/// How tokens, keys and secrets of Google begin, and JSON web tokens.
const BEGINNINGS: [&str; 5] = ["ya29.", "AIza", "GOCSPX-", "1//0", "eyJ"];

/// The secrets that a call sent.
///
/// Two are always equal: they say nothing about the value that has them.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Option<Arc<[String]>>);

impl PartialEq for Secrets {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Secrets {}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// The secrets in these values: each as a whole, and without the word before it, as in `Bearer …`. One of
    /// less than [`LEAST`] bytes is left out.
    pub(crate) fn new<'v>(values: impl Iterator<Item = &'v str>) -> Self {
        let parts = values.flat_map(|value| {
            let last = value.split_whitespace().next_back();
            [Some(value), last].into_iter().flatten()
        });
        let mut secrets: Vec<String> = parts
            .filter(|part| part.len() >= LEAST)
            .map(str::to_owned)
            .collect();
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        secrets.dedup();
        Self((!secrets.is_empty()).then(|| secrets.into()))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|all| all.iter()).map(String::as_str)
    }

    /// The length of the longest form of a secret, at most.
    fn longest(&self) -> usize {
        3 * self.iter().map(str::len).max().unwrap_or_default()
    }

    /// Hides the secrets in a text.
    fn hide(&self, text: &mut String) {
        for secret in self.iter() {
            for form in forms(secret) {
                if text.contains(&form) {
                    *text = text.replace(&form, &HIDDEN.to_string());
                }
                hide_beginning(text, &form);
            }
        }
        if self.iter().any(|secret| is_in_disguise(secret, text)) {
            *text = format!("{HIDDEN} (it repeats a credential)");
        }
    }
}

/// Hides the beginning of a secret in a text that was cut before.
fn hide_beginning(text: &mut String, form: &str) {
    let cuts: Vec<usize> = text.rmatch_indices(HIDDEN).map(|(at, _)| at).collect();
    for cut in cuts {
        if let Some(length) = beginning_at_end(form, &text[..cut]) {
            text.replace_range(cut - length..cut, "");
        }
    }
}

/// How much of the secret the text ends with.
fn beginning_at_end(form: &str, text: &str) -> Option<usize> {
    let longest = form.len().min(text.len());
    (LEAST..=longest).rev().find(|length| {
        let beginning = form.get(..*length);
        beginning.is_some_and(|beginning| text.ends_with(beginning))
    })
}

/// A secret as it may be written.
fn forms(secret: &str) -> Vec<String> {
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let debug = format!("{secret:?}");
    let json = serde_json::Value::from(secret).to_string();
    let quoted = |text: &str| text.trim_matches('"').to_owned();
    let mut forms = vec![
        secret.to_owned(),
        percent.to_ascii_lowercase(),
        percent,
        quoted(&debug),
        quoted(&json),
    ];
    // In base64 of a longer text, the secret begins in one of three places of a group. Only whole characters of it are its own.
    for before in 0..3 {
        let bytes = [&b"\0\0"[..before], secret.as_bytes()].concat();
        let own = (before * 8).div_ceil(6)..bytes.len() * 8 / 6;
        for text in [
            STANDARD_NO_PAD.encode(&bytes),
            URL_SAFE_NO_PAD.encode(&bytes),
        ] {
            forms.extend(text.get(own.clone()).map(str::to_owned));
        }
    }
    forms.retain(|form| form.len() > 3);
    forms
}

/// Whether a text has the secret once its escapes are undone: those of URLs, several times, and those of JSON.
fn is_in_disguise(secret: &str, text: &str) -> bool {
    const TIMES: usize = 4;
    let mut text = text.to_owned();
    for _ in 0..TIMES {
        let decoded = percent_decode_str(&unescape(&text))
            .decode_utf8_lossy()
            .into_owned();
        let mut cut = decoded.split(HIDDEN).map(without_part_of_escape);
        if decoded.contains(secret) || cut.any(|part| beginning_at_end(secret, part).is_some()) {
            return true;
        }
        if decoded == text {
            return false;
        }
        text = decoded;
    }
    false
}

/// The text without the escape that a cut at its end went through.
fn without_part_of_escape(text: &str) -> &str {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_hexdigit());
    let escape = ["\\u", "\\", "%"]
        .iter()
        .find_map(|mark| digits.strip_suffix(mark));
    escape
        .filter(|it| text.len() - it.len() < 6)
        .unwrap_or(text)
}

/// The text without the escapes of JSON.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let code = rest.strip_prefix('u').and_then(|rest| rest.get(..4));
        let code = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match code {
            Some(character) => {
                out.push(character);
                rest = &rest[5..];
            }
            // The next character stands for itself, or for a white space.
            None => {
                let mut characters = rest.chars();
                out.extend(characters.next());
                rest = characters.as_str();
            }
        }
    }
    out + rest
}

/// The text as far as it is shown: at most `most` characters and a `…`, with escapes for what is not printable.
pub(crate) fn shown(text: &str, most: usize, secrets: &Secrets) -> String {
    let ahead = most + AHEAD + secrets.longest();
    let (start, is_cut) = match text.char_indices().nth(ahead) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    };
    let mut start = start.to_owned();
    secrets.hide(&mut start);
    start = hide_by_names(&start);
    if is_cut {
        // What is left of a secret that the cut went through.
        let end = start.len().saturating_sub(secrets.longest() + 1);
        start.truncate(start.floor_char_boundary(end));
    }
    let mut out = String::with_capacity(start.len().min(most) + 8);
    for (count, character) in start.chars().enumerate() {
        if count == most {
            out.push(HIDDEN);
            return out;
        }
        match is_printable(character) {
            true => out.push(character),
            false => out.extend(character.escape_debug()),
        }
    }
    if is_cut {
        out.push(HIDDEN);
    }
    out
}

/// The whole text without secrets.
pub(crate) fn hide_all(text: &str, secrets: &Secrets) -> String {
    let mut text = text.to_owned();
    secrets.hide(&mut text);
    hide_by_names(&text)
}

/// Whether a text has something that is not shown.
pub(crate) fn has_secret(text: &str, secrets: &Secrets) -> bool {
    let start = text.get(..text.floor_char_boundary(AHEAD)).unwrap_or(text);
    shown(text, AHEAD, secrets).matches(HIDDEN).count() > start.matches(HIDDEN).count()
}

/// Whether a character is one that a line can have: not a control, not one that turns or hides text, not a line separator.
fn is_printable(character: char) -> bool {
    let mut escaped = character.escape_debug();
    // Quotes are escaped too, and are harmless here; so are the marks that combine with the letter before.
    matches!(character, '"' | '\'' | '\\')
        || escaped.len() == 1
        || escaped.nth(1) == Some('u') && character.is_alphanumeric()
}

/// Hides what stands after the name of a secret, and what begins like one.
fn hide_by_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_word = false;
    while let Some(character) = rest.chars().next() {
        let secret = if in_word { None } else { find_secret(rest) };
        if let Some((start, end)) = secret {
            out.push_str(&rest[..start]);
            out.push(HIDDEN);
            rest = &rest[end..];
            in_word = false;
            continue;
        }
        // The digits of a percent-encoding are not the beginning of a word.
        let encoded = rest.get(..3).filter(|text| {
            text.starts_with('%') && text[1..].bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let length = encoded.map_or(character.len_utf8(), str::len);
        in_word = encoded.is_none() && character.is_alphanumeric();
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// Where the secret is that the name at the beginning of the text announces, or that begins there.
fn find_secret(text: &str) -> Option<(usize, usize)> {
    let value = |start: usize, is_end: fn(char) -> bool| {
        let rest = &text[start..];
        (start, start + rest.find(is_end).unwrap_or(rest.len()))
    };
    if HEADERS.iter().any(|name| begins(text, name)) {
        let name = HEADERS
            .iter()
            .find(|name| begins(text, name) && separator(&text[name.len()..]).is_some())?;
        let (skip, _) = separator(&text[name.len()..])?;
        return Some(value(name.len() + skip, |c| {
            matches!(c, '\n' | '\r' | '"' | '<' | '\\')
        }));
    }
    for (index, name) in NAMES.iter().enumerate() {
        let is_clear = index + CLEAR >= NAMES.len();
        if begins(text, name)
            && let Some((skip, equals)) = separator(&text[name.len()..])
            && (equals || is_clear)
        {
            return Some(value(name.len() + skip, ends_value));
        }
    }
    for scheme in SCHEMES {
        if begins(text, scheme) {
            let rest = &text[scheme.len()..];
            let token = rest.trim_start_matches([' ', '+']);
            if token.len() < rest.len() {
                return Some(value(text.len() - token.len(), ends_value));
            }
        }
    }
    let (_, end) = value(0, ends_value);
    let begins_like_one = BEGINNINGS.iter().any(|start| text.starts_with(start));
    (begins_like_one && end >= 20).then_some((0, end))
}

fn begins(text: &str, name: &str) -> bool {
    text.get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// The length of the mark between a name and its value, with quotes and spaces around it, and whether the mark is `=`.
fn separator(text: &str) -> Option<(usize, bool)> {
    let rest = text.trim_start_matches(['\\', '"', '\'', ' ']);
    let (rest, equals) = None
        .or_else(|| Some((rest.strip_prefix('=')?, true)))
        .or_else(|| Some((rest.strip_prefix("%3D")?, true)))
        .or_else(|| Some((rest.strip_prefix("%3d")?, true)))
        .or_else(|| Some((rest.strip_prefix(':')?, false)))?;
    let rest = rest.trim_start_matches(['\\', '"', '\'', ' ']);
    Some((text.len() - rest.len(), equals))
}

fn ends_value(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '&' | '"' | '\'' | '<' | '>' | ';' | ',' | '\\' | ')' | '}'
        )
}

/// Shows at most so much of what `Debug` shows of a value.
pub(crate) struct Short<'v>(pub(crate) &'v dyn fmt::Debug, pub(crate) usize);

impl fmt::Debug for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(&Secrets::default()))
    }
}

impl Short<'_> {
    /// The text, without these secrets.
    pub(crate) fn text(&self, secrets: &Secrets) -> String {
        let mut start = Start {
            text: String::new(),
            most: 4 * (self.1 + AHEAD + secrets.longest()),
        };
        // An error says that there is enough.
        let _ = write!(start, "{:?}", self.0);
        shown(&start.text, self.1, secrets)
    }
}

/// Takes the start of what is written.
struct Start {
    text: String,
    most: usize,
}

impl Write for Start {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let free = self.most.saturating_sub(self.text.len());
        let end = text.floor_char_boundary(free);
        self.text.push_str(&text[..end]);
        if end < text.len() {
            return Err(fmt::Error);
        }
        Ok(())
    }
}

/// `Debug` of structs that a server filled: each field as it is shown.
macro_rules! debug_shown {
    ($($kind:ident { $($field:ident),* $(,)? })*) => {$(
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($kind))
                    $(.field(
                        stringify!($field).trim_start_matches("r#"),
                        &$crate::shown::Short(&self.$field, $crate::shown::MESSAGE),
                    ))*
                    .finish()
            }
        }
    )*};
}
pub(crate) use debug_shown;

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        shown(text, 100, &Secrets::default())
    }

    #[test]
    fn secrets_are_hidden_by_their_names() {
        for (text, expected) in [
            ("/v1/x?key=abc&alt=json", "/v1/x?key=…&alt=json"),
            (
                "<code>/x?alt=json&amp;access_token=abc</code>",
                "<code>/x?alt=json&amp;access_token=…</code>",
            ),
            ("key=a key=b", "key=… key=…"),
            ("Authorization: Bearer abc", "Authorization: …"),
            ("with Bearer abc.", "with Bearer …"),
            ("Set-Cookie: a=b; Path=/\nnext", "Set-Cookie: …\\nnext"),
            (
                r#"{"access_token": "abc", "x": 1}"#,
                r#"{"access_token": "…", "x": 1}"#,
            ),
            (
                r#"{\"client_secret\":\"abc\"}"#,
                r#"{\"client_secret\":\"…\"}"#,
            ),
            ("u%3Fkey%3Dabc", "u%3Fkey%3D…"),
            ("X-Goog-Signature=abc&x", "X-Goog-Signature=…&x"),
            ("monkey=abc", "monkey=abc"),
            ("the key: abc", "the key: abc"),
            ("no secret", "no secret"),
            ("?key=", "?key=…"),
            ("token ya29.0123456789012345 expired", "token … expired"),
            ("AIzaSy", "AIzaSy"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn secrets_of_the_call_are_hidden_in_every_form() {
        let token = "tok/en+with=\"odd\" \u{e9}";
        let secrets = Secrets::new([token, "Bearer abc.def", "x"].into_iter());
        let base64 = |text: &str| STANDARD_NO_PAD.encode(text);
        let percent = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        for text in [
            token.to_owned(),
            percent(token),
            percent(&percent(token)),
            percent(token).to_lowercase(),
            base64(token),
            base64(&format!("a{token}b")),
            base64(&format!("ab{token}")),
            URL_SAFE_NO_PAD.encode(format!("abc{token}abcd")),
            serde_json::Value::from(token).to_string(),
            format!("{token:?}"),
            "abc.def".to_owned(),
            "ab%63.def".to_owned(),
            r"abc\u002edef".to_owned(),
            base64("user:abc.def"),
        ] {
            let text = format!("before {text} after");
            let found = shown(&text, 200, &secrets);
            assert!(found.contains(HIDDEN), "{text}: {found}");
            assert!(!found.contains("odd") && !found.contains("def"), "{found}");
        }
        assert_eq!(shown("x marks", 100, &secrets), "x marks");
    }

    #[test]
    fn what_is_not_printable_is_escaped() {
        assert_eq!(
            plain(
                "a\u{1b}[31m\u{202e}\u{200b}\u{2066}\u{feff}\u{7f}\u{85}\u{2028}\0\t\n\"'\\ äéप्र"
            ),
            "a\\u{1b}[31m\\u{202e}\\u{200b}\\u{2066}\\u{feff}\\u{7f}\\u{85}\\u{2028}\\0\\t\\n\"'\\ äéप\\u{94d}र"
        );
    }

    #[test]
    fn a_long_text_is_cut_and_costs_no_more_than_its_start() {
        let begun = std::time::Instant::now();
        let secrets = Secrets::new(["secret-of-the-call"].into_iter());
        for text in ["key=a ", "secret-of-the-call", "a", "%25", "\\u0025"] {
            let long = text.repeat(2_000_000);
            let found = shown(&long, 100, &secrets);
            assert!(found.chars().count() <= 101, "{found}");
            assert!(!found.contains("secret-"), "{found}");
        }
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
        assert_eq!(plain(&"a".repeat(100)), "a".repeat(100));
        assert_eq!(plain(&"a".repeat(101)), "a".repeat(100) + "…");
        // Wherever the cut is, no part of a secret is left.
        for before in 0..50 {
            let text = format!(
                "{}{}",
                "secret-of-the-call ".repeat(400),
                "x".repeat(before)
            );
            let found = shown(&text.repeat(2), 5000, &secrets);
            assert!(!found.contains("secr"), "{before}");
        }
    }

    #[test]
    fn debug_of_a_long_value_is_short() {
        let long = vec!["key=abc".to_owned(); 100_000];
        let text = format!("{:?}", Short(&long, 50));
        assert!(
            text.starts_with(r#"["key=…", "#) && text.chars().count() == 51,
            "{text}"
        );
    }
}
