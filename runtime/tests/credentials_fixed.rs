//! Credentials that need no library, and those of the application's own.

use discovery_runtime::credentials::{Credentials, HeadersFuture, TokenProvider};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};

#[tokio::test]
async fn a_token_is_sent_as_bearer_and_shown_nowhere() {
    let credentials = Credentials::token("ya29.secret");
    let headers = credentials.headers(&[]).await.unwrap();
    assert_eq!(headers.len(), 1);
    assert_eq!(headers[AUTHORIZATION], "Bearer ya29.secret");
    assert_eq!(
        format!("{credentials:?}"),
        "Credentials(a fixed access token)"
    );
    assert!(!format!("{headers:?}").contains("secret"));
    assert!(credentials.is_secret());
    assert!(!credentials.needs_scopes());
    assert!(
        !credentials.invalidate(&headers),
        "there is no other one to try"
    );
}

#[tokio::test]
async fn an_api_key_is_sent_in_its_header() {
    let credentials = Credentials::api_key("AIza-secret");
    let headers = credentials.headers(&[]).await.unwrap();
    assert_eq!(headers.len(), 1);
    assert_eq!(headers["x-goog-api-key"], "AIza-secret");
    assert_eq!(format!("{credentials:?}"), "Credentials(a fixed API key)");
    assert!(!format!("{headers:?}").contains("secret"));
    assert!(credentials.is_secret());
}

#[tokio::test]
async fn anonymous_sends_nothing() {
    let credentials = Credentials::anonymous();
    assert!(credentials.headers(&[]).await.unwrap().is_empty());
    assert!(!credentials.is_secret());
    assert!(!credentials.needs_scopes());
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_an_error_without_the_token() {
    for token in [
        "",
        "secret\n",
        "secret\r\nx-evil: 1",
        "secret\u{e9}",
        "secret\0",
    ] {
        for credentials in [Credentials::token(token), Credentials::api_key(token)] {
            let error = credentials.headers(&[]).await.unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
            assert!(error.to_string().contains("no HTTP header"), "{error}");
            assert!(!error.is_transient());
        }
    }
}

#[tokio::test]
async fn an_application_brings_its_own_tokens() {
    struct Own;

    impl TokenProvider for Own {
        fn headers<'a>(&'a self, scopes: &'a [String]) -> HeadersFuture<'a> {
            Box::pin(async move {
                let value = HeaderValue::try_from(scopes.join(" ")).unwrap();
                Ok(HeaderMap::from_iter([(AUTHORIZATION, value)]))
            })
        }

        fn invalidate(&self, rejected: &HeaderMap) -> bool {
            rejected.contains_key(AUTHORIZATION)
        }
    }

    let credentials = Credentials::from_provider(Own).clone();
    let headers = credentials
        .headers(&["a".to_owned(), "b".to_owned()])
        .await
        .unwrap();
    assert_eq!(headers[AUTHORIZATION], "a b");
    assert!(credentials.invalidate(&headers));
    assert!(credentials.is_secret(), "unless it says otherwise");
}

#[cfg(not(feature = "auth"))]
#[tokio::test]
async fn without_the_feature_the_error_says_what_to_do() {
    let error = Credentials::application_default()
        .headers(&[])
        .await
        .unwrap_err();
    assert!(error.to_string().contains("feature `auth`"), "{error}");
    let error = Credentials::from_file("/key.json")
        .headers(&[])
        .await
        .unwrap_err();
    assert!(error.to_string().contains("feature `auth`"), "{error}");
    let error = Credentials::from_json("{}").unwrap_err();
    assert!(error.to_string().contains("feature `auth`"), "{error}");
}

#[test]
fn credentials_are_shared_between_threads() {
    fn check<T: Clone + Send + Sync + std::fmt::Debug + 'static>() {}
    check::<Credentials>();
}
