//! Why a run ends without a result.

use discovery_codegen::Problem;

/// Why a run ends without a result.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something is wrong with what was read or written. Exit code 1.
    Problems(Vec<Problem>),
    /// The call is wrong in a way that clap cannot see. Exit code 2.
    WrongCall {
        /// The command that was called.
        command: &'static str,
        /// What is wrong.
        message: String,
    },
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

impl Stop {
    /// A wrong call of `command`.
    pub(crate) fn wrong_call(command: &'static str, message: impl Into<String>) -> Self {
        Self::WrongCall {
            command,
            message: message.into(),
        }
    }
}
