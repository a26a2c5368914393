//! The options that choose a source of documents. `fetch`, `list` and `update` share them.

use clap::Args;

use crate::source::Access;
#[cfg(feature = "fetch")]
use crate::source::Credentials;

/// The source of documents, and credentials for it.
#[derive(Debug, Args)]
pub(crate) struct SourceArgs {
    /// Take documents from a file (`-` for stdin), a folder of NAME.VERSION.json files, or a server (https://HOST) instead of
    /// Google's Discovery service
    #[arg(long, value_name = "FILE|DIR|URL", value_hint = clap::ValueHint::AnyPath, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    from: Option<String>,
    #[cfg(feature = "fetch")]
    #[command(flatten)]
    credentials: CredentialArgs,
}

/// Credentials for private documents.
#[cfg(feature = "fetch")]
#[derive(Debug, Args)]
#[group(multiple = false)]
struct CredentialArgs {
    /// For private documents: the environment variable that holds an OAuth access token, as `gcloud auth
    /// print-access-token` prints it
    #[arg(long, value_name = "VARIABLE")]
    token_env: Option<String>,
    /// For private documents: the environment variable that holds an API key
    #[arg(long, value_name = "VARIABLE")]
    key_env: Option<String>,
    /// For private documents: use Application Default Credentials (needs a build with the feature `auth`)
    #[arg(long)]
    adc: bool,
}

impl SourceArgs {
    pub(crate) fn access(&self) -> Access {
        Access {
            from: self.from.clone(),
            #[cfg(feature = "fetch")]
            credentials: self.credentials.credentials(),
            #[cfg(feature = "fetch")]
            patience: None,
        }
    }
}

#[cfg(feature = "fetch")]
impl CredentialArgs {
    fn credentials(&self) -> Credentials {
        match (&self.token_env, &self.key_env) {
            (Some(variable), _) => Credentials::Token(variable.clone()),
            (None, Some(variable)) => Credentials::Key(variable.clone()),
            (None, None) if self.adc => Credentials::ApplicationDefault,
            (None, None) => Credentials::Anonymous,
        }
    }
}
