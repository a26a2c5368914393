//! Collections by plain HTTP, of APIs of every style.

use serde_json::json;

use crate::http::Fake;

#[tokio::test]
async fn a_list_has_pages_in_the_order_of_creation() {
    let fake = Fake::new("storage.v1");
    for name in ["z", "a", "m"] {
        let made = fake
            .ok("POST", "/storage/v1/b?project=p", json!({"name": name}))
            .await;
        assert_eq!(made["kind"], "storage#bucket");
        assert_eq!(
            (&made["id"], &made["metageneration"]),
            (&json!(name), &json!("1"))
        );
    }
    let mut names = Vec::new();
    let mut token = String::new();
    for pages in 1.. {
        let page = fake
            .get(&format!("/storage/v1/b?project=p&maxResults=2{token}"))
            .await
            .json();
        let items = page["items"].as_array().unwrap();
        names.extend(
            items
                .iter()
                .map(|item| item["name"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["nextPageToken"].as_str() else {
            assert_eq!(pages, 2);
            break;
        };
        token = format!("&pageToken={next}");
        // What is deleted between two pages does not move the others.
        assert_eq!(
            fake.call("DELETE", "/storage/v1/b/z", json!({}))
                .await
                .status,
            204
        );
    }
    assert_eq!(names, ["z", "a", "m"]);
    assert_eq!(
        fake.get("/storage/v1/b?project=other").await.json()["items"],
        json!([])
    );
}

#[tokio::test]
async fn a_patch_merges_and_null_removes() {
    let fake = Fake::new("calendar.v3");
    let events = "/calendar/v3/calendars/primary/events";
    let body = json!({"summary": "s", "location": "l", "end": {"date": "2026-01-03"}, "start": {"date": "2026-01-02", "timeZone": "z"}, "attendees": [{"email": "a"}]});
    let made = fake.ok("POST", events, body).await;
    let event = format!("{events}/{}", made["id"].as_str().unwrap());
    let change = json!({"location": null, "start": {"timeZone": "y"}, "attendees": []});
    let changed = fake.ok("PATCH", &event, change).await;
    assert_eq!(
        changed["start"],
        json!({"date": "2026-01-02", "timeZone": "y"})
    );
    assert_eq!(
        (
            &changed["summary"],
            changed.get("location"),
            &changed["attendees"]
        ),
        (&json!("s"), None, &json!([]))
    );
    assert_eq!(changed["created"], made["created"]);
    assert_ne!(changed["etag"], made["etag"]);
    assert_eq!(fake.get(&event).await.json(), changed);

    // An update replaces; what the server writes stays.
    let replaced = fake.ok("PUT", &event, json!({"summary": "t"})).await;
    assert_eq!(
        (&replaced["summary"], replaced.get("start")),
        (&json!("t"), None)
    );
    assert_eq!(
        (&replaced["id"], &replaced["created"]),
        (&made["id"], &made["created"])
    );

    let stale = [
        ("if-match", made["etag"].as_str().unwrap()),
        ("content-type", "application/json"),
    ];
    let refused = fake
        .send("PATCH", &event, (&stale, b"{}".to_vec()))
        .await
        .unwrap();
    assert_eq!(refused.status, 412, "{}", refused.text());
    let same = [("if-none-match", replaced["etag"].as_str().unwrap())];
    assert_eq!(
        fake.send("GET", &event, (&same, Vec::new()))
            .await
            .unwrap()
            .status,
        304
    );
}

#[tokio::test]
async fn an_item_may_be_one_property_of_the_request() {
    let fake = Fake::new("spanner.v1");
    let body = json!({"instanceId": "i", "instance": {"displayName": "d", "nodeCount": 1}});
    let operation = fake.ok("POST", "/v1/projects/p/instances", body).await;
    assert_eq!(operation["done"], false);
    let instance = fake.get("/v1/projects/p/instances/i").await.json();
    assert_eq!(
        (&instance["name"], &instance["displayName"]),
        (&json!("projects/p/instances/i"), &json!("d"))
    );
    let change =
        json!({"fieldMask": "node_count", "instance": {"nodeCount": 5, "displayName": "ignored"}});
    fake.ok("PATCH", "/v1/projects/p/instances/i", change).await;
    let instance = fake.get("/v1/projects/p/instances/i").await.json();
    assert_eq!(
        (&instance["nodeCount"], &instance["displayName"]),
        (&json!(5), &json!("d"))
    );
}

#[tokio::test]
async fn a_document_of_firestore_may_be_below_another() {
    let fake = Fake::new("firestore.v1");
    let root = "/v1/projects/p/databases/(default)/documents";
    fake.ok(
        "POST",
        &format!("{root}/rooms?documentId=r"),
        json!({"fields": {"a": {"integerValue": "1"}}}),
    )
    .await;
    let messages = format!("{root}/rooms/r/messages");
    let made = fake
        .ok("POST", &format!("{messages}?documentId=m"), json!({}))
        .await;
    assert_eq!(fake.get(&format!("{messages}/m")).await.json(), made);
    assert_eq!(
        fake.get(&messages).await.json(),
        json!({"documents": [made]})
    );
    assert_eq!(fake.get(&format!("{messages}/none")).await.status, 404);
    let change = json!({"fields": {"b": {"integerValue": "2"}, "name": {"stringValue": "n"}}});
    let changed = fake
        .ok(
            "PATCH",
            &format!("{root}/rooms/r?updateMask.fieldPaths=name&updateMask.fieldPaths=a"),
            change,
        )
        .await;
    assert_eq!(changed["fields"], json!({"name": {"stringValue": "n"}}));
}

#[tokio::test]
async fn what_nothing_creates_is_a_value_of_its_schema_in_pages() {
    let fake = Fake::new("monitoring.v3");
    let path = "/v3/projects/p/monitoredResourceDescriptors";
    let one = fake.get(&format!("{path}/r")).await.json();
    assert_eq!(one["name"], "projects/p/monitoredResourceDescriptors/r");
    assert_eq!(one, fake.get(&format!("{path}/r")).await.json());
    let pages = format!("{path}?pageSize=2&fields=nextPageToken,resourceDescriptors/name");
    let page = fake.get(&pages).await.json();
    let names = json!([{"name": "resourceDescriptors-1"}, {"name": "resourceDescriptors-2"}]);
    assert_eq!(page["resourceDescriptors"], names);
    let next = page["nextPageToken"].as_str().unwrap();
    let page = fake.get(&format!("{pages}&pageToken={next}")).await.json();
    assert_eq!(
        page,
        json!({"resourceDescriptors": [{"name": "resourceDescriptors-3"}]})
    );
}

#[tokio::test]
async fn a_batch_has_a_response_for_each_part() {
    let fake = Fake::new("drive.v3");
    let body = "--b\r\nContent-Type: application/http\r\nContent-ID: <x+1>\r\n\r\n\
                POST /drive/v3/files HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"name\": \"n\"}\r\n\
                --b\r\nContent-Type: application/http\r\nContent-ID: <x+2>\r\n\r\n\
                GET http://www.googleapis.com/drive/v3/files/none?alt=json HTTP/1.1\r\n\r\n\
                --b\r\nContent-Type: application/http\r\n\r\nnonsense\r\n--b--\r\n";
    let headers = [("content-type", "multipart/mixed; boundary=b")];
    let got = fake
        .send("POST", "/batch/drive/v3", (&headers, body.into()))
        .await
        .unwrap();
    assert_eq!(got.status, 200, "{}", got.text());
    let text = got.text();
    let boundary = got
        .header("content-type")
        .split_once("boundary=")
        .unwrap()
        .1;
    let parts: Vec<&str> = text.split(&format!("--{boundary}")).collect();
    assert_eq!((parts.len(), parts[4]), (5, "--\r\n"), "{text}");
    assert!(
        parts[1].contains("Content-ID: <response-x+1>") && parts[1].contains("HTTP/1.1 200 OK"),
        "{text}"
    );
    assert!(parts[1].contains("\"name\":\"n\""), "{text}");
    assert!(
        parts[2].contains("Content-ID: <response-x+2>")
            && parts[2].contains("HTTP/1.1 404 Not Found"),
        "{text}"
    );
    assert!(
        parts[3].contains("HTTP/1.1 400 Bad Request") && parts[3].contains("not an HTTP request"),
        "{text}"
    );
}

#[tokio::test]
async fn a_query_that_is_too_long_comes_in_the_body() {
    let fake = Fake::new("storage.v1");
    fake.ok("POST", "/storage/v1/b?project=p", json!({"name": "n"}))
        .await;
    let headers = [
        ("x-http-method-override", "GET"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let got = fake
        .send(
            "POST",
            "/storage/v1/b",
            (&headers, b"project=p&maxResults=1".to_vec()),
        )
        .await
        .unwrap();
    assert_eq!(got.json()["items"][0]["name"], "n");
}
