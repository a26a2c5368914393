//! What servers send: in any order, folded, with or without ids, too little, something else.

use google_monitoring_v3::ErrorKind;

use super::server::{answering, error, framed, plain, policies, response, server};
use super::{client, create, delete, get, name, policy};

#[tokio::test]
async fn calls_of_several_methods_have_their_own_types() {
    let server = answering(|_, call| match call.line.split(' ').next() {
        Some("DELETE") => (200, "{}".to_owned()),
        Some("POST") => (200, call.body.clone()),
        _ => (200, policy(call.name())),
    });
    let client = client(&server);
    let mut batch = client.batch();
    let read = batch.add(get(&client, "a")).unwrap();
    let deleted = batch.add(delete(&client, "b")).unwrap();
    let made = batch.add(create(&client, "c")).unwrap();
    assert_eq!(batch.len(), 3);
    let mut responses = batch.send().await.unwrap();
    assert_eq!(responses.failed(), 0);
    assert_eq!(name(responses.take(made).unwrap()), "c");
    responses.take(deleted).unwrap();
    assert_eq!(name(responses.take(read).unwrap()), "a");
    assert_eq!(server.lines(), ["POST /batch"]);
}

#[tokio::test]
async fn parts_come_in_any_order() {
    let server = server(|_, calls| response(&policies(calls.iter().rev())));
    let client = client(&server);
    let calls = ["a", "b", "c", "d"].map(|name| get(&client, name));
    let policies = client.batch().all(calls).unwrap().send().await.unwrap();
    let names: Vec<String> = policies.into_iter().map(|one| name(one.unwrap())).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
}

#[tokio::test]
async fn an_error_is_of_its_call_alone() {
    let server = answering(|_, call| match call.name() {
        "b" => (404, error(404, "notFound")),
        name => (200, policy(name)),
    });
    let client = client(&server);
    let calls = ["a", "b", "c"].map(|name| get(&client, name));
    let mut policies = client.batch().all(calls).unwrap().send().await.unwrap();
    let found = policies.remove(1).unwrap_err();
    assert!(found.is_not_found());
    assert_eq!(found.reason(), Some("notFound"));
    assert_eq!(
        found.method(),
        Some("monitoring.projects.alertPolicies.get")
    );
    assert_eq!(found.attempts(), 1);
    assert_eq!(
        found.headers().unwrap()["content-type"],
        "application/json; charset=UTF-8"
    );
    let names: Vec<String> = policies.into_iter().map(|one| name(one.unwrap())).collect();
    assert_eq!(names, ["a", "c"]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_missing_part_is_asked_for_again_if_it_may_be() {
    let server = server(|index, calls| {
        let there = calls
            .iter()
            .filter(|call| index > 0 || !matches!(call.name(), "b" | "alertPolicies"));
        response(&policies(there))
    });
    let client = client(&server);
    let mut batch = client.batch();
    let a = batch.add(get(&client, "a")).unwrap();
    let b = batch.add(get(&client, "b")).unwrap();
    let c = batch.add(create(&client, "c")).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(a).unwrap()), "a");
    assert_eq!(name(responses.take(b).unwrap()), "b");
    // The server may have made it.
    let missing = responses.take(c).unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::Interrupted);
    assert!(
        missing.to_string().contains("no part for the call"),
        "{missing}"
    );
    let requests = super::server::received(&server);
    let names: Vec<Vec<&str>> = requests
        .iter()
        .map(|calls| calls.iter().map(|call| call.name()).collect())
        .collect();
    assert_eq!(names, [vec!["a", "b", "alertPolicies"], vec!["b"]]);
}

