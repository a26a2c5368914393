//! The user opens the URL elsewhere, and pastes the one that the browser ends at.

use std::collections::BTreeSet;
use std::sync::Arc;

use discovery_runtime::transport::Transport;

use super::exchange::Asking;
use crate::client_secret::ClientSecret;
use crate::error::{LoginError, LoginErrorKind};
use crate::login::AskToPaste;
use crate::token::StoredToken;

/// Where the browser ends: at a port where nothing listens, so that it shows an error and the whole URL.
const REDIRECT: &str = "http://127.0.0.1:1";

/// Shows the URL, and reads the one that the user pastes.
pub(crate) async fn ask_to_paste(
    secret: &ClientSecret,
    transport: Arc<dyn Transport>,
    wanted: &BTreeSet<String>,
    ask: Arc<AskToPaste>,
) -> Result<StoredToken, LoginError> {
    let asking = Asking::new(secret, transport, wanted, REDIRECT)?;
    let url = asking.url.to_string();
    // It waits for a person.
    let pasted = tokio::task::spawn_blocking(move || ask(&url)).await;
    let pasted = pasted
        .map_err(|error| nothing_pasted().with_source(error))?
        .map_err(|error| nothing_pasted().with_source(error))?;
    let pasted = pasted.trim();
    let query = match pasted.split_once('?') {
        Some((_, query)) => query.split('#').next().unwrap_or_default(),
        None => pasted,
    };
    if !Asking::is_answer(query) {
        return Err(LoginError::new(
            LoginErrorKind::NotThisLogin,
            "what was pasted is not the URL that the browser ended at: it begins with http://127.0.0.1 and has `code=`",
        ));
    }
    let code = asking.code_of(query)?;
    asking.finish(code).await
}

fn nothing_pasted() -> LoginError {
    LoginError::new(LoginErrorKind::Configuration, "nothing was pasted")
}
