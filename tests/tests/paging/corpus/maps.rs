//! Items in a map.

use crate::server::Server;
use crate::{all, client};

#[tokio::test]
async fn compute_scopes_and_what_each_has() {
    let server = Server::new([
        r#"{"items": {"zones/b": {"instances": [{"name": "1"}, {"name": "2"}]},
                      "zones/a": {"warning": {"code": "NO_RESULTS_ON_PAGE"}}},
            "unreachables": ["zones/x"], "warning": {"message": "w"}, "nextPageToken": "t1"}"#,
        r#"{"items": {"zones/a": {"instances": [{"name": "3"}]}}}"#,
    ]);
    let mut scopes = client!(compute_v1, server)
        .instances()
        .aggregated_list("p")
        .items();
    let (scope, list) = scopes.next().await.unwrap().unwrap();
    assert_eq!((scope.as_str(), list.instances.len()), ("zones/a", 0));
    assert_eq!(
        list.warning.unwrap().code.unwrap().as_str(),
        "NO_RESULTS_ON_PAGE"
    );
    let page = scopes.page().unwrap();
    assert_eq!(page.unreachables, ["zones/x"]);
    assert_eq!(page.warning.as_ref().unwrap().message.as_deref(), Some("w"));
    assert!(page.items.is_empty());
    let left: Vec<(String, usize)> = all(&mut scopes)
        .await
        .into_iter()
        .map(|(scope, list)| (scope, list.instances.len()))
        .collect();
    assert_eq!(left, [("zones/b".to_owned(), 2), ("zones/a".to_owned(), 1)]);
    assert_eq!(server.queries("pageToken"), [None, Some("t1".to_owned())]);
}

#[tokio::test]
async fn compute_lists_what_is_in_a_zone() {
    let server = Server::new([
        r#"{"items": [{"name": "1"}, {"name": "2"}], "nextPageToken": "t1"}"#,
        r#"{"items": [{"name": "3"}]}"#,
    ]);
    let mut instances = client!(compute_v1, server)
        .instances()
        .list("p", "z")
        .items()
        .max_items(2);
    assert_eq!(all(&mut instances).await.len(), 2);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(instances.next_page_token(), Some("t1"));
}
