//! Prints responses.

use std::io::{self, Write as _};

use discovery_codegen::Problem;
use serde_json::Value;

use crate::cli::OutputArgs;
use crate::stop::{Reason, Stop};

/// What a call gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One response.
    One,
    /// Items, one after another.
    Items,
}

/// Prints the values of a call to stdout, each as it comes. A closed pipe ends the run quietly.
#[derive(Debug)]
pub(crate) struct Printer {
    out: io::Stdout,
}

impl Printer {
    /// A printer for what a call gives.
    ///
    /// # Errors
    ///
    /// An option is wrong, or does not fit the others.
    pub(crate) fn new(args: &OutputArgs, shape: Shape) -> Result<Self, Stop> {
        let _ = (args, shape);
        Ok(Self { out: io::stdout() })
    }

    /// Prints a whole response.
    pub(crate) fn value(&mut self, value: &Value) -> Result<(), Stop> {
        let text = format!("{value:#}\n");
        self.out.write_all(text.as_bytes()).map_err(|error| {
            let message = format!("the response cannot be printed: {error}");
            Stop::call(Reason::Ours, Problem::new("", message))
        })
    }

    /// Prints one of many items.
    pub(crate) fn item(&mut self, item: &Value) -> Result<(), Stop> {
        self.value(item)
    }

    /// Prints bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let _ = self.out.write_all(bytes);
        Ok(())
    }

    /// Prints what is left.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        Ok(())
    }
}
