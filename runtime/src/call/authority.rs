//! Who makes a call, and with which scopes.

use std::borrow::Cow;

use super::builder::Call;
use crate::credentials::Credentials;

impl Call {
    /// The credentials: those of the call, else those of the client.
    pub(crate) fn credentials(&self) -> &Credentials {
        let own = self.options.as_ref().and_then(|own| own.own_credentials());
        own.or_else(|| self.client.default_options().own_credentials())
            .unwrap_or_else(|| self.client.credentials())
    }

    /// The scopes: those of the call, else those of the client, else that of the method, else those of the API.
    pub(crate) fn scopes(&self) -> Cow<'_, [String]> {
        let own = self.options.as_ref().and_then(|own| own.own_scopes());
        let given = own
            .or_else(|| self.client.default_options().own_scopes())
            .or_else(|| self.client.scopes());
        match (given, &self.method.default_scope) {
            (Some(given), _) => Cow::Borrowed(given),
            (None, Some(scope)) => Cow::Owned(vec![scope.to_string()]),
            (None, None) => Cow::Borrowed(self.client.default_scopes()),
        }
    }

    /// The scopes that the method takes, else those of the API, for an error.
    pub(super) fn known_scopes(&self) -> String {
        let scopes = match self.method.scopes.is_empty() {
            true => &self.client.api().scopes,
            false => &self.method.scopes,
        };
        scopes.iter().collect::<Vec<_>>().join(", ")
    }
}
