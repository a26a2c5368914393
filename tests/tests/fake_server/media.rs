//! Uploads and downloads.

use serde_json::json;

use crate::http::{Fake, Got};

const UPLOAD: &str = "/upload/storage/v1/b/b/o?uploadType=";

/// Sends bytes of a session.
async fn put(fake: &Fake, session: &str, range: &str, bytes: &[u8]) -> Got {
    fake.send(
        "PUT",
        session,
        (&[("content-range", range)], bytes.to_vec()),
    )
    .await
    .unwrap()
}

#[tokio::test]
async fn a_session_goes_on_where_it_is() {
    let fake = Fake::new("storage.v1");
    let headers = [
        ("x-upload-content-type", "text/plain"),
        ("content-type", "application/json"),
    ];
    let body = json!({"name": "o", "metadata": {"k": "v"}}).to_string();
    let begun = fake
        .send(
            "POST",
            &format!("{UPLOAD}resumable"),
            (&headers, body.into_bytes()),
        )
        .await
        .unwrap();
    assert_eq!(begun.status, 200, "{}", begun.text());
    let session = begun.header("location").to_owned();
    assert!(
        session.starts_with(&format!("{}/upload/storage/v1/b/b/o?", fake.server.url())),
        "{session}"
    );

    assert_eq!(
        put(&fake, &session, "bytes */*", b"").await.header("range"),
        ""
    );
    let more = put(&fake, &session, "bytes 0-3/*", b"abcd").await;
    assert_eq!((more.status, more.header("range")), (308, "bytes=0-3"));
    // What is there already is not taken twice, and nothing may be left out.
    let again = put(&fake, &session, "bytes 2-5/*", b"cdef").await;
    assert_eq!((again.status, again.header("range")), (308, "bytes=0-5"));
    let gap = put(&fake, &session, "bytes 8-9/10", b"ij").await;
    assert_eq!(gap.status, 400, "{}", gap.text());
    assert_eq!(fake.get("/storage/v1/b/b/o/o").await.status, 404);
    assert_eq!(
        put(&fake, &session, "bytes */10", b"")
            .await
            .header("range"),
        "bytes=0-5"
    );
    let done = put(&fake, &session, "bytes 6-9/10", b"ghij").await;
    assert_eq!(done.status, 200, "{}", done.text());
    let object = done.json();
    assert_eq!(
        (&object["size"], &object["contentType"], &object["metadata"]),
        (&json!("10"), &json!("text/plain"), &json!({"k": "v"}))
    );
    assert_eq!(object["md5Hash"], "qSVXaULpSy71egZhAbSIdg==");
    // A client that lost the response asks again.
    assert_eq!(put(&fake, &session, "bytes */10", b"").await.json(), object);
    assert_eq!(fake.get("/storage/v1/b/b/o/o").await.json(), object);

    let cancelled = fake
        .send("DELETE", &session, (&[], Vec::new()))
        .await
        .unwrap();
    assert_eq!(cancelled.status, 499);
    assert_eq!(put(&fake, &session, "bytes */*", b"").await.status, 404);
}

#[tokio::test]
async fn bytes_come_back_whole_and_in_ranges() {
    let fake = Fake::new("storage.v1");
    let body = b"--b\r\nContent-Type: application/json\r\n\r\n{\"name\": \"dir/o\"}\r\n--b\r\nContent-Type: a/b\r\n\r\n0123\r\n456789\r\n--b--";
    let headers = [("content-type", "multipart/related; boundary=b")];
    let made = fake
        .send(
            "POST",
            &format!("{UPLOAD}multipart"),
            (&headers, body.to_vec()),
        )
        .await
        .unwrap();
    assert_eq!(made.status, 200, "{}", made.text());
    let path = "/storage/v1/b/b/o/dir%2Fo?alt=media";
    let whole = fake.get(path).await;
    assert_eq!(
        (whole.text().as_str(), whole.header("content-type")),
        ("0123\r\n456789", "a/b")
    );
    for (range, status, expected, shown) in [
        ("bytes=0-3", 206, "0123", "bytes 0-3/12"),
        ("bytes=-2", 206, "89", "bytes 10-11/12"),
        ("bytes=9-", 206, "789", "bytes 9-11/12"),
    ] {
        let part = fake
            .send("GET", path, (&[("range", range)], Vec::new()))
            .await
            .unwrap();
        assert_eq!(
            (
                part.status,
                part.text().as_str(),
                part.header("content-range")
            ),
            (status, expected, shown)
        );
    }
    let none = fake
        .send("GET", path, (&[("range", "bytes=12-")], Vec::new()))
        .await
        .unwrap();
    assert_eq!(none.status, 416);
    // Another upload takes its place, and a generation is a condition.
    let generation = made.json()["generation"].as_str().unwrap().to_owned();
    let other = format!("{UPLOAD}media&name=dir/o&ifGenerationMatch=");
    let refused = fake
        .send("POST", &format!("{other}0"), (&[], b"new".to_vec()))
        .await
        .unwrap();
    assert_eq!(refused.status, 412);
    let taken = fake
        .send(
            "POST",
            &format!("{other}{generation}"),
            (&[], b"new".to_vec()),
        )
        .await
        .unwrap();
    assert_eq!(taken.json()["size"], "3", "{}", taken.text());
    assert_eq!(fake.get(path).await.text(), "new");
}