#[tokio::test]
async fn folded_headers_a_preamble_and_an_epilogue_are_read() {
    let server = server(|_, calls| {
        let mut body = "This is a batch.\r\n".to_owned();
        for call in calls {
            let id = call.id.replace('<', "<response-");
            let id = id.replace(" + ", "\r\n +\r\n\t");
            let policy = policy(call.name());
            body.push_str(&format!(
                "--a boundary\t\r\ncontent-id:\r\n {id}\r\ncontent-type: application/http;\r\n  msgtype=response\r\n\r\n\
                 HTTP/1.1 200\r\nContent-Type:\r\n\tapplication/json;\r\n charset=UTF-8\r\nETag: \"x\"\r\n\r\n{policy}\r\n"
            ));
        }
        body.push_str("--a boundary--  \r\nThat was it.\r\n--a boundary\r\n");
        framed(
            "Multipart/Mixed; charset=\"utf-8; boundary=no\"; Boundary=\"a boundary\"",
            &body,
        )
    });
    let client = client(&server);
    let mut batch = client.batch();
    let a = batch.add(get(&client, "a")).unwrap();
    let b = batch.add(get(&client, "b")).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(name(responses.take(a).unwrap()), "a");
    let raw = responses.take_raw(b).unwrap();
    assert_eq!(
        raw.headers["content-type"],
        "application/json; charset=UTF-8"
    );
    assert_eq!(raw.headers["etag"], "\"x\"");
}

#[tokio::test]
async fn a_body_may_have_line_breaks_and_text_like_a_boundary() {
    let body = "{\r\n  \"displayName\": \"x\",\r\n\r\n--batch_abcd\r\n  \"unknown\": \"--batch_abc\"\r\n}\r\n";
    // No JSON, so that the raw bytes are compared.
    let server =
        server(move |_, calls| response(&[calls[0].answer(200, body), calls[1].answer(200, "")]));
    let client = client(&server);
    let mut batch = client.batch();
    let raw = batch.add(get(&client, "a")).unwrap();
    let empty = batch.add(get(&client, "b")).unwrap();
    let mut responses = batch.send().await.unwrap();
    assert_eq!(responses.take_raw(raw).unwrap().body, body);
    assert_eq!(responses.take_raw(empty).unwrap().body, "");
}

#[tokio::test]
async fn parts_without_ids_are_in_the_order_of_the_calls() {
    let server = server(|_, calls| {
        let part = |name: &str| {
            format!(
                "Content-Type: application/http\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{}",
                policy(name)
            )
        };
        let parts = calls
            .iter()
            .map(|call| format!("--b\n{}\n", part(call.name())));
        framed(
            "multipart/mixed; boundary=b",
            &format!("{}--b--", parts.collect::<String>()),
        )
    });
    let client = client(&server);
    let calls = ["a", "b"].map(|name| get(&client, name));
    let policies = client.batch().all(calls).unwrap().send().await.unwrap();
    let names: Vec<String> = policies.into_iter().map(|one| name(one.unwrap())).collect();
    assert_eq!(names, ["a", "b"]);
}

#[tokio::test]
async fn an_answer_with_fewer_parts_and_no_ids_answers_no_call() {
    let server = server(|_, calls| {
        let part = calls[0].answer(200, &policy("a"));
        let part = part.replace("Content-ID", "X-ID");
        response(&[part])
    });
    let client = client(&server);
    let calls = ["a", "b"].map(|name| create(&client, name));
    let policies = client.batch().all(calls).unwrap().send().await.unwrap();
    let errors = policies.into_iter().map(|one| one.unwrap_err().kind());
    assert_eq!(errors.collect::<Vec<_>>(), [ErrorKind::Interrupted; 2]);
}

#[tokio::test]
async fn two_responses_to_one_call_are_an_error_of_it() {
    let server = server(|_, calls| {
        let mut parts = policies(calls);
        parts.push(calls[0].answer(404, "{}"));
        // Of nobody.
        parts.push("Content-ID: <response-else + 7>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}".to_owned());
        response(&parts)
    });
    let client = client(&server);
    let calls = ["a", "b"].map(|name| get(&client, name));
    let mut policies = client.batch().all(calls).unwrap().send().await.unwrap();
    assert_eq!(name(policies.remove(1).unwrap()), "b");
    let twice = policies.remove(0).unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Decode);
    assert!(twice.to_string().contains("two responses"), "{twice}");
}

