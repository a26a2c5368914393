//! The methods that give tokens. They are described by hand, so that the runtime needs no generated crate.

use crate::api::{Api, Method};

const CLOUD_PLATFORM: &str = "https://www.googleapis.com/auth/cloud-platform";

/// The IAM Service Account Credentials API.
pub(super) static IAM_CREDENTIALS: Api = Api::new(
    "iamcredentials",
    "v1",
    "",
    "https://iamcredentials.googleapis.com/",
    "",
)
.mtls_root_url("https://iamcredentials.mtls.googleapis.com/")
.scopes(&[CLOUD_PLATFORM], &[CLOUD_PLATFORM])
.package("discovery-runtime", env!("CARGO_PKG_VERSION"));

/// A token, for an hour or less. A repetition gives another one, and does no harm.
pub(super) static GENERATE_ACCESS_TOKEN: Method = Method::new(
    "iamcredentials.projects.serviceAccounts.generateAccessToken",
    "POST",
    "v1/{+name}:generateAccessToken",
)
.idempotent();

/// A token that says who calls, for one audience.
pub(super) static GENERATE_ID_TOKEN: Method = Method::new(
    "iamcredentials.projects.serviceAccounts.generateIdToken",
    "POST",
    "v1/{+name}:generateIdToken",
)
.idempotent();

/// The signature of a text that says who acts as whom.
pub(super) static SIGN_JWT: Method = Method::new(
    "iamcredentials.projects.serviceAccounts.signJwt",
    "POST",
    "v1/{+name}:signJwt",
)
.idempotent();

/// Google's OAuth 2.0 server.
pub(super) static TOKENS: Api = Api::new("oauth2", "v4", "", "https://oauth2.googleapis.com/", "")
    .package("discovery-runtime", env!("CARGO_PKG_VERSION"));

/// RFC 7523, section 2.1. Without a response, so that no `alt` is sent.
pub(super) static TOKEN: Method = Method::new("oauth2.token", "POST", "{+path}")
    .no_response()
    .idempotent();
