//! Why a run ends without a result.

use discovery_codegen::Problem;

/// Why a run ends without a result.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A file could not be read, written or understood. Exit code 1.
    Problems(Vec<Problem>),
    /// The arguments are wrong in a way that clap cannot detect. Exit code 2.
    Usage {
        /// The command.
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
    /// A usage error of `command`.
    pub(crate) fn usage_error(command: &'static str, message: impl Into<String>) -> Self {
        Self::Usage {
            command,
            message: message.into(),
        }
    }
}
