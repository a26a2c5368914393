//! Reads a description into blocks: what Markdown means by it, as far as documentation may have it.
//!
//! What stays: paragraphs, lists, quotations, headings, tables, code, bold text, and links to safe addresses. A remote image becomes a
//! link, so that no page loads it. All other markup is text: its marks are shown.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::breaks::{PARAGRAPH, mend};
use super::dialect::{EXTENSIONS, NO_BREAK, item_width, prepare, restore};
use super::escape::{Next, escape};
use super::site::{Site, Target};
use super::span::code_span;

/// Lists and quotations within each other. What is deeper is part of the innermost.
const DEPTH: usize = 8;

/// How often text is read again after its indentation was removed.
const REREAD: usize = 3;

/// The longest text of a heading, in bytes.
const HEADING: usize = 100;

/// A piece of documentation. Its text is escaped Markdown, for `wrap`.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(String),
    Heading {
        level: usize,
        /// How many `#` it was written with.
        marks: usize,
        text: String,
    },
    /// Lines that are shown as they are.
    Code(Vec<String>),
    Quote(Vec<Block>),
    List {
        /// The number of the first item.
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Rule,
}

/// Reads a description. Its relative links are those of a site.
pub(super) fn parse(text: &str, site: Site<'_>) -> Vec<Block> {
    if is_one_plain_paragraph(text) {
        let mut out = String::new();
        escape(&mend(text, None, PARAGRAPH), Next::Nothing, false, &mut out);
        return paragraphs(&out).collect();
    }
    parse_at(&prepare(text), site, 0)
}

fn parse_at(source: &str, site: Site<'_>, depth: usize) -> Vec<Block> {
    let mut builder = Builder::new(source, site, depth);
    for (event, range) in Parser::new_ext(source, EXTENSIONS).into_offset_iter() {
        builder.read(event, range);
    }
    builder.finish()
}

/// The paragraphs of escaped text, in which the lost breaks are marked.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    text.split(PARAGRAPH)
        .filter(|text| !text.trim().is_empty())
        .map(|text| Block::Paragraph(text.to_owned()))
}

/// Whether text is one line in which only single characters can be markup: most descriptions are.
fn is_one_plain_paragraph(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.contains(['\n', '\r', '`', '\\', '[', '&', '<'])
        && !text.contains("**")
}

/// What is open around an event.
enum Open {
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
}

/// A link that is open: the place of its label in the paragraph, and its address.
struct Link {
    label: usize,
    url: String,
}

struct Builder<'a> {
    source: &'a str,
    site: Site<'a>,
    /// How many indented lists this text is in.
    depth: usize,
    done: Vec<Block>,
    open: Vec<Open>,
    /// How many lists, items and quotations are open beyond `DEPTH`.
    skipped: usize,
    /// The paragraph so far, escaped.
    paragraph: String,
    /// The end of the paragraph so far, before it is escaped.
    text: String,
    code: Option<String>,
    /// Whether this code is indented, and not fenced.
    is_indented: bool,
    /// How many `#` the open heading has; none if it is underlined.
    heading_marks: usize,
    link: Option<Link>,
    bold: bool,
    /// How each open emphasis, link or image ends.
    ends: Vec<End>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// How something inside of a paragraph ends.
