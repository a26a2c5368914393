//! The credentials of a user who is logged in.

use std::fmt;
use std::sync::{Arc, Mutex as StdMutex, MutexGuard, PoisonError};

use discovery_runtime::credentials::{CredentialsError, HeadersFuture, TokenProvider};
use discovery_runtime::transport::Transport;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use tokio::sync::Mutex;

use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::flow::refresh;
use crate::store::TokenStore;
use crate::token::StoredToken;

/// Sends the access token of a user, and gets another one before it ends.
///
/// A call cannot ask the user for more, so the scopes that it names do not matter: the server refuses a call that the user did not
/// agree to.
pub(crate) struct User {
    secret: ClientSecret,
    store: Arc<dyn TokenStore>,
    transport: Arc<dyn Transport>,
    token: StdMutex<StoredToken>,
    /// Held while a token is asked for, so that calls at the same time ask once.
    refreshing: Mutex<()>,
}

impl User {
    pub(crate) fn new(
        secret: ClientSecret,
        store: Arc<dyn TokenStore>,
        transport: Arc<dyn Transport>,
        token: StoredToken,
    ) -> Self {
        Self {
            secret,
            store,
            transport,
            token: StdMutex::new(token),
            refreshing: Mutex::new(()),
        }
    }

    fn token(&self) -> MutexGuard<'_, StoredToken> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn fresh_token(&self) -> Result<String, LoginError> {
        let _one_at_a_time = self.refreshing.lock().await;
        let token = self.token().clone();
        if token.is_fresh() {
            return Ok(token.access_token);
        }
        let token = refresh(&self.secret, self.transport.clone(), &token).await?;
        *self.token() = token.clone();
        // The token is there, and the next run can ask for another one.
        let kept = self.store.save(&self.secret.id, &token);
        #[cfg(feature = "tracing")]
        if let Err(error) = &kept {
            tracing::warn!(target: "discovery_login", %error, "the new access token is not kept");
        }
        drop(kept);
        Ok(token.access_token)
    }

    async fn authorize(&self) -> Result<HeaderMap, CredentialsError> {
        let token = self.fresh_token().await.map_err(|error| {
            let transient = error.kind() == LoginErrorKind::Connection;
            CredentialsError::new(error.to_string())
                .with_transient(transient)
                .with_source(error)
        })?;
        let mut bearer = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| {
            CredentialsError::new(
                "the access token has characters that no header can carry: log in again",
            )
        })?;
        bearer.set_sensitive(true);
        Ok(HeaderMap::from_iter([(AUTHORIZATION, bearer)]))
    }
}

impl TokenProvider for User {
    fn headers<'a>(&'a self, _scopes: &'a [String]) -> HeadersFuture<'a> {
        Box::pin(self.authorize())
    }

    fn invalidate(&self, rejected: &HeaderMap) -> bool {
        let mut token = self.token();
        let is_this = rejected
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
            == Some(&token.access_token);
        if is_this {
            token.valid_for = 0;
        }
        true
    }

    fn description(&self) -> String {
        "a user who is logged in".to_owned()
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("client", &self.secret.id)
            .finish_non_exhaustive()
    }
}
