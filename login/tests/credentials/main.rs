//! Logins against a server that plays Google's.

mod google;
mod keyrings;
mod stores;
mod tokens;
mod ways;

use discovery_login::{Login, LoginError, LoginErrorKind};
use discovery_runtime::Credentials;

use google::{Google, browse};

const DRIVE: &str = "https://www.googleapis.com/auth/drive.readonly";
const MAIL: &str = "https://www.googleapis.com/auth/gmail.readonly";

/// A login whose user agrees to everything at once.
fn login(google: &Google) -> Login {
    let user = google.clone();
    Login::new(google.client())
        .scopes([DRIVE])
        .open_with(move |page| {
            let redirect = user.agree(page);
            std::thread::spawn(move || browse(&redirect));
        })
}

/// The token that the credentials send.
async fn sent(credentials: &Credentials) -> String {
    let headers = credentials.headers(&[]).await.expect("a token");
    let value = headers["authorization"].to_str().expect("text");
    value.to_owned()
}

fn assert_error(error: &LoginError, kind: LoginErrorKind, says: &str) {
    let text = error.to_string();
    assert_eq!(error.kind(), kind, "{text}");
    assert!(text.contains(says), "{says:?} in {text}");
    let shown = format!("{text} {error:?}");
    for secret in ["the-secret", "the-code", "access-", "the-refresh-token"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
