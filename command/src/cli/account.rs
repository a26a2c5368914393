//! The options that choose who calls, and where; and the commands `login`, `logout` and `whoami`.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::Args;

use super::format::Format;

/// Who calls, and where.
#[derive(Debug, Default, Args)]
pub(crate) struct AccountArgs {
    /// Send no credentials
    #[arg(long, help_heading = "Credentials", conflicts_with_all = ["adc", "impersonate", "subject"])]
    pub(crate) anonymous: bool,
    /// Use Application Default Credentials, although somebody is logged in
    #[arg(long, help_heading = "Credentials")]
    pub(crate) adc: bool,
    /// Act as this service account
    #[arg(long, help_heading = "Credentials", value_name = "EMAIL")]
    pub(crate) impersonate: Option<String>,
    /// Act as this user of the organisation (domain-wide delegation): with --impersonate, or by the key in
    /// GOOGLE_APPLICATION_CREDENTIALS
    #[arg(long, help_heading = "Credentials", value_name = "EMAIL")]
    pub(crate) subject: Option<String>,
    /// The project for billing and quota
    #[arg(long, help_heading = "Credentials", value_name = "PROJECT")]
    pub(crate) quota_project: Option<String>,
    /// Call another server: an emulator, a regional or a private endpoint
    #[arg(long, help_heading = "Credentials", value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The OAuth scopes, as URLs or as their last part, such as `drive.readonly` [default: one that the method takes]
    #[arg(
        long,
        help_heading = "Credentials",
        value_name = "SCOPE",
        value_delimiter = ','
    )]
    pub(crate) scopes: Vec<String>,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
}

/// Options that other programs have for secrets. They are refused: everybody on the machine sees a command line.
#[derive(Debug, Default, Args)]
pub(crate) struct SecretArgs {
    #[arg(long, hide = true, aliases = ["access-token", "oauth-token", "bearer-token"], value_parser = forget)]
    token: Option<Secret>,
    #[arg(long, hide = true, aliases = ["key"], value_parser = forget)]
    api_key: Option<Secret>,
}

/// Somebody wrote a secret. It is not kept.
#[derive(Clone, Debug)]
pub(crate) struct Secret;

fn forget(_secret: &str) -> Result<Secret, Infallible> {
    Ok(Secret)
}

impl SecretArgs {
    /// What to do instead, if there is a secret on the command line.
    pub(crate) fn advice(&self) -> Option<&'static str> {
        match (&self.token, &self.api_key) {
            (Some(_), _) => Some(
                "an access token is not an option, since everybody on the machine sees a command line: pass it as the environment \
                 variable GOOGLE_OAUTH_ACCESS_TOKEN, and take another token now",
            ),
            (None, Some(_)) => Some(
                "an API key is not an option, since everybody on the machine sees a command line: pass it as the environment variable \
                 GOOGLE_API_KEY, and take another key now",
            ),
            (None, None) => None,
        }
    }
}

/// Logs a user in, so that `call` can act for them
///
/// It needs an OAuth client of the type `Desktop app`: in the Google Cloud console, APIs & Services, Credentials, Create credentials,
/// OAuth client ID. The console gives out a file; --client-secret names it once, and it is kept for later logins. The tokens are kept
/// in a file that only you can read, and renewed by themselves.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen login --client-secret client_secret.json --scopes drive.readonly,calendar
  discovery-codegen login --scopes gmail.readonly          (adds to what you agreed to before)
  discovery-codegen login --no-browser                     (on a machine that you reach by ssh)

Exit codes: 0 logged in · 1 Google's server failed · 2 the client file or a scope is wrong · 3 you did not agree ·
4 Google's server was not reached.")]
pub(crate) struct Login {
    /// The file of the OAuth client, as the Google Cloud console gives it out [default: that of the last login]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) client_secret: Option<PathBuf>,
    /// What you want to do, as URLs of scopes or as their last part, such as `drive.readonly` [default: cloud-platform]. Who you are
    /// (openid, email) is asked for, too
    #[arg(long, value_name = "SCOPE", value_delimiter = ',')]
    pub(crate) scopes: Vec<String>,
    /// Print the URL to open on another machine, and paste here where the browser ends
    #[arg(long, conflicts_with = "device")]
    pub(crate) no_browser: bool,
    /// Print a code to type on another device. Google allows few scopes, and the client is of the type `TVs and Limited Input
    /// devices`
    #[arg(long)]
    pub(crate) device: bool,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Takes the consent back at Google, and forgets the tokens
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen logout

Exit codes: 0 nobody is logged in any more · 1 Google's server failed · 3 the tokens cannot be removed · 4 Google's
server was not reached, and the tokens are still there.")]
pub(crate) struct Logout {
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Shows who `call` acts for: the account, where its credentials come from, scopes, and how long they are valid
///
/// The access token is sent to Google's server of tokens, which knows the account and the scopes. No secret is shown.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  discovery-codegen whoami
  discovery-codegen whoami --impersonate robot@my-project.iam.gserviceaccount.com
  discovery-codegen whoami --format json | jq -r .account

Exit codes: 0 shown · 2 usage error · 3 there are no usable credentials · 4 a server was not reached.")]
pub(crate) struct Whoami {
    #[command(flatten)]
    pub(crate) account: AccountArgs,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
