//! The documentation of generated crates, read with the parser of rustdoc: what is code in it, what is HTML, and where its links lead.
//! Real documents are changed in many places first, with text that tries to be what it must not.

use std::fs;
use std::path::PathBuf;

use discovery_codegen::{Options, generate};
use discovery_tests::documents::of_corpus;
use fastrand::Rng;
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options as Extensions, Parser, Tag, TagEnd};
use rayon::prelude::*;
use serde_json::{Value, json};

/// Small documents that between them have every place for text.
const SAMPLE: &[&str] = &[
    "civicinfo.v2",
    "groupssettings.v1",
    "homegraph.v1",
    "kgsearch.v1",
    "oauth2.v2",
    "safebrowsing.v5",
    "translate.v2",
    "webmasters.v3",
];

/// How often each document is changed.
const ROUNDS: u64 = 16;

/// What a description can end with. `MARK` is a word of its own in each place.
const ENDINGS: &[(&str, Meant)] = &[
    ("```\nMARK\n```", Meant::Code),
    ("```rust\nfn main() { MARK() }\n```", Meant::Code),
    ("````\n```rust\nMARK\n```\n````", Meant::Code),
    ("```\na\n````\n```rust\nMARK();\n```", Meant::Code),
    ("~~~ rust,should_panic\n```\nMARK\n~~~", Meant::Code),
    ("```MARK\nx\n```", Meant::Nothing),
    ("- a\n\n  ```compile_fail\n  MARK\n  ```", Meant::Code),
    ("> ```rust\n> MARK\n> ```", Meant::Code),
    ("a:\n\n    MARK();\n", Meant::Code),
    ("a:\n\n\tMARK\n", Meant::Text),
    ("    - MARK\n    - b", Meant::Text),
    ("`` ` MARK", Meant::Text),
    ("```MARK```", Meant::Span),
    ("``a`MARK``", Meant::Span),
    ("<script>MARK</script>", Meant::Text),
    ("<div onclick='x'>\n\nMARK\n</div>", Meant::Text),
    ("<!-- MARK -->", Meant::Text),
    ("<pre>\n```rust\nMARK\n```\n</pre>", Meant::Code),
    ("<img src=x onerror=MARK>", Meant::Text),
    ("MARK\n===", Meant::Text),
    ("MARK\n---\na", Meant::Text),
    ("# MARK", Meant::Text),
    ("|a|b|\n|-|-|\n|MARK|<b>|", Meant::Text),
    ("> MARK <b>", Meant::Text),
    ("[MARK](javascript:alert(1))", Meant::Text),
    ("[MARK](https://example.com/(a))", Meant::Text),
    ("![MARK](https://example.com/a.png)", Meant::Text),
    (
        "[![MARK](https://example.com/a.png)](https://example.com)",
        Meant::Text,
    ),
    ("[MARK]: https://example.com 'a'", Meant::Text),
    ("[^a]: MARK\n\n[^a]", Meant::Text),
    ("[crate::MARK] [`x`]", Meant::Text),
    ("<https://example.com/MARK>", Meant::Text),
    ("&lt;script&gt;MARK&#8238;&#x200b;", Meant::Text),
    ("MARK\u{202e}\u{2066}\u{7f}\u{1b}[0m\r\u{feff}", Meant::Text),
    ("*/ MARK /* \\", Meant::Text),
    ("\"]#[allow(warnings)] MARK", Meant::Text),
];

/// What a word of a description is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// In a block of code.
    Code,
    /// In a span of code.
    Span,
    Text,
    /// Not to be seen.
    Nothing,
}

/// Pieces that are put into the middle of a description.
const PIECES: &[&str] = &[
    "`", "``", "```", "````", "~~~", "\n", "\n\n", "    ", "<", ">", "</", "<!--", "[", "]", "](",
    ")", "![", "[^", "]:", "*", "**", "_", "#", "- ", "1. ", "> ", "|", "---", "===", "\\", "&",
    "&#60;", "rust", "https://", "\u{202e}", "\u{200b}", "\r", "\u{fdd0}",
];

fn sample() -> Vec<PathBuf> {
    let is_sampled = |file: &PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        SAMPLE.contains(&&*stem)
    };
    let files: Vec<PathBuf> = of_corpus().into_iter().filter(is_sampled).collect();
    assert_eq!(files.len(), SAMPLE.len(), "the sample is in the corpus");
    files
}

