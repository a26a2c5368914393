//! The nested shape of a type, in the syntax of Rust, with documentation as comments. Each type is shown once, which also ends
//! recursion.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Lines;
use super::style::{DIM, PLAIN, paint};
use discovery_codegen::describe::{Content, FieldInfo, Prose, TypeInfo, Use, ValueInfo};

/// One level of indentation.
const STEP: &str = "    ";
/// The deepest level that is shown.
const DEEPEST: usize = 24;

/// Prints shapes, each type once.
pub(super) struct Shapes<'a> {
    types: &'a BTreeMap<String, TypeInfo>,
    shown: BTreeSet<&'a str>,
}

/// One use of a type, as a line or a block.
struct Line<'l> {
    indent: String,
    /// The text before the type.
    before: String,
    /// The text after the type.
    after: &'static str,
    remarks: Vec<String>,
    /// The documentation that was printed above.
    docs_above: Option<&'l Prose>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(types: &'a BTreeMap<String, TypeInfo>) -> Self {
        Self {
            types,
            shown: BTreeSet::new(),
        }
    }

    /// A type on its own.
    pub(super) fn show(&mut self, lines: &mut Lines, value: &'a Use, indent: &str) {
        let alone = Line {
            indent: indent.to_owned(),
            before: String::new(),
            after: "",
            remarks: Vec::new(),
            docs_above: None,
        };
        self.value(lines, value, alone);
    }

    fn value(&mut self, lines: &mut Lines, value: &'a Use, mut line: Line<'_>) {
        let Use { rust, of } = value;
        let known = of
            .as_deref()
            .and_then(|of| Some((of, self.types.get(of)?, rust.split_once(of)?)));
        let Some((path, info, (head, tail))) = known else {
            return line.print(lines, rust);
        };
        if self.shown.contains(path) {
            line.remarks.push("shown above".to_owned());
            return line.print(lines, rust);
        }
        if line.indent.len() >= DEEPEST * STEP.len() {
            line.remarks.push("not shown: nested too deeply".to_owned());
            return line.print(lines, rust);
        }
        self.shown.insert(path);
        let inner = format!("{}{STEP}", line.indent);
        let docs = Some(&info.docs).filter(|docs| line.docs_above != Some(docs));
        match &info.content {
            Content::Alias { target } => {
                line.print(lines, rust);
                comments(lines, docs, &inner);
                let alias = Line {
                    indent: inner,
                    before: format!("type {path} = "),
                    after: ";",
                    remarks: Vec::new(),
                    docs_above: None,
                };
                self.value(lines, target, alias);
            }
            Content::Struct { fields } if fields.is_empty() => {
                comments(
                    lines,
                    docs.filter(|_| line.docs_above.is_none()),
                    &line.indent,
                );
                line.print(lines, &format!("{head}{path} {{}}{tail}"));
            }
            Content::Struct { fields } => {
                line.open(lines, &format!("{head}{path}"), docs);
                for field in fields {
                    self.field(lines, field, &inner);
                }
                line.close(lines, tail);
            }
            Content::Enum { values } => {
                line.open(lines, &format!("{head}{path}"), docs);
                for value in values {
                    variant(lines, value, &inner);
                }
                line.close(lines, tail);
            }
        }
    }

    fn field(&mut self, lines: &mut Lines, field: &'a FieldInfo, indent: &str) {
        comments(lines, Some(&field.docs), indent);
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
            docs_above: Some(&field.docs),
        };
        self.value(lines, &field.value, line);
    }
}

impl Line<'_> {
    /// Prints one line.
    fn print(&self, lines: &mut Lines, code: &str) {
        let code = format!("{}{code}{}", self.before, self.after);
        self::line(lines, &self.indent, &code, &self.remarks);
    }

    /// Begins a block: the head and the type's documentation.
    fn open(&self, lines: &mut Lines, code: &str, docs: Option<&Prose>) {
        let code = format!("{}{code} {{", self.before);
        self::line(lines, &self.indent, &code, &self.remarks);
        if let Some(docs) = docs.filter(|docs| !docs.0.is_empty()) {
            comments(lines, Some(docs), &format!("{}{STEP}", self.indent));
            lines.line("");
        }
    }

    fn close(&self, lines: &mut Lines, tail: &str) {
        lines.line(&format!("{}}}{tail}{}", self.indent, self.after));
    }
}

/// A variant with its value. Documentation that fits stands beside it.
fn variant(lines: &mut Lines, value: &ValueInfo, indent: &str) {
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
    match beside.filter(|text| lines.fits(room, text)) {
        Some(text) => {
            let remark = format!("{}: {text}", remarks.join(", "));
            line(lines, indent, &name, &[remark]);
        }
        None => {
            comments(lines, Some(&value.docs), indent);
            line(lines, indent, &name, &remarks);
        }
    }
}

fn line(lines: &mut Lines, indent: &str, code: &str, remarks: &[String]) {
    let remarks = match remarks.is_empty() {
        true => String::new(),
        false => paint(DIM, &format!(" // {}", remarks.join(", "))),
    };
    lines.line(&format!("{indent}{}{remarks}", paint(PLAIN, code)));
}

fn comments(lines: &mut Lines, docs: Option<&Prose>, indent: &str) {
    if let Some(docs) = docs {
        lines.indented_prose(docs, &format!("{indent}// "), DIM);
    }
}
