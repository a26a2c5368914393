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
    /// A call ends without a result.
    #[cfg(feature = "call")]
    Call(Reason, Box<Problem>),
    /// Nobody reads the output any more (`… | head`). Exit code 0.
    #[cfg(feature = "call")]
    Closed,
}

/// Why a call ends without a result: its exit code.
#[cfg(feature = "call")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Reason {
    /// The API refused it.
    Refused = 1,
    /// It is wrong, so nothing was sent.
    Wrong = 2,
    /// There are no usable credentials.
    Credentials = 3,
    /// The server was not reached, or not in time.
    Network = 4,
    /// A mistake of this program.
    Ours = 5,
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

    /// A call ends without a result.
    #[cfg(feature = "call")]
    pub(crate) fn call(reason: Reason, problem: Problem) -> Self {
        Self::Call(reason, Box::new(problem))
    }
}
