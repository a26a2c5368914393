//! Batches without async.

use super::server::policy_server;
use super::{client, get, name};

#[test]
fn a_program_without_async_waits() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let handle = batch.add(get(&client, "a")).unwrap();
    let mut responses = batch.send_blocking().unwrap();
    assert_eq!(name(responses.take(handle).unwrap()), "a");
    let calls = ["b", "c"].map(|name| get(&client, name));
    let policies = client.batch().all(calls).unwrap().send_blocking().unwrap();
    let names: Vec<String> = policies.into_iter().map(|one| name(one.unwrap())).collect();
    assert_eq!(names, ["b", "c"]);
}

#[tokio::test]
async fn inside_async_it_is_an_error() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let handle = batch.add(get(&client, "a")).unwrap();
    let error = batch.send_blocking().unwrap_err();
    assert!(error.to_string().contains("blocking call"), "{error}");
    let list = client.batch().all([get(&client, "b")]).unwrap();
    let error = list.send_blocking().unwrap_err();
    assert!(error.to_string().contains("blocking call"), "{error}");
    assert_eq!(server.requests().len(), 0);
    drop(handle);
}