#[tokio::test]
async fn one_error_for_all_is_the_error_of_the_batch() {
    for (status, body, says) in [
        (
            401,
            error(401, "authError"),
            "the server did not accept the credentials",
        ),
        (
            404,
            "<html>Not Found</html>".to_owned(),
            "may not take batches",
        ),
        (400, error(400, "badRequest"), "No."),
    ] {
        let server = server(move |_, _| plain(status, &body));
        let client = client(&server);
        let mut batch = client.batch();
        let handle = batch.add(get(&client, "a")).unwrap();
        let other = batch.add(create(&client, "b")).unwrap();
        let found = batch.send().await.unwrap_err();
        assert_eq!(found.method(), Some("monitoring.batch"));
        assert_eq!(
            found.http_status().map(|status| status.as_u16()),
            Some(status)
        );
        assert!(found.to_string().contains(says), "{found}");
        assert_eq!(server.requests().len(), 1);
        drop((handle, other));
    }
}

#[tokio::test]
async fn an_answer_that_is_no_batch_is_an_error_that_says_so() {
    for answer in [
        plain(200, "{}"),
        framed("text/html", "<html>"),
        framed("multipart/mixed", "--a\r\n"),
        framed("multipart/mixed; boundary=\"a", "--a\r\n"),
        framed("application/json; boundary=a", "--a--"),
    ] {
        let server = server(move |_, _| answer.clone());
        let client = client(&server);
        let calls = [get(&client, "a")];
        let found = client.batch().all(calls).unwrap().send().await.unwrap_err();
        assert_eq!(found.kind(), ErrorKind::Decode);
        assert!(found.to_string().contains("multipart/mixed"), "{found}");
        assert!(found.body().is_some());
    }
}

#[tokio::test]
async fn what_no_part_can_be_is_an_error_of_its_call() {
    let hostile = [
        String::new(),
        "{}".to_owned(),
        "HTTP/1.1".to_owned(),
        "HTTP/1.1 20 OK\r\n\r\n{}".to_owned(),
        "HTTP/1.1 twohundred\r\n\r\n{}".to_owned(),
        format!("HTTP/1.1 200 OK\r\n{}\r\n{{}}", "a: b\r\n".repeat(20_000)),
        format!("HTTP/1.1 200 OK\r\na: {}\r\n\r\n{{}}", "b".repeat(100_000)),
    ];
    for part in hostile {
        let shown = part.chars().take(60).collect::<String>();
        let server = server(move |_, calls| {
            let id = calls[0].id.replace('<', "<response-");
            let bad = format!("Content-ID: {id}\r\n\r\n{part}");
            response(&[bad, calls[1].answer(200, &policy("b"))])
        });
        let client = client(&server);
        let calls = ["a", "b"].map(|name| get(&client, name));
        let mut policies = client.batch().all(calls).unwrap().send().await.unwrap();
        assert_eq!(name(policies.remove(1).unwrap()), "b");
        let found = policies.remove(0).unwrap_err();
        assert_eq!(found.kind(), ErrorKind::Decode, "{shown}: {found}");
    }
}

#[tokio::test]
async fn values_of_the_wrong_type_are_errors_of_their_calls() {
    let server = answering(|_, call| match call.name() {
        "a" => (200, r#"{"displayName": 5}"#.to_owned()),
        name => (200, policy(name)),
    });
    let client = client(&server);
    let calls = ["a", "b"].map(|name| get(&client, name));
    let mut policies = client.batch().all(calls).unwrap().send().await.unwrap();
    assert_eq!(name(policies.remove(1).unwrap()), "b");
    let found = policies.remove(0).unwrap_err();
    assert!(found.to_string().contains("displayName"), "{found}");
    assert_eq!(
        found.method(),
        Some("monitoring.projects.alertPolicies.get")
    );
}