#[test]
fn each_word_is_what_it_was_meant_to_be() {
    let runs: Vec<(PathBuf, u64)> = sample()
        .into_iter()
        .flat_map(|file| (0..ROUNDS).map(move |round| (file.clone(), round)))
        .collect();
    let marks: usize = runs
        .par_iter()
        .map(|(file, round)| {
            let text = fs::read_to_string(file).expect("a document");
            let mut document: Value = serde_json::from_str(&text).expect("JSON");
            let mut writer = Writer {
                rng: Rng::with_seed(*round),
                meant: Vec::new(),
            };
            writer.change(&mut document);
            let shown = format!("{} in round {round}", file.display());
            let generated = generate(&document.to_string(), &Options::default())
                .unwrap_or_else(|problems| panic!("{shown}: {problems:?}"));
            let mut found = Vec::new();
            for (path, text) in generated.tree.files() {
                assert_no_hidden_character(text, &format!("{shown}, {path}"));
                if path.ends_with(".rs") {
                    for docs in documentation(text) {
                        found.extend(read(&docs, &shown));
                    }
                } else if path == "README.md" {
                    let page = text.split_once("-->\n").expect("a header").1;
                    read(page, &shown);
                }
            }
            writer.compare(&found, &shown)
        })
        .sum();
    assert!(marks > 3_000, "{marks} marks");
}

/// Writes into the descriptions of a document.
struct Writer {
    rng: Rng,
    meant: Vec<(String, Meant)>,
}

impl Writer {
    fn change(&mut self, value: &mut Value) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    match value {
                        Value::String(text) if key == "description" => self.write(text),
                        Value::Array(texts) if key == "enumDescriptions" => {
                            for text in texts {
                                if let Value::String(text) = text {
                                    self.write(text);
                                }
                            }
                        }
                        value => self.change(value),
                    }
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.change(value)),
            _ => {}
        }
    }

    fn write(&mut self, text: &mut String) {
        match self.rng.u8(..3) {
            0 => self.end(text),
            1 => self.disturb(text),
            _ => {}
        }
    }

    /// Gives a description an end of which is known what it means.
    fn end(&mut self, text: &mut String) {
        if text.contains(['`', '~', '<']) || text.trim().is_empty() {
            return;
        }
        let (ending, meant) = ENDINGS[self.rng.usize(..ENDINGS.len())];
        let mark = format!("mark{}mark", self.meant.len());
        text.push_str("\n\n");
        text.push_str(&ending.replace("MARK", &mark));
        self.meant.push((mark, meant));
    }

    /// Puts pieces anywhere.
    fn disturb(&mut self, text: &mut String) {
        for _ in 0..self.rng.usize(1..6) {
            let mut place = self.rng.usize(..=text.len());
            while !text.is_char_boundary(place) {
                place -= 1;
            }
            text.insert_str(place, PIECES[self.rng.usize(..PIECES.len())]);
        }
    }

    /// Compares each mark with where it was found; how many there were. What has no item, such as the description of a reference,
    /// is not in the documentation.
    fn compare(&self, found: &[(String, Meant)], shown: &str) -> usize {
        let mut compared = 0;
        for (mark, meant) in &self.meant {
            let at: Vec<Meant> = found
                .iter()
                .filter(|(text, _)| text.contains(mark.as_str()))
                .map(|(_, kind)| *kind)
                .collect();
            compared += at.len();
            let right = match meant {
                Meant::Nothing => at.is_empty(),
                meant => at.iter().all(|kind| kind == meant),
            };
            assert!(
                right,
                "{shown}: {mark} is meant as {meant:?}, and is {at:?}"
            );
        }
        compared
    }
}

