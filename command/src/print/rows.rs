//! Rows and columns: `table` and `csv`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use discovery_codegen::printable;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::path::Column;

/// So many rows decide how wide the columns of a table are. Later rows are printed as they come.
const MOST_ROWS: usize = 500;

/// The widest cell on a terminal.
const WIDEST: usize = 60;

/// Where rows go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table {
        /// Whether wide cells are cut.
        cut: bool,
    },
    Csv,
}

/// Rows of values.
#[derive(Debug)]
pub(super) struct Rows {
    kind: Kind,
    /// `None`: the members of the first row.
    columns: Option<Vec<Column>>,
    were_chosen: bool,
    /// Members that no column shows.
    left_out: BTreeSet<String>,
    waiting: Vec<Vec<String>>,
    /// The widths of a table whose head is printed.
    widths: Option<Vec<usize>>,
    has_head: bool,
}

impl Rows {
    pub(super) fn new(kind: Kind, columns: Vec<Column>) -> Self {
        Self {
            kind,
            were_chosen: !columns.is_empty(),
            columns: (!columns.is_empty()).then_some(columns),
            left_out: BTreeSet::new(),
            waiting: Vec::new(),
            widths: None,
            has_head: false,
        }
    }

    /// Takes a row, and returns what can be printed.
    pub(super) fn row(&mut self, row: &Value) -> String {
        let columns = self.columns.get_or_insert_with(|| members(row));
        if !self.were_chosen
            && let Value::Object(members) = row
        {
            let new = members
                .keys()
                .filter(|key| columns.iter().all(|column| column.name != **key));
            self.left_out.extend(new.cloned());
        }
        let cells = columns
            .iter()
            .map(|column| match column.name.is_empty() {
                true => Some(row),
                false => column.find(row),
            })
            .map(|value| value.map_or_else(String::new, cell));
        match self.kind {
            Kind::Csv => {
                let cells: Vec<String> = cells.collect();
                let head = match std::mem::replace(&mut self.has_head, true) {
                    true => String::new(),
                    false => csv_line(columns.iter().map(|column| &*column.name)),
                };
                head + &csv_line(cells.iter().map(String::as_str))
            }
            Kind::Table { cut } => {
                let cells = cells.map(|cell| shown(&cell, cut)).collect();
                self.waiting.push(cells);
                match self.widths.is_some() || self.waiting.len() > MOST_ROWS {
                    true => self.print_waiting(),
                    false => String::new(),
                }
            }
        }
    }

    /// What is left, and the members that no column shows.
    pub(super) fn finish(mut self) -> (String, BTreeSet<String>) {
        let text = match (self.kind, &self.columns) {
            (Kind::Table { .. }, Some(_)) => self.print_waiting(),
            // A head alone says that there is nothing.
            (Kind::Csv, Some(columns)) if !self.has_head => {
                csv_line(columns.iter().map(|column| &*column.name))
            }
            _ => String::new(),
        };
        (text, self.left_out)
    }

    fn print_waiting(&mut self) -> String {
        let columns = self.columns.as_deref().unwrap_or_default();
        let mut text = String::new();
        let widths = self.widths.get_or_insert_with(|| {
            let heads: Vec<String> = columns
                .iter()
                .map(|column| printable(&column.name).to_uppercase())
                .collect();
            let widths: Vec<usize> = (0..heads.len())
                .map(|index| {
                    let cells = self.waiting.iter().map(|cells| cells[index].width());
                    cells
                        .chain([heads[index].width()])
                        .max()
                        .unwrap_or_default()
                })
                .collect();
            text = table_line(&heads, &widths);
            widths
        });
        for cells in self.waiting.drain(..) {
            text += &table_line(&cells, widths);
        }
        text
    }
}

/// The columns of a row whose user chose none: its members. What is no object has one column without a name.
fn members(row: &Value) -> Vec<Column> {
    match row {
        Value::Object(members) => members.keys().map(|key| Column::of_member(key)).collect(),
        _ => vec![Column::of_member("")],
    }
}

/// A value as a cell: a text as it is, nothing for null, JSON for the rest.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A cell as a terminal may show it.
fn shown(cell: &str, cut: bool) -> String {
    let cell = printable(cell);
    if !cut || cell.width() <= WIDEST {
        return cell;
    }
    let mut short = String::new();
    for c in cell.chars() {
        if short.width() + 2 > WIDEST {
            break;
        }
        short.push(c);
    }
    short + "…"
}

fn table_line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        let blanks = width.saturating_sub(cell.width());
        let _ = write!(line, "{cell}{:blanks$}  ", "");
    }
    line.truncate(line.trim_end().len());
    line + "\n"
}

/// A line of CSV (RFC 4180).
fn csv_line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // A vector takes everything.
    let _ = writer.write_record(cells);
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
