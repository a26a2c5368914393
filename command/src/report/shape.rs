//! The shape of a type, nested: like Rust, with the documentation as comments. What was shown once is not shown again, which
//! ends recursion too.

use std::collections::{BTreeMap, BTreeSet};

use super::paper::Paper;
use super::style::{DIM, PLAIN, paint};
use discovery_codegen::describe::{Content, Field, Prose, TypeInfo, Use, Value};

/// One step to the right.
const STEP: &str = "    ";
/// How many steps there can be: a page is read by people.
const DEEPEST: usize = 24;

/// Prints shapes, each type in full once.
pub(super) struct Shapes<'a> {
    types: &'a BTreeMap<String, TypeInfo>,
    shown: BTreeSet<&'a str>,
}

/// A use of a type among others.
struct Line<'l> {
    indent: String,
    /// What introduces it.
    before: String,
    /// What follows it.
    after: &'static str,
    remarks: Vec<String>,
    /// What was said of it already.
    said: Option<&'l Prose>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(types: &'a BTreeMap<String, TypeInfo>) -> Self {
        Self {
            types,
            shown: BTreeSet::new(),
        }
    }

    /// A type by itself.
    pub(super) fn show(&mut self, paper: &mut Paper, value: &'a Use, indent: &str) {
        let alone = Line {
            indent: indent.to_owned(),
            before: String::new(),
            after: "",
            remarks: Vec::new(),
            said: None,
        };
        self.value(paper, value, alone);
    }

    fn value(&mut self, paper: &mut Paper, value: &'a Use, mut line: Line<'_>) {
        let Use { rust, of } = value;
        let known = of
            .as_deref()
            .and_then(|of| Some((of, self.types.get(of)?, rust.split_once(of)?)));
        let Some((path, info, (head, tail))) = known else {
            return line.print(paper, rust);
        };
        if self.shown.contains(path) {
            line.remarks.push("as above".to_owned());
            return line.print(paper, rust);
        }
        if line.indent.len() >= DEEPEST * STEP.len() {
            line.remarks.push("not shown: nested too deep".to_owned());
            return line.print(paper, rust);
        }
        self.shown.insert(path);
        let inner = format!("{}{STEP}", line.indent);
        let docs = Some(&info.docs).filter(|docs| line.said != Some(docs));
        match &info.content {
            Content::Alias { target } => {
                line.print(paper, rust);
                comments(paper, docs, &inner);
                let alias = Line {
                    indent: inner,
                    before: format!("type {path} = "),
                    after: ";",
                    remarks: Vec::new(),
                    said: None,
                };
                self.value(paper, target, alias);
            }
            Content::Struct { fields } if fields.is_empty() => {
                comments(paper, docs.filter(|_| line.said.is_none()), &line.indent);
                line.print(paper, &format!("{head}{path} {{}}{tail}"));
            }
            Content::Struct { fields } => {
                line.open(paper, &format!("{head}{path}"), docs);
                for field in fields {
                    self.field(paper, field, &inner);
                }
                line.close(paper, tail);
            }
            Content::Enum { values } => {
                line.open(paper, &format!("{head}{path}"), docs);
                for value in values {
                    variant(paper, value, &inner);
                }
                line.close(paper, tail);
            }
        }
    }

    fn field(&mut self, paper: &mut Paper, field: &'a Field, indent: &str) {
        comments(paper, Some(&field.docs), indent);
        let mut remarks = Vec::new();
        if field.key != field.name {
            remarks.push(format!("{:?}", field.key));
        }
        if field.deprecated {
            remarks.push("deprecated".to_owned());
        }
        let line = Line {
            indent: indent.to_owned(),
            before: format!("{}: ", field.name),
            after: ",",
            remarks,
            said: Some(&field.docs),
        };
        self.value(paper, &field.value, line);
    }
}

impl Line<'_> {
    /// All of it in one line.
    fn print(&self, paper: &mut Paper, code: &str) {
        let code = format!("{}{code}{}", self.before, self.after);
        self::line(paper, &self.indent, &code, &self.remarks);
    }

    /// What stands before the content, and the type's documentation.
    fn open(&self, paper: &mut Paper, code: &str, docs: Option<&Prose>) {
        let code = format!("{}{code} {{", self.before);
        self::line(paper, &self.indent, &code, &self.remarks);
        if let Some(docs) = docs.filter(|docs| !docs.0.is_empty()) {
            comments(paper, Some(docs), &format!("{}{STEP}", self.indent));
            paper.line("");
        }
    }

    fn close(&self, paper: &mut Paper, tail: &str) {
        paper.line(&format!("{}}}{tail}{}", self.indent, self.after));
    }
}

/// A variant, with its value and its documentation beside it where they fit.
fn variant(paper: &mut Paper, value: &Value, indent: &str) {
    let mut remarks = vec![format!("{:?}", value.key)];
    if value.deprecated {
        remarks.push("deprecated".to_owned());
    }
    let name = format!("{},", value.name);
    let beside = match value.docs.0.as_slice() {
        [discovery_codegen::describe::Block::Paragraph(text)] => Some(text),
        _ => None,
    };
    let room = indent.len() + name.len() + " // : ".len() + remarks.join(", ").len();
    match beside.filter(|text| paper.fits(room, text)) {
        Some(text) => {
            let remark = format!("{}: {text}", remarks.join(", "));
            line(paper, indent, &name, &[remark]);
        }
        None => {
            comments(paper, Some(&value.docs), indent);
            line(paper, indent, &name, &remarks);
        }
    }
}

fn line(paper: &mut Paper, indent: &str, code: &str, remarks: &[String]) {
    let remarks = match remarks.is_empty() {
        true => String::new(),
        false => paint(DIM, &format!(" // {}", remarks.join(", "))),
    };
    paper.line(&format!("{indent}{}{remarks}", paint(PLAIN, code)));
}

fn comments(paper: &mut Paper, docs: Option<&Prose>, indent: &str) {
    if let Some(docs) = docs {
        paper.notes(docs, &format!("{indent}// "), DIM);
    }
}
