//! Who a first call is made for, as far as the document says it.

use crate::model::{Api, Method};

/// Who a first call is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Access {
    /// The document names the scope, so Application Default Credentials are enough.
    Scope,
    /// The document names scopes, but none for this method.
    Key,
    /// The document names no scopes at all, and no method changes what somebody has. Such an API is most often for public data, and a
    /// key is enough.
    LikelyKey,
    /// The document names no scopes at all, but methods change what somebody has. So a call needs a scope, which Google's documentation
    /// names.
    LikelyScope,
}

impl Access {
    /// What the document says about an API and its first call.
    pub(super) fn of(api: &Api, first: Option<&Method>) -> Self {
        let mut methods = api.methods();
        let changes = |method: &Method| ["DELETE", "PATCH", "PUT"].contains(&method.verb.as_str());
        if !api.scopes.is_empty() {
            return match first.is_some_and(|method| method.default_scope.is_none()) {
                true => Self::Key,
                false => Self::Scope,
            };
        }
        match methods.any(|(_, method)| changes(method)) {
            true => Self::LikelyScope,
            false => Self::LikelyKey,
        }
    }

    /// The statements that make the client.
    pub(super) fn client(self) -> &'static [&'static str] {
        match self {
            Self::Scope => &["let client = Client::new()?;"],
            Self::Key | Self::LikelyKey => &[
                "let key = Credentials::api_key(\"my-api-key\");",
                "let client = Client::builder().credentials(key).build()?;",
            ],
            Self::LikelyScope => &[
                "// The scope that Google's documentation of the method names.",
                "let scope = \"https://www.googleapis.com/auth/my-scope\";",
                "let client = Client::builder().scopes([scope]).build()?;",
            ],
        }
    }

    /// Whether the statements name `Credentials`.
    pub(super) fn names_credentials(self) -> bool {
        matches!(self, Self::Key | Self::LikelyKey)
    }
}