enum End {
    Text(String),
    Bold,
    Link,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str, site: Site<'a>, depth: usize) -> Self {
        Self {
            source,
            site,
            depth,
            done: Vec::new(),
            open: Vec::new(),
            skipped: 0,
            paragraph: String::new(),
            text: String::new(),
            code: None,
            is_indented: false,
            heading_marks: 0,
            link: None,
            bold: false,
            ends: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                match &mut self.code {
                    Some(code) => code.push_str(&text),
                    None => self.text.push_str(&text),
                }
            }
            Event::Code(code) => self.add_code_span(&code, range),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::Rule => {
                self.end_paragraph();
                self.add(Block::Rule);
            }
            Event::FootnoteReference(label) => {
                self.text.push_str(&format!("[^{label}]"));
            }
            Event::TaskListMarker(checked) => {
                self.text.push_str(if checked { "[x] " } else { "[ ] " });
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text.push_str(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.start_text(range, 1),
            Tag::Strikethrough => {
                let source = self.source.get(range.start..).unwrap_or_default();
                self.start_text(range, if source.starts_with("~~") { 2 } else { 1 });
            }
            Tag::Strong => match self.bold || !self.is_bold(&range) {
                true => self.start_text(range, 2),
                false => {
                    self.markup(|paragraph| paragraph.push_str("**"));
                    self.bold = true;
                    self.ends.push(End::Bold);
                }
            },
            Tag::Link {
                dest_url,
                title,
                link_type,
                ..
            } => self.start_link(&dest_url, &title, link_type),
            Tag::Image {
                dest_url, title, ..
            } => self.start_image(&dest_url, &title),
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                self.is_indented = kind == CodeBlockKind::Indented;
                self.code = Some(String::new());
            }
            Tag::Heading { .. } => {
                self.end_paragraph();
                let source = self.source.get(range).unwrap_or_default();
                self.heading_marks = source.bytes().take_while(|byte| *byte == b'#').count();
            }
            Tag::BlockQuote(_) => self.open(Open::Quote(Vec::new())),
            Tag::List(start) => self.open(Open::List(start, Vec::new())),
            Tag::Item => self.open(Open::Item(Vec::new())),
            Tag::Table(_) => {
                self.end_paragraph();
                self.head.clear();
                self.rows.clear();
            }
            Tag::TableRow => self.rows.push(Vec::new()),
            Tag::FootnoteDefinition(label) => {
                self.end_paragraph();
                self.text.push_str(&format!("[^{label}]: "));
            }
            _ => self.end_paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image => match self.ends.pop() {
                None => {}
                Some(End::Text(marks)) => self.text.push_str(&marks),
                Some(End::Bold) => {
                    self.markup(|paragraph| paragraph.push_str("**"));
                    self.bold = false;
                }
                Some(End::Link) => self.end_link(),
            },
            TagEnd::Heading(level) => self.end_heading(level as usize),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::TableCell => {
                let cell = self.take_line();
                match self.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.head.push(cell),
                }
            }
            TagEnd::Table => {
                let (head, rows) = (
                    std::mem::take(&mut self.head),
                    std::mem::take(&mut self.rows),
                );
                self.add(Block::Table { head, rows });
            }
            _ => self.end_paragraph(),
        }
    }
}

/// Inside of a paragraph.
impl Builder<'_> {
    /// Appends markup to the paragraph, after the text before it.
    fn markup(&mut self, append: impl FnOnce(&mut String)) {
        self.end_text(Next::Markup);
        append(&mut self.paragraph);
    }

    fn add_code_span(&mut self, code: &str, range: Range<usize>) {
        let code: String = code.chars().filter_map(restore).collect();
        let is_wrapped = self
            .source
            .get(range)
            .is_some_and(|source| source.contains('\n'));
        let span = match is_wrapped {
            // The indentation of its lines is not part of it.
            true => code_span(&code.split_whitespace().collect::<Vec<_>>().join(" ")),
            false => code_span(&code),
        };
        self.markup(|paragraph| {
            paragraph.extend(span.chars().map(|c| if c == ' ' { NO_BREAK } else { c }));
        });
    }

    fn end_text(&mut self, next: Next) {
        if !self.text.is_empty() {
            let is_inside = self.bold || self.link.is_some();
            let mark = if is_inside { ' ' } else { PARAGRAPH };
            let text = mend(&self.text, self.paragraph.chars().next_back(), mark);
            escape(&text, next, self.link.is_some(), &mut self.paragraph);
            self.text.clear();
        }
    }

    /// Begins an emphasis that stays text: `*` is a wildcard and `_` part of a name more often than not.
    fn start_text(&mut self, range: Range<usize>, marks: usize) {
        let source = self.source.get(range).unwrap_or_default();
        let before = source.get(..marks).unwrap_or_default();
        let after = source.get(source.len().saturating_sub(marks)..);
        self.text.push_str(before);
        self.ends
            .push(End::Text(after.unwrap_or_default().to_owned()));
    }

    /// Whether `**` around text means bold text, and not a wildcard of a path.
    fn is_bold(&self, range: &Range<usize>) -> bool {
        let inside = self.source.get(range.clone()).unwrap_or_default();
        let before = self.source.get(..range.start).unwrap_or_default();
        let after = self.source.get(range.end..).unwrap_or_default();
        inside.starts_with("**")
            && !inside.starts_with("**/")
            && !inside.ends_with("/**")
            && !before.ends_with('/')
            && !after.starts_with('/')
    }

    fn start_link(&mut self, url: &str, title: &str, link_type: LinkType) {
        let is_autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
        match self.site.resolve(url) {
            Target::Address(url) if self.link.is_none() => {
                self.markup(|_| {});
                self.link = Some(Link {
                    label: self.paragraph.len(),
                    url,
                });
                self.ends.push(End::Link);
            }
            Target::Page => self.ends.push(End::Text(String::new())),
            _ if is_autolink => {
                self.text.push('<');
                self.ends.push(End::Text(">".to_owned()));
            }
            _ => {
                self.text.push('[');
                self.ends.push(End::Text(as_target(url, title)));
            }
        }
    }

    fn start_image(&mut self, url: &str, title: &str) {
        if self.link.is_some() {
            // The label of a link holds no other link.
            self.ends.push(End::Text(String::new()));
            return;
        }
        if self.site.resolve(url) == Target::Text {
            self.text.push('!');
        }
        self.start_link(url, title, LinkType::Inline);
    }

    fn end_link(&mut self) {
        self.end_text(Next::Markup);
        let Some(Link { label, url }) = self.link.take() else {
            return;
        };
        let label = self.paragraph.split_off(label);
        let label = label.trim();
        if label.is_empty() || label == url {
            self.paragraph.push_str(&format!("<{url}>"));
            return;
        }
        let mut escaped = String::new();
        for c in label.chars() {
            escaped.push(if c == ' ' { NO_BREAK } else { c });
        }
        let target = match url.contains(['(', ')']) {
            true => format!("<{url}>"),
            false => url,
        };
        self.paragraph.push_str(&format!("[{escaped}]({target})"));
    }

    /// The paragraph as one line.
    fn take_line(&mut self) -> String {
        self.end_text(Next::Nothing);
        std::mem::take(&mut self.paragraph).replace(PARAGRAPH, " ")
    }
}

