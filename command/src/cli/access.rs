//! Where documents are taken from: the same for every command that does.

use clap::Args;

use crate::source::Access;
#[cfg(feature = "fetch")]
use crate::source::Credentials;

/// Where documents are taken from, and who asks.
#[derive(Debug, Args)]
pub(crate) struct From {
    /// A document, a folder of documents as NAME.VERSION.json, or a server as https://HOST, in place of Google's Discovery
    /// service
    #[arg(long, value_name = "FILE|DIR|URL", value_hint = clap::ValueHint::AnyPath)]
    from: Option<String>,
    #[cfg(feature = "fetch")]
    #[command(flatten)]
    who: Who,
}

/// Who asks, where not everybody may see a document.
#[cfg(feature = "fetch")]
#[derive(Debug, Args)]
#[group(multiple = false)]
struct Who {
    /// For a private document: the variable of the environment that holds an OAuth access token, such as `gcloud auth
    /// print-access-token` prints
    #[arg(long, value_name = "VARIABLE")]
    token_env: Option<String>,
    /// For a private document: the variable of the environment that holds an API key
    #[arg(long, value_name = "VARIABLE")]
    key_env: Option<String>,
    /// For a private document: Application Default Credentials, in a build with the feature `auth`
    #[arg(long)]
    adc: bool,
}

impl From {
    pub(crate) fn access(&self) -> Access {
        Access {
            from: self.from.clone(),
            #[cfg(feature = "fetch")]
            credentials: self.who.credentials(),
        }
    }
}

#[cfg(feature = "fetch")]
impl Who {
    fn credentials(&self) -> Credentials {
        match (&self.token_env, &self.key_env) {
            (Some(variable), _) => Credentials::Token(variable.clone()),
            (None, Some(variable)) => Credentials::Key(variable.clone()),
            (None, None) if self.adc => Credentials::ApplicationDefault,
            (None, None) => Credentials::Anonymous,
        }
    }
}
