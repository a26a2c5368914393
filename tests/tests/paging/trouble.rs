//! Errors between pages.

use std::time::Duration;

use google_monitoring_v3::{ErrorKind, RetryPolicy};

use crate::{list, page};
use discovery_tests::server::Server;

#[tokio::test]
async fn an_error_in_the_middle_keeps_what_came_before() {
    let server = Server::with_status([
        (200, page(&["a", "b"], "t1")),
        (403, "{}".to_owned()),
        (200, page(&["c"], "")),
    ]);
    let mut items = list(&server).items();
    for unit in ["a", "b"] {
        let item = items.next().await.unwrap().unwrap();
        assert_eq!(item.unit.as_deref(), Some(unit));
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert!(error.is_permission_denied());
    assert_eq!(error.method(), Some("monitoring.projects.timeSeries.list"));
    // The stream is at its end, and says where to go on.
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
    let token = items.next_page_token().unwrap().to_owned();
    assert_eq!(token, "t1");
    let rest = list(&server).page_token(token).items();
    assert_eq!(crate::units(rest).await.unwrap(), ["c"]);
}

#[tokio::test]
async fn the_first_page_can_fail_too() {
    let server = Server::with_status([(404, "{}")]);
    let mut pages = list(&server).pages();
    assert!(pages.next().await.unwrap().unwrap_err().is_not_found());
    assert!(pages.next().await.is_none());
    assert_eq!(pages.next_page_token(), None);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn each_page_is_retried_as_a_call_is() {
    let server = Server::with_status([
        (503, "{}".to_owned()),
        (200, page(&["a"], "t1")),
        (503, "{}".to_owned()),
        (503, "{}".to_owned()),
        (200, page(&["b"], "")),
    ]);
    let quickly = RetryPolicy::new()
        .attempts(3)
        .first_backoff(Duration::from_millis(1));
    let items = list(&server)
        .options(|options| options.retry(quickly))
        .items();
    assert_eq!(crate::units(items).await.unwrap(), ["a", "b"]);
    let token = || Some("t1".to_owned());
    assert_eq!(
        server.queries("pageToken"),
        [None, None, token(), token(), token()]
    );
}

#[tokio::test]
async fn a_rate_limit_that_comes_as_403_is_waited_for() {
    let error = |reason: &str| {
        let body = format!(r#"{{"error": {{"code": 403, "errors": [{{"reason": "{reason}"}}]}}}}"#);
        (403, body)
    };
    let server = Server::with_status([
        error("rateLimitExceeded"),
        (200, page(&["a"], "t1")),
        error("userRateLimitExceeded"),
        (200, page(&["b"], "t2")),
        error("dailyLimitExceeded"),
    ]);
    let quickly = RetryPolicy::new().first_backoff(Duration::from_millis(1));
    let mut items = list(&server)
        .options(|options| options.retry(quickly))
        .items();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert!(error.is_quota_exceeded(), "{error}");
    assert_eq!(items.next_page_token(), Some("t2"));
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn options_are_those_of_each_call() {
    let server = Server::with_status([(200, page(&["a"], "t1")), (503, "{}".to_owned())]);
    let mut items = list(&server)
        .options(|options| options.retry(RetryPolicy::none()))
        .items();
    items.next().await.unwrap().unwrap();
    assert!(items.next().await.unwrap().is_err());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_repeated_token_is_an_error() {
    let server = Server::new([page(&["a"], "t1"), page(&["b"], "t1"), page(&["c"], "")]);
    let mut items = list(&server).items();
    for unit in ["a", "b"] {
        let item = items.next().await.unwrap().unwrap();
        assert_eq!(item.unit.as_deref(), Some(unit));
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert_eq!(
        error.to_string(),
        "monitoring.projects.timeSeries.list: the response points to a page that was read before, so paging would never end"
    );
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn the_token_that_a_call_began_with_counts() {
    let server = Server::new([page(&["a"], "t1"), page(&["b"], "")]);
    let mut pages = list(&server).page_token("t1").pages();
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_cycle_of_tokens_ends() {
    let bodies = (0..100).map(|at| page(&["x"], ["a", "b", "c"][at % 3]));
    let server = Server::new(bodies);
    let error = crate::units(list(&server).items()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging);
    assert!(server.requests().len() < 10, "{}", server.requests().len());
}
