//! Items in a list, and what stands beside them.

use crate::server::Server;
use crate::{all, client};

#[tokio::test]
async fn storage_buckets_and_what_could_not_be_reached() {
    let server = Server::new([
        r#"{"items": [{"name": "a"}], "unreachable": ["projects/_/buckets/x"], "nextPageToken": "t1"}"#,
        r#"{"items": [{"name": "b"}, {"name": "c"}]}"#,
    ]);
    let mut buckets = client!(storage_v1, server).buckets().list("p").items();
    assert_eq!(
        buckets.next().await.unwrap().unwrap().name.as_deref(),
        Some("a")
    );
    assert_eq!(
        buckets.page().unwrap().unreachable,
        ["projects/_/buckets/x"]
    );
    let names: Vec<_> = all(&mut buckets)
        .await
        .into_iter()
        .map(|bucket| bucket.name.unwrap())
        .collect();
    assert_eq!(names, ["b", "c"]);
    let asked = server.requests();
    assert_eq!(asked.len(), 2);
    assert!(asked[1].line.starts_with("GET /storage/v1/b?"));
    assert_eq!(asked[1].query("project"), Some("p"));
}

#[tokio::test]
async fn app_engine_services_of_one_app() {
    let server = Server::new([
        r#"{"services": [{"id": "default"}], "nextPageToken": "t1"}"#,
        r#"{"services": [{"id": "worker"}]}"#,
    ]);
    let mut services = client!(appengine_v1, server)
        .apps()
        .services()
        .list("my-app")
        .items();
    let ids: Vec<_> = all(&mut services)
        .await
        .into_iter()
        .map(|service| service.id.unwrap())
        .collect();
    assert_eq!(ids, ["default", "worker"]);
    let asked = server.requests();
    assert!(asked[1].line.starts_with("GET /v1/apps/my-app/services?"));
    assert_eq!(asked[1].query("pageToken"), Some("t1"));
}

#[tokio::test]
async fn storage_objects_have_prefixes_beside_them() {
    let server = Server::new([
        r#"{"prefixes": ["a/"], "nextPageToken": "t1"}"#,
        r#"{"items": [{"name": "x"}], "prefixes": ["b/"]}"#,
    ]);
    let mut pages = client!(storage_v1, server)
        .objects()
        .list("b")
        .delimiter("/")
        .pages();
    let mut prefixes = Vec::new();
    while let Some(page) = pages.next().await {
        prefixes.extend(page.unwrap().prefixes);
    }
    assert_eq!(prefixes, ["a/", "b/"]);
}

#[tokio::test]
async fn drive_changes_begin_with_a_token_and_end_with_another() {
    let server = Server::new([
        r#"{"changes": [{"fileId": "a"}], "nextPageToken": "t1"}"#,
        r#"{"changes": [{"fileId": "b"}], "newStartPageToken": "s2"}"#,
    ]);
    let mut changes = client!(drive_v3, server).changes().list("s1").items();
    let ids: Vec<_> = all(&mut changes)
        .await
        .into_iter()
        .map(|change| change.file_id.unwrap())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    let last = changes.page().unwrap();
    assert_eq!(last.new_start_page_token.as_deref(), Some("s2"));
    let token = |text: &str| Some(text.to_owned());
    assert_eq!(server.queries("pageToken"), [token("s1"), token("t1")]);
}

#[tokio::test]
async fn retail_results_among_facets_with_the_token_in_the_body() {
    let server = Server::new([
        r#"{"results": [{"id": "1"}], "facets": [{"key": "f"}], "nextPageToken": "t1"}"#,
        r#"{"results": [{"id": "2"}]}"#,
    ]);
    let body = crate::retail_v2::types::GoogleCloudRetailV2SearchRequest {
        visitor_id: Some("v".into()),
        ..Default::default()
    };
    let mut results = client!(retail_v2, server)
        .projects()
        .locations()
        .catalogs()
        .placements()
        .search("projects/p/locations/l/catalogs/c/placements/x", body)
        .items();
    let ids: Vec<_> = all(&mut results)
        .await
        .into_iter()
        .map(|one| one.id.unwrap())
        .collect();
    assert_eq!(ids, ["1", "2"]);
    let bodies: Vec<_> = server.requests().into_iter().map(|asked| asked.body).collect();
    assert_eq!(
        bodies,
        [
            r#"{"visitorId":"v"}"#,
            r#"{"pageToken":"t1","visitorId":"v"}"#
        ]
    );
}

/// What a source has is in one of three messages, so that there are no items.
#[tokio::test]
async fn vm_migration_has_pages_alone() {
    let server = Server::new([
        r#"{"awsVms": {"details": [{"vmId": "a"}]}, "nextPageToken": "t1"}"#,
        r#"{"awsVms": {"details": [{"vmId": "b"}]}}"#,
    ]);
    let mut pages = client!(vmmigration_v1, server)
        .projects()
        .locations()
        .sources()
        .fetch_inventory("projects/p/locations/l/sources/s")
        .pages();
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await {
        ids.extend(
            page.unwrap()
                .aws_vms
                .unwrap()
                .details
                .into_iter()
                .map(|vm| vm.vm_id.unwrap()),
        );
    }
    assert_eq!(ids, ["a", "b"]);
}
