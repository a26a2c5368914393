//! Why a source does not give a document.

use discovery_codegen::Problem;

/// Why a source does not give what it is asked for.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The server was not reached, or not in time, or it fails.
    #[cfg(feature = "fetch")]
    Unreachable(Problem),
    /// There is no such document.
    Missing(Problem),
    /// Another reason.
    Other(Problem),
}

impl Failure {
    /// What is wrong.
    pub(crate) fn problem(self) -> Problem {
        match self {
            #[cfg(feature = "fetch")]
            Self::Unreachable(problem) => problem,
            Self::Missing(problem) | Self::Other(problem) => problem,
        }
    }
}
