//! What is sent: the calls of a request, and how many.

use google_monitoring_v3::ErrorKind;
use serde_json::Value;

use super::server::{error, plain, policies, policy_server, received, response, server};
use super::{client, create, delete, get, name, policy};

#[tokio::test]
async fn a_request_is_as_the_protocol_says() {
    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let options = |options: google_monitoring_v3::CallOptions| {
        options
            .parameter("prettyPrint", false)
            .header("x-goog-request-reason", "audit")
            .quota_project("q")
    };
    let read = get(&client, "a b").fields("displayName").options(options);
    let handles = (
        batch.add(read).unwrap(),
        batch.add(create(&client, "c")).unwrap(),
        batch.add(delete(&client, "d")).unwrap(),
    );
    let responses = batch.send().await.unwrap();
    drop((handles, responses));

    let request = &server.requests()[0];
    assert_eq!(request.line, "POST /batch");
    assert_eq!(request.header("accept"), Some("*/*"));
    assert_eq!(request.header("accept-encoding"), Some("gzip"));
    assert!(request.header("user-agent").is_some());
    let boundary = request.header("content-type").unwrap();
    let boundary = boundary
        .trim_start_matches("multipart/mixed; boundary=")
        .trim_matches('"');
    let calls = received(&server).remove(0);
    for (number, call) in calls.iter().enumerate() {
        assert_eq!(call.id, format!("<{boundary} + {number}>"));
        let part = format!(
            "Content-Type: application/http\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {}",
            call.id
        );
        assert_eq!(call.part, part);
        let host = server.endpoint().trim_start_matches("http://");
        assert_eq!(call.header("host"), Some(host));
        assert_eq!(call.header("accept"), Some("application/json"));
        // The request as a whole says these.
        for name in [
            "accept-encoding",
            "user-agent",
            "x-goog-api-client",
            "authorization",
        ] {
            assert_eq!(call.header(name), None, "{name}");
        }
    }
    let lines: Vec<&str> = calls.iter().map(|call| call.line.as_str()).collect();
    assert_eq!(
        lines,
        [
            "GET /v3/projects/p/alertPolicies/a%20b?alt=json&fields=displayName&prettyPrint=false HTTP/1.1",
            "POST /v3/projects/p/alertPolicies?alt=json HTTP/1.1",
            "DELETE /v3/projects/p/alertPolicies/d?alt=json HTTP/1.1",
        ]
    );
    assert_eq!(calls[0].header("x-goog-request-reason"), Some("audit"));
    assert_eq!(calls[0].header("x-goog-user-project"), Some("q"));
    assert_eq!(calls[0].header("content-length"), None);
    assert_eq!(calls[0].body, "");
    assert_eq!(calls[1].header("x-goog-request-reason"), None);
    assert_eq!(calls[1].header("content-type"), Some("application/json"));
    assert_eq!(calls[1].header("content-length"), Some("19"));
    assert_eq!(calls[1].body, policy("c").replace(": ", ":"));
}

/// The body that `BatchHttpRequest` of Google's client for Python makes of the same calls, apart from what is its own.
#[tokio::test]
async fn a_request_is_that_of_the_python_client() {
    let recorded: Value = serde_json::from_str(include_str!("python.json")).unwrap();
    let text = recorded["body"].as_str().unwrap().replace("\r\n", "\n");
    let boundary = recorded["content_type"].as_str().unwrap();
    let boundary = boundary.split('"').nth(1).unwrap();
    let text = format!(
        "\n{}",
        text.split(&format!("\n--{boundary}--")).next().unwrap()
    );
    let theirs: Vec<Vec<String>> = text
        .split(&format!("\n--{boundary}\n"))
        .skip(1)
        .map(|part| lines(part.split('\n')))
        .collect();

    let server = policy_server();
    let client = client(&server);
    let mut batch = client.batch();
    let handles = (
        batch.add(get(&client, "a b")).unwrap(),
        batch.add(create(&client, "c")).unwrap(),
        batch.add(delete(&client, "d")).unwrap(),
    );
    drop((handles, batch.send().await.unwrap()));
    let host = server.endpoint().trim_start_matches("http://");
    let ours: Vec<Vec<String>> = received(&server)
        .remove(0)
        .iter()
        .map(|call| {
            let headers = call
                .headers
                .iter()
                .map(|(name, value)| format!("{name}: {value}"));
            let text = call.part.split("\r\n").map(str::to_owned);
            let text = text
                .chain(["".to_owned(), call.line.clone()])
                .chain(headers);
            let text: Vec<String> = text.chain(["".to_owned(), call.body.clone()]).collect();
            lines(text.iter().map(|line| line.as_str()))
                .into_iter()
                .map(|line| line.replace(host, "monitoring.googleapis.com"))
                .collect()
        })
        .collect();
    assert_eq!(ours, theirs);
}

