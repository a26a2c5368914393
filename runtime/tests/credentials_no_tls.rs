//! Credentials in a process that has no rustls provider, neither compiled in nor installed.

#![cfg(all(
    feature = "auth",
    not(any(feature = "tls-ring", feature = "tls-aws-lc"))
))]

use discovery_runtime::credentials::Credentials;

#[tokio::test]
async fn the_error_names_the_features() {
    let json = r#"{"type": "authorized_user", "client_id": "", "client_secret": "",
                   "refresh_token": "", "token_uri": "http://127.0.0.1:9/"}"#;
    let credentials = Credentials::from_json(json).unwrap();
    for _ in 0..2 {
        let error = credentials
            .headers(&["scope".to_owned()])
            .await
            .unwrap_err();
        assert!(error.to_string().contains("`tls-ring`"), "{error}");
        assert!(!error.is_transient());
    }
}
