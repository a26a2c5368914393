//! Prints responses: in a format, a part of them, each as it comes.

mod json;
mod path;
mod rows;
mod select;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::{self, IsTerminal as _, Write};

use discovery_codegen::{Problem, printable};
use serde_json::Value;

use crate::cli::{OutputArgs, OutputFormat};
use crate::notice;
use crate::report::escaped;
use crate::stop::{Reason, Stop};
use path::Column;
use rows::{Kind, Rows};
use select::Select;

/// What a call gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One response.
    One,
    /// Items, one after another.
    Items,
}

/// Prints the values of a call to stdout, each as it comes.
pub(crate) struct Printer {
    out: Box<dyn Write + Send>,
    select: Option<Select>,
    form: Form,
    /// Whether people read it.
    is_terminal: bool,
    has_colours: bool,
    is_first: bool,
}

#[derive(Debug)]
enum Form {
    Json {
        /// Whether all values are one list.
        is_list: bool,
    },
    Lines,
    Rows {
        rows: Rows,
        columns: Vec<Column>,
    },
    Yaml,
    Raw,
}

impl Printer {
    /// A printer for what a call gives. Nothing is printed yet.
    ///
    /// # Errors
    ///
    /// An option is wrong, or does not fit the others.
    pub(crate) fn new(args: &OutputArgs, shape: Shape) -> Result<Self, Stop> {
        let out = io::stdout();
        let has_colours = anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never;
        let is_terminal = out.is_terminal();
        Self::to(Box::new(out), [is_terminal, has_colours], args, shape)
    }

    /// The same for any place. The two are whether people read it, and whether it has colours.
    fn to(
        out: Box<dyn Write + Send>,
        [is_terminal, has_colours]: [bool; 2],
        args: &OutputArgs,
        shape: Shape,
    ) -> Result<Self, Stop> {
        let columns = args
            .columns
            .iter()
            .map(|text| Column::parse(text))
            .collect::<Result<Vec<_>, _>>()?;
        let format = match args.format {
            Some(format) => format,
            None if !columns.is_empty() => OutputFormat::Table,
            None if shape == Shape::Items && !is_terminal => OutputFormat::Ndjson,
            None => OutputFormat::Json,
        };
        let rows = |kind, columns: Vec<Column>| Form::Rows {
            rows: Rows::new(kind, columns.clone()),
            columns,
        };
        let form = match format {
            OutputFormat::Table => rows(Kind::Table { cut: is_terminal }, columns),
            OutputFormat::Csv => rows(Kind::Csv, columns),
            _ if !columns.is_empty() => {
                let message = "columns are for --format table and --format csv; --select '{name, id}' chooses members of JSON";
                let problem = Problem::new("", message).in_file("--columns");
                return Err(Stop::call(Reason::Wrong, problem));
            }
            OutputFormat::Json => Form::Json {
                is_list: shape == Shape::Items,
            },
            OutputFormat::Ndjson => Form::Lines,
            OutputFormat::Yaml => Form::Yaml,
            OutputFormat::Raw => Form::Raw,
        };
        Ok(Self {
            select: args.select.as_deref().map(Select::new).transpose()?,
            form,
            is_terminal,
            has_colours,
            is_first: true,
            out,
        })
    }

    /// Prints a response, or what `--select` makes of it. In rows, a list of objects in a response that has no name and no id is the
    /// response.
    ///
    /// # Errors
    ///
    /// It cannot be printed: [`Stop::Closed`] if nobody reads it.
    pub(crate) fn value(&mut self, value: &Value) -> Result<(), Stop> {
        self.selected(value, true)
    }

    /// Prints one of many items, or what `--select` makes of it.
    ///
    /// # Errors
    ///
    /// It cannot be printed: [`Stop::Closed`] if nobody reads it.
    pub(crate) fn item(&mut self, item: &Value) -> Result<(), Stop> {
        self.selected(item, false)
    }