/// Around paragraphs.
impl Builder<'_> {
    fn end_paragraph(&mut self) {
        self.end_text(Next::Nothing);
        for paragraph in paragraphs(&std::mem::take(&mut self.paragraph)) {
            self.add(paragraph);
        }
    }

    /// Adds a heading, or a paragraph: loose text begins with a `#` by chance, and its lines were joined with those after the heading.
    fn end_heading(&mut self, level: usize) {
        let marks = std::mem::take(&mut self.heading_marks);
        let text = self.take_line();
        let is_title = text.len() <= HEADING && !text.trim_end().ends_with('.');
        if text.trim().is_empty() {
            return;
        }
        self.add(match is_title {
            true => Block::Heading { level, marks, text },
            false => as_paragraph(marks, &text),
        });
    }

    fn end_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        if self.is_indented && self.depth < REREAD && item_width(code.trim_start()).is_some() {
            for block in parse_at(&dedent(&code), self.site, self.depth + 1) {
                self.add(block);
            }
            return;
        }
        let shown = |line: &str| -> String {
            let line: String = line.chars().filter_map(restore).collect();
            line.trim_end().to_owned()
        };
        let lines: Vec<String> = code.lines().map(shown).collect();
        if lines.iter().any(|line| !line.is_empty()) {
            self.add(Block::Code(lines));
        }
    }

    fn add(&mut self, block: Block) {
        match self.open.last_mut() {
            None => self.done.push(block),
            Some(Open::Quote(blocks) | Open::Item(blocks)) => blocks.push(block),
            Some(Open::List(_, items)) => items.push(vec![block]),
        }
    }

    fn open(&mut self, open: Open) {
        self.end_paragraph();
        // A list and its item are two.
        if self.open.len() >= 2 * DEPTH {
            self.skipped += 1;
        } else {
            self.open.push(open);
        }
    }

    fn close(&mut self) {
        self.end_paragraph();
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.open.pop() {
            None => {}
            Some(Open::Quote(blocks)) => self.add(Block::Quote(with_headings_in_place(blocks))),
            Some(Open::List(start, items)) => self.add(Block::List { start, items }),
            Some(Open::Item(blocks)) => match self.open.last_mut() {
                Some(Open::List(start, items)) if start.is_some() || !blocks.is_empty() => {
                    items.push(with_headings_in_place(blocks));
                }
                _ => {}
            },
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        with_headings_in_place(self.done)
    }
}

/// The end of a link that leads nowhere safe, as it was written.
fn as_target(url: &str, title: &str) -> String {
    match title.is_empty() {
        true => format!("]({url})"),
        false => format!("]({url} \"{title}\")"),
    }
}

/// A heading has something under it. If not, it is a paragraph.
fn with_headings_in_place(mut blocks: Vec<Block>) -> Vec<Block> {
    match blocks.pop() {
        Some(Block::Heading { marks, text, .. }) => blocks.push(as_paragraph(marks, &text)),
        last => blocks.extend(last),
    }
    blocks
}

/// A heading as a paragraph, with its marks.
fn as_paragraph(marks: usize, text: &str) -> Block {
    Block::Paragraph(match marks {
        0 => text.to_owned(),
        marks => format!("{} {text}", "#".repeat(marks)),
    })
}

/// Removes the indentation that all lines share.
fn dedent(code: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = || code.lines();
    let shared = lines()
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let dedented = lines().map(|line| line.get(shared..).unwrap_or_default());
    dedented.collect::<Vec<_>>().join("\n")
}
