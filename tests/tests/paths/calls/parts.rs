//! Documents of one's own: the parts of a URL, and the verb.

use crate::client;
use crate::server::Server;

#[tokio::test]
async fn parts_join_with_one_slash() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(slashes_between_parts_v1, server);
    client.items().get("a/b").send().await.unwrap();
    client.items().list().send().await.unwrap();
    client.items().root().send().await.unwrap();
    assert_eq!(
        server.lines(),
        [
            "GET /_ah/api/example/v1/items/a%2Fb?alt=json",
            "GET /_ah/api/example/v1/items?alt=json",
            "GET /_ah/api/example/v1/?alt=json",
        ]
    );
}

/// An endpoint takes the place of the host of `baseUrl`, and of nothing else.
#[tokio::test]
async fn a_document_with_a_base_url_alone() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(base_url_alone_v1, server);
    client.items().get().send().await.unwrap();
    assert_eq!(server.lines(), ["GET /_ah/api/example/v1/items?alt=json"]);
    let anonymous = crate::base_url_alone_v1::Credentials::anonymous();
    let client = crate::base_url_alone_v1::Client::builder().credentials(anonymous).build().unwrap();
    let request = client.items().get().request().unwrap();
    assert_eq!(request.uri(), "https://example.appspot.com/_ah/api/example/v1/items?alt=json");
}

#[tokio::test]
async fn verbs_are_in_capitals() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(verbs_in_small_letters_v1, server);
    client.items().get("items/a").send().await.unwrap();
    client.items().insert().send().await.unwrap();
    client.items().find().send().await.unwrap();
    assert_eq!(
        server.lines(),
        [
            "GET /v1/items/a?alt=json",
            "POST /v1/items?alt=json",
            "PROPFIND /v1/items?alt=json",
        ]
    );
}

#[tokio::test]
async fn the_methods_beside_one_that_cannot_be_made() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(methods_that_cannot_be_made_v1, server);
    client.items().get().send().await.unwrap();
    assert_eq!(server.lines(), ["GET /v1/items?alt=json"]);
}