/// Reads documentation as rustdoc does: its texts, and what they are.
fn read(docs: &str, shown: &str) -> Vec<(String, Meant)> {
    let rustdoc = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_SMART_PUNCTUATION;
    let mut texts = Vec::new();
    let mut code: Option<(String, String)> = None;
    for event in Parser::new_ext(docs, rustdoc) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                assert!(
                    matches!(&*info, "text" | "no_run" | "rust" | "toml" | "sh"),
                    "{shown}: code of kind {info}:\n{docs}"
                );
                code = Some((info.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((kind, text)) = code.take() {
                    if kind != "text" {
                        assert_is_ours(&kind, &text, shown);
                    }
                    texts.push((text, Meant::Code));
                }
            }
            Event::Text(text) => match &mut code {
                Some((_, code)) => code.push_str(&text),
                None => texts.push((text.into_string(), Meant::Text)),
            },
            Event::Code(text) => texts.push((text.into_string(), Meant::Span)),
            Event::Start(Tag::Link { dest_url, .. }) => assert!(
                dest_url.starts_with("https://")
                    || dest_url.starts_with("http://")
                    || is_item(&dest_url),
                "{shown}: a link to {dest_url}:\n{docs}"
            ),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Start(
                Tag::HtmlBlock
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_)
                | Tag::CodeBlock(CodeBlockKind::Indented),
            ) => panic!("{shown}: {event:?}:\n{docs}"),
            _ => {}
        }
    }
    texts
}

/// Whether a link leads to an item of the crate.
fn is_item(link: &str) -> bool {
    let path = link.strip_prefix("method@").unwrap_or(link);
    let is_name = |name: &str| syn::parse_str::<syn::Ident>(name).is_ok() || name.starts_with("r#");
    path.split("::").all(is_name)
}

/// Code that a test compiles is an example that the generator wrote: Rust that begins as ours, whose texts are plain.
fn assert_is_ours(kind: &str, code: &str, shown: &str) {
    if kind == "toml" {
        let table: Result<toml::Table, _> = code.parse();
        assert!(table.is_ok(), "{shown}: {code}");
        return;
    }
    if kind == "sh" {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || " -_,".contains(c);
        let adds = |line: &str| line.starts_with("cargo add ") && line.chars().all(is_plain);
        assert!(code.lines().all(adds), "{shown}: {code}");
        return;
    }
    let begins = ["# async fn example(client: google_", "use google_"];
    assert!(
        begins.iter().any(|begin| code.starts_with(begin)),
        "{shown}: not our example:\n{code}"
    );
    let code: String = code
        .lines()
        .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
        .collect();
    let file = syn::parse_file(&code).unwrap_or_else(|error| panic!("{shown}: {error}:\n{code}"));
    assert!(file.items.len() <= 3, "{shown}: {code}");
    assert_plain_texts(code.parse().expect("tokens"), shown);
}

/// Every text is made of letters, digits and a few marks.
fn assert_plain_texts(tokens: TokenStream, shown: &str) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => assert_plain_texts(group.stream(), shown),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let is_plain =
                    |c: char| c.is_ascii_alphanumeric() || " -_.,:/@()~%\"{}?".contains(c);
                assert!(text.chars().all(is_plain), "{shown}: {text}");
            }
            _ => {}
        }
    }
}

/// No character that controls something or that nobody sees, in no file and no literal.
fn assert_no_hidden_character(text: &str, shown: &str) {
    let is_hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    if let Some(place) = text.find(is_hidden) {
        let line = text[..place].lines().count();
        panic!("{shown}: {:?} in line {line}", text[place..].chars().next());
    }
}

/// The documentation of each item of a file, also of those in macros.
fn documentation(file: &str) -> Vec<String> {
    let tokens: TokenStream = file.parse().expect("Rust");
    let mut all = Vec::new();
    collect(tokens, &mut all);
    all
}

fn collect(tokens: TokenStream, all: &mut Vec<String>) {
    let mut docs: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if matches!(mark.as_char(), '#' | '!') => {}
            TokenTree::Group(group) => match doc_line(&group.stream()) {
                Some(line) => docs.push(line),
                None => {
                    flush(&mut docs, all);
                    collect(group.stream(), all);
                }
            },
            _ => flush(&mut docs, all),
        }
    }
    flush(&mut docs, all);
}

fn flush(docs: &mut Vec<String>, all: &mut Vec<String>) {
    if !docs.is_empty() {
        // rustdoc removes the blank after `///`.
        let lines: Vec<&str> = docs
            .iter()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        all.push(lines.join("\n"));
        docs.clear();
    }
}

/// The text of `doc = "…"`.
fn doc_line(attribute: &TokenStream) -> Option<String> {
    let mut tokens = attribute.clone().into_iter();
    let (name, equals, text) = (tokens.next()?, tokens.next()?, tokens.next()?);
    if name.to_string() != "doc" || equals.to_string() != "=" {
        return None;
    }
    let text: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
    Some(text.value())
}