    /// Prints bytes as they are.
    ///
    /// # Errors
    ///
    /// They cannot be printed: [`Stop::Closed`] if nobody reads them.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        written.map_err(stop)
    }

    /// Prints what is left.
    ///
    /// # Errors
    ///
    /// It cannot be printed: [`Stop::Closed`] if nobody reads it.
    pub(crate) fn finish(mut self) -> Result<(), Stop> {
        match std::mem::replace(&mut self.form, Form::Lines) {
            Form::Json { is_list: true } => {
                let end = if self.is_first { "[]\n" } else { "\n]\n" };
                self.bytes(end.as_bytes())
            }
            Form::Rows { rows, .. } => {
                let (text, left_out) = rows.finish();
                self.bytes(text.as_bytes())?;
                if !left_out.is_empty() {
                    let left_out: Vec<String> = left_out.into_iter().collect();
                    notice::note(&format!(
                        "the columns are those of the first row; these are not shown: {}. --columns names columns",
                        left_out.join(", ")
                    ));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn selected(&mut self, value: &Value, is_response: bool) -> Result<(), Stop> {
        match self.select.take() {
            None => self.print(value, is_response),
            Some(select) => {
                let printed = select.apply(value, |value| self.print(value, false));
                self.select = Some(select);
                printed
            }
        }
    }

    fn print(&mut self, value: &Value, is_response: bool) -> Result<(), Stop> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        let text = match &mut self.form {
            Form::Json { is_list: false } => self.json(value) + "\n",
            // A text of JSON has no line break in a string.
            Form::Json { is_list: true } => {
                let before = if is_first { "[\n  " } else { ",\n  " };
                before.to_owned() + &self.json(value).replace('\n', "\n  ")
            }
            Form::Lines if self.is_terminal => escaped(&value.to_string()) + "\n",
            Form::Lines => value.to_string() + "\n",
            Form::Rows { rows, columns } => {
                let found = match value {
                    Value::Array(items) => items.iter().collect(),
                    value if is_response => match list_of(value, columns) {
                        Some(items) => items.iter().collect(),
                        None => vec![value],
                    },
                    value => vec![value],
                };
                found.into_iter().map(|row| rows.row(row)).collect()
            }
            Form::Yaml => {
                let before = if is_first { "" } else { "---\n" };
                let yaml = serde_saphyr::to_string(value).map_err(|error| {
                    let message = format!("the response cannot be printed as YAML: {error}");
                    Stop::call(Reason::Ours, Problem::new("", message))
                })?;
                format!("{before}{}\n", yaml.trim_end_matches('\n'))
            }
            Form::Raw => match value {
                Value::String(text) => format!("{text}\n"),
                other => other.to_string() + "\n",
            },
        };
        match self.form {
            Form::Rows { .. } | Form::Yaml | Form::Raw if self.is_terminal => {
                self.bytes(for_terminal(&text).as_bytes())
            }
            _ => self.bytes(text.as_bytes()),
        }
    }

    fn json(&self, value: &Value) -> String {
        match (self.has_colours, self.is_terminal) {
            (true, _) => json::coloured(value),
            (false, true) => escaped(&format!("{value:#}")),
            (false, false) => format!("{value:#}"),
        }
    }
}

impl fmt::Debug for Printer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printer")
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// The items of a response that is a list: its only list of objects, if it has neither a name nor an id, nor a chosen column.
fn list_of<'a>(response: &'a Value, columns: &[Column]) -> Option<&'a [Value]> {
    let members = response.as_object()?;
    let has_own = match columns.is_empty() {
        true => members.contains_key("name") || members.contains_key("id"),
        false => columns.iter().any(|column| column.find(response).is_some()),
    };
    if has_own {
        return None;
    }
    let mut lists = members.values().filter_map(|member| {
        let items = member.as_array()?;
        items.iter().all(Value::is_object).then_some(&items[..])
    });
    match (lists.next(), lists.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Text without characters that a terminal obeys, except ends of lines.
fn for_terminal(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| match line.strip_suffix('\r') {
            Some(line) => printable(line) + "\r",
            None => printable(line),
        })
        .collect();
    lines.join("\n")
}

fn stop(error: io::Error) -> Stop {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Stop::Closed;
    }
    let message = format!("the response cannot be printed: {error}");
    Stop::call(Reason::Ours, Problem::new("", message))
}
