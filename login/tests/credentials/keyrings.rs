//! Tokens in a keyring that is in memory.

use std::sync::Arc;

use discovery_login::{KeyringStore, Login, LoginErrorKind, TokenStore};
use keyring_core::mock::{Cred, Store};
use keyring_core::{CredentialStore, Entry, Error};

use super::google::Google;
use super::{DRIVE, assert_error, login, sent};

fn keyring() -> Arc<CredentialStore> {
    Store::new().expect("a keyring")
}

/// The next call of the entry fails.
fn fail(keyring: &Arc<CredentialStore>, error: Error) {
    let entry = Entry::new_in_store(keyring, "my-program", "the-client").expect("an entry");
    let entry = entry
        .as_any()
        .downcast_ref::<Cred>()
        .expect("one in memory");
    entry.set_error(error);
}

#[tokio::test]
async fn a_login_is_kept_in_a_keyring() {
    let google = Google::new();
    let keyring = keyring();
    let store = || KeyringStore::new("my-program", keyring.clone());
    login(&google)
        .store(store())
        .credentials()
        .await
        .expect("a login");
    let later = Login::new(google.client())
        .scopes([DRIVE])
        .store(store())
        .open_with(|_| panic!("nobody is asked"));
    assert_eq!(
        sent(&later.credentials().await.expect("kept")).await,
        "Bearer access-1"
    );
    let other = KeyringStore::new("another-program", keyring.clone());
    assert_eq!(other.load("the-client").expect("readable"), None);
    store().remove("the-client").expect("removed");
    store().remove("the-client").expect("it is gone already");
    assert_eq!(store().load("the-client").expect("readable"), None);
}

#[test]
fn a_keyring_that_fails_is_an_error_without_its_content() {
    let keyring = keyring();
    let store = KeyringStore::new("my-program", keyring.clone());
    let entry = Entry::new_in_store(&keyring, "my-program", "the-client").expect("an entry");
    entry
        .set_password(r#"{"refresh_token": "the-refresh-token"}"#)
        .expect("set");
    let error = store.load("the-client").expect_err("it is no login");
    assert_error(&error, LoginErrorKind::Store, "no login");
    fail(&keyring, Error::BadEncoding(b"the-refresh-token".to_vec()));
    let error = store.load("the-client").expect_err("it fails");
    assert_error(&error, LoginErrorKind::Store, "my-program");
    assert!(!format!("{error:?}").contains("116, 104"), "{error:?}");
    assert!(format!("{store:?}").len() < 100);
}

#[test]
fn a_process_without_a_keyring_is_told_what_to_do() {
    let store = KeyringStore::in_default_store("my-program");
    let error = store.load("the-client").expect_err("none is set");
    assert_error(&error, LoginErrorKind::Store, "set_default_store");
}
