//! Names: what is sent, what is refused, how they are built and taken apart.

use crate::client;
use crate::path_forms_v1::{ErrorKind, names};
use crate::resource_names_v1::names as odd;
use crate::server::Server;

const ROOT: &str = "projects/p/databases/(default)/documents";

/// As in Firestore: the pattern takes a document below the root alone, and the description names the root as well.
#[tokio::test]
async fn a_query_of_root_collections_is_sent() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(path_forms_v1, server);
    let documents = client.documents();
    for parent in [ROOT, &format!("{ROOT}/users/alice")] {
        documents.run_query(parent).send().await.unwrap();
    }
    assert_eq!(
        server.lines(),
        [
            format!("POST /v1/{ROOT}:runQuery"),
            format!("POST /v1/{ROOT}/users/alice:runQuery"),
        ]
    );
}

#[tokio::test]
async fn what_no_method_takes_is_refused_before_anything_is_sent() {
    let server = Server::repeating(&[(200, "{}")]);
    let client = client!(path_forms_v1, server);
    let documents = client.documents();
    let wrong = "projects/p/databases/(default)/collections";
    let error = documents.get(wrong).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(error.parameter_name(), Some("name"));
    let text = error.to_string();
    assert!(text.contains("its segment 5 is \"collections\", not `documents`"), "{text}");
    let options = documents.get(wrong).options(|options| options.check_names(false));
    options.send().await.unwrap();
    let other = format!("{ROOT}/%2e%2e/x");
    let options = documents.get(other).options(|options| options.check_names(false));
    options.send().await.unwrap_err();
    assert_eq!(server.lines(), [format!("GET /v1/{wrong}")]);
}

#[test]
fn names_are_built_and_taken_apart() {
    let document = names::document("p", "(default)", "users/alice").unwrap();
    assert_eq!(document, format!("{ROOT}/users/alice"));
    let [project, database, path] = names::parse_document(&document).unwrap();
    assert_eq!([project, database, path], ["p", "(default)", "users/alice"]);
    let error = names::document("p", "a/b", "users/alice").unwrap_err();
    assert_eq!(error.parameter_name(), Some("database"));
    names::parse_document("projects/p").unwrap_err();

    assert_eq!(odd::r#type("p", String::from("t")).unwrap(), "projects/p/types/t");
    assert_eq!(odd::parse_type("projects/p/types/t").unwrap(), ["p", "t"]);
    assert_eq!(odd::settings("p").unwrap(), "projects/p/settings");
    assert_eq!(odd::folder("a", "b").unwrap(), "folders/a/folder/b");
    assert_eq!(odd::parent_sink("folders/f", "s").unwrap(), "folders/f/sinks/s");
    assert_eq!(odd::parse_parent_sink("a/b/sinks/s").unwrap(), ["a/b", "s"]);
    let error = odd::parent_sink("folders", "s").unwrap_err();
    assert_eq!(error.parameter_name(), Some("parent"));
    assert_eq!(odd::operation("a/b").unwrap(), "operations/a/b");
}