/// The lines of a part, without what each client chooses: ids, who it is, the encoding of a part, the order of headers, and the white
/// space of JSON.
fn lines<'l>(text: impl Iterator<Item = &'l str>) -> Vec<String> {
    let own = [
        "content-id:",
        "user-agent:",
        "x-goog-api-client:",
        "accept-encoding:",
        "content-length:",
        "mime-version:",
    ];
    let mut lines: Vec<String> = text
        .filter(|line| !line.is_empty())
        .map(|line| match serde_json::from_str::<Value>(line) {
            Ok(json) => json.to_string(),
            Err(_) => match line.split_once(": ") {
                Some((name, value)) => format!("{}: {value}", name.to_ascii_lowercase()),
                None => line.to_owned(),
            },
        })
        .filter(|line| !own.iter().any(|own| line.starts_with(own)))
        .collect();
    // Python says the type of a body that is not there, too.
    if !lines.iter().any(|line| line.starts_with('{')) {
        lines.retain(|line| line != "content-type: application/json");
    }
    lines.sort();
    lines
}

#[tokio::test]
async fn too_many_calls_become_several_requests() {
    let server = policy_server();
    let client = client(&server);
    let calls = (0..2500).map(|number| get(&client, &format!("p{number}")));
    let policies = client.batch().all(calls).unwrap().send().await.unwrap();
    let names: Vec<String> = policies.into_iter().map(|one| name(one.unwrap())).collect();
    let wanted: Vec<String> = (0..2500).map(|number| format!("p{number}")).collect();
    assert_eq!(names, wanted);
    // The limit of Monitoring is not known, so it is the smallest.
    let sizes: Vec<usize> = received(&server).iter().map(Vec::len).collect();
    assert_eq!(sizes, [50; 50]);
}

#[tokio::test]
async fn a_request_that_fails_loses_nothing_of_another() {
    let server = server(|index, calls| match index {
        1 => plain(400, &error(400, "badRequest")),
        _ => response(&policies(calls)),
    });
    let client = client(&server);
    let calls = (0..120).map(|number| get(&client, &format!("p{number}")));
    let results = client.batch().all(calls).unwrap().send().await.unwrap();
    for (number, result) in results.into_iter().enumerate() {
        match result {
            Ok(policy) => assert_eq!(name(policy), format!("p{number}")),
            Err(error) => {
                assert!(
                    (50..100).contains(&number) && error.is_bad_request(),
                    "{number}: {error}"
                );
                assert_eq!(
                    error.method(),
                    Some("monitoring.projects.alertPolicies.get")
                );
            }
        }
    }
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn large_calls_become_several_requests() {
    let server = policy_server();
    let client = client(&server);
    let long = "x".repeat(3 << 20);
    let calls = (0..5).map(|_| create(&client, &long));
    let results = client.batch().all(calls).unwrap().send().await.unwrap();
    assert!(results.iter().all(Result::is_ok));
    let sizes: Vec<usize> = received(&server).iter().map(Vec::len).collect();
    assert_eq!(sizes, [2, 2, 1]);
}

#[tokio::test]
async fn a_long_url_of_a_part_stays_a_get() {
    let server = policy_server();
    let client = client(&server);
    let fields = "displayName,".repeat(400) + "name";
    let call = get(&client, "a").fields(fields);
    client.batch().all([call]).unwrap().send().await.unwrap();
    let calls = received(&server).remove(0);
    assert!(
        calls[0]
            .line
            .starts_with("GET /v3/projects/p/alertPolicies/a?"),
        "{}",
        calls[0].line
    );
    assert!(calls[0].line.len() > 4096);
}

#[tokio::test]
async fn no_response_fits_in_no_memory() {
    let server = policy_server();
    let client = client(&server);
    let batch = client
        .batch()
        .options(|options| options.max_response_bytes(100));
    let found = batch
        .all([get(&client, "a")])
        .unwrap()
        .send()
        .await
        .unwrap_err();
    assert_eq!(found.kind(), ErrorKind::TooLarge);
    // The limit of a call is for its part.
    let small = get(&client, "b").options(|options| options.max_response_bytes(5));
    let mut results = client
        .batch()
        .all([get(&client, "a"), small])
        .unwrap()
        .send()
        .await
        .unwrap();
    assert_eq!(results.remove(1).unwrap_err().kind(), ErrorKind::TooLarge);
    assert!(results.remove(0).is_ok());
}
