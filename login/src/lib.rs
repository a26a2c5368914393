//! Logs a user in, so that a program can call Google's APIs of users: Gmail, Drive, Calendar, Sheets, YouTube.
//!
//! A program needs a client of its own: in the Google Cloud console, *APIs & Services*, *Credentials*, an *OAuth client ID* of the type
//! *Desktop app*. The console gives it out as a file, `client_secret.json`.
//!
//! ```no_run
//! use discovery_login::{ClientSecret, FileStore, Login};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let credentials = Login::new(ClientSecret::from_file("client_secret.json")?)
//!     .scopes(["https://www.googleapis.com/auth/drive.readonly"])
//!     .store(FileStore::of_program("my-program")?)
//!     .credentials()
//!     .await?;
//! // let drive = google_drive_v3::Client::builder().credentials(credentials).build()?;
//! # drop(credentials);
//! # Ok(())
//! # }
//! ```
//!
//! The first run opens a browser, where the user agrees. The tokens are kept, so later runs ask nobody, until the user takes the
//! consent back or the program wants more.
//!
//! | way | for |
//! |---|---|
//! | [`Login::credentials`] | a desk with a browser on the same machine (RFC 8252) |
//! | [`Login::without_browser`] | a machine without one: the user opens the URL elsewhere, and pastes the URL that the browser ends at |
//! | [`Login::with_device`] | a television or the like: the user types a code elsewhere (RFC 8628). Google allows few scopes |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod client_secret;
mod error;
mod flow;
mod http;
mod scopes;
mod store;
mod token;
mod user;

mod login;

pub use client_secret::ClientSecret;
pub use error::{LoginError, LoginErrorKind};
pub use login::Login;
pub use scopes::DEVICE_SCOPES;
#[cfg(feature = "keyring")]
pub use store::KeyringStore;
pub use store::{FileStore, MemoryStore, TokenStore};
pub use token::StoredToken;
