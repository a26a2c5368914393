//! The options that choose who calls, and where.

use clap::Args;

/// Who calls, and where.
#[derive(Debug, Default, Args)]
pub(crate) struct AccountArgs {
    /// Send no credentials
    #[arg(long, help_heading = "Credentials", conflicts_with_all = ["impersonate", "subject"])]
    pub(crate) anonymous: bool,
    /// Act as this service account, which the credentials may act as
    #[arg(long, help_heading = "Credentials", value_name = "EMAIL")]
    pub(crate) impersonate: Option<String>,
    /// Act as this user of the organisation (domain-wide delegation), by a key file or with --impersonate
    #[arg(long, help_heading = "Credentials", value_name = "EMAIL")]
    pub(crate) subject: Option<String>,
    /// The project for billing and quota
    #[arg(long, help_heading = "Credentials", value_name = "PROJECT")]
    pub(crate) quota_project: Option<String>,
    /// Call another server: an emulator, a regional or a private endpoint
    #[arg(long, help_heading = "Credentials", value_name = "URL")]
    pub(crate) endpoint: Option<String>,
    /// The OAuth scopes, as URLs or as their last word, such as `drive.readonly` [default: the one that suits the method]
    #[arg(
        long,
        help_heading = "Credentials",
        value_name = "SCOPE",
        value_delimiter = ','
    )]
    pub(crate) scopes: Vec<String>,
}
