//! Tokens on disk.

use std::fs;
use std::path::Path;

use discovery_login::{FileStore, LoginErrorKind, StoredToken, TokenStore};

use super::google::Google;
use super::{DRIVE, assert_error, login, sent};

fn token(number: usize) -> StoredToken {
    let text = format!(
        r#"{{"refresh_token":"r","access_token":"access-{number}","given_at":1,"valid_for":2,"scopes":["{DRIVE}"]}}"#
    );
    serde_json::from_str(&text).expect("a token")
}

#[tokio::test]
async fn a_login_is_kept_in_a_file_of_its_owner() {
    let google = Google::new();
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::new(folder.path().join("inner/tokens.json"));
    login(&google)
        .store(store.clone())
        .credentials()
        .await
        .expect("a login");
    let other = discovery_login::Login::new(google.client())
        .scopes([DRIVE])
        .store(store.clone())
        .open_with(|_| panic!("nobody is asked"));
    assert_eq!(
        sent(&other.credentials().await.expect("kept")).await,
        "Bearer access-1"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(store.path()), 0o600);
        assert_eq!(mode(store.path().parent().expect("a folder")), 0o700);
        for entry in fs::read_dir(store.path().parent().expect("a folder")).expect("readable") {
            assert_eq!(mode(&entry.expect("an entry").path()) & 0o077, 0);
        }
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_written_is_an_error_that_names_it() {
    let google = Google::new();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("written");
    let store = FileStore::new(file.join("tokens.json"));
    let error = login(&google)
        .store(store)
        .credentials()
        .await
        .expect_err("no folder");
    assert_error(&error, LoginErrorKind::Store, "tokens.json");
}

#[test]
fn a_file_that_is_no_store_is_an_error_and_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens.json");
    fs::write(
        &path,
        r#"{"the-client": {"refresh_token": "the-refresh-token", "#,
    )
    .expect("written");
    let store = FileStore::new(&path);
    for error in [
        store.load("the-client").map(drop).expect_err("not JSON"),
        store.save("the-client", &token(1)).expect_err("not JSON"),
    ] {
        assert_error(&error, LoginErrorKind::Store, "log in again");
    }
    assert!(
        fs::read_to_string(&path)
            .expect("there")
            .contains("the-refresh-token")
    );
}

/// Each thread has a store of its own, as processes have: a lost update would be a missing token.
#[test]
fn programs_that_share_a_file_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tokens.json");
    std::thread::scope(|scope| {
        for program in 0..8 {
            let path = &path;
            scope.spawn(move || {
                let store = FileStore::new(path);
                for number in 0..10 {
                    let client = format!("client-{program}-{number}");
                    store.save(&client, &token(number)).expect("kept");
                    // Readers never see half a file.
                    assert!(store.load(&client).expect("whole").is_some());
                }
            });
        }
    });
    let store = FileStore::new(&path);
    for program in 0..8 {
        for number in 0..10 {
            let kept = store
                .load(&format!("client-{program}-{number}"))
                .expect("whole");
            assert_eq!(kept, Some(token(number)));
        }
    }
    store.remove("client-0-0").expect("removed");
    assert_eq!(store.load("client-0-0").expect("whole"), None);
}

#[test]
fn names_of_programs() {
    for name in ["", ".", "..", "a/b", "/a"] {
        let error = FileStore::of_program(name).expect_err(name);
        assert_error(
            &error,
            LoginErrorKind::Configuration,
            "not the name of a folder",
        );
    }
    let store = FileStore::of_program("my-program").expect("a home");
    assert!(store.path().ends_with("my-program/google-tokens.json"));
}

#[test]
fn debug_shows_no_token() {
    let shown = format!("{:?}", token(1));
    assert!(
        shown.contains("valid_for") && !shown.contains("access-1"),
        "{shown}"
    );
}