// ───── Text that is no description

/// A document whose texts, but for one, are harmless.
fn document(pointer: &str, text: &str) -> Value {
    let mut document = json!({
        "kind": "discovery#restDescription",
        "name": "notes",
        "version": "v1",
        "revision": "20260101",
        "title": "Notes API",
        "documentationLink": "https://example.com",
        "rootUrl": "https://notes.example.com/",
        "resources": { "notes": { "methods": { "get": {
            "id": "notes.notes.get",
            "httpMethod": "GET",
            "path": "v1/{note}",
            "parameterOrder": ["note"],
            "parameters": {
                "note": { "type": "string", "location": "path", "required": true, "pattern": "^a$", "default": "a", "minimum": "1", "maximum": "2" },
                "view": { "type": "string", "location": "query", "enum": ["FULL"] },
            },
            "response": { "$ref": "Note" },
        } } } },
        "schemas": { "Note": { "id": "Note", "type": "object", "properties": {
            "name": { "type": "string", "annotations": { "required": ["notes.notes.get"] } },
        } } },
    });
    *document
        .pointer_mut(pointer)
        .expect("a text of the document") = json!(text);
    document
}

#[test]
fn a_value_stays_a_value() {
    let hostile = [
        "</code><script>alert(1)</script>",
        "a`\n\n```rust\npanic!()\n```\n",
        "a\u{202e}b\u{200b}c\u{7f}\u{2028}\r\nd\"] #![x]",
        "``a``` [b](javascript:c) ![d](https://e.f/g.png)",
    ];
    for pointer in [
        "/title",
        "/documentationLink",
        "/resources/notes/methods/get/parameters/note/pattern",
        "/resources/notes/methods/get/parameters/note/default",
        "/resources/notes/methods/get/parameters/note/minimum",
        "/resources/notes/methods/get/parameters/view/enum/0",
    ] {
        for text in hostile {
            let shown = format!("{pointer} {text:?}");
            let document = document(pointer, text).to_string();
            let generated = generate(&document, &Options::default())
                .unwrap_or_else(|problems| panic!("{shown}: {problems:?}"));
            for (path, text) in generated.tree.files() {
                assert_no_hidden_character(text, &format!("{shown}, {path}"));
                if path.ends_with(".rs") {
                    for docs in documentation(text) {
                        read(&docs, &shown);
                    }
                } else if path == "README.md" {
                    let page = text.split_once("-->\n").expect("a header").1;
                    read(page, &shown);
                } else {
                    let manifest: Result<toml::Table, _> = text.parse();
                    let manifest = manifest.unwrap_or_else(|error| panic!("{shown}: {error}"));
                    assert_eq!(manifest.len(), 3, "{shown}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_name_that_is_none_is_a_problem_with_its_place() {
    let get = "resources.notes.methods.get";
    for (pointer, place) in [
        ("/name", "name".to_owned()),
        ("/version", "version".to_owned()),
        ("/revision", "revision".to_owned()),
        ("/resources/notes/methods/get/id", format!("{get}.id")),
        (
            "/resources/notes/methods/get/response/$ref",
            format!("{get}.response.$ref"),
        ),
    ] {
        for text in ["a`<script>", "a\nb", "a\u{202e}b"] {
            let document = document(pointer, text).to_string();
            let problems = generate(&document, &Options::default()).expect_err(pointer);
            let found = problems.iter().any(|problem| problem.path == place);
            assert!(found, "{pointer} {text:?}: {problems:?}");
        }
    }
    let key = "`</code><script>";
    for (pointer, place) in [
        ("/resources", "resources"),
        ("/resources/notes/methods", "resources.notes.methods"),
        (
            "/resources/notes/methods/get/parameters",
            "resources.notes.methods.get.parameters",
        ),
        ("/schemas", "schemas"),
    ] {
        let mut document = document("/title", "Notes API");
        let map = document.pointer_mut(pointer).expect("a map");
        map[key] = json!({});
        let problems = generate(&document.to_string(), &Options::default()).expect_err(pointer);
        let place = format!("{place}.{key}");
        let found = problems.iter().any(|problem| problem.path == place);
        assert!(found, "{pointer}: {problems:?}");
    }
}
