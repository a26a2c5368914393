//! Uploads: in one request, and in chunks.

use std::io::Cursor;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use discovery_runtime::{ErrorKind, Progress, RetryPolicy, UploadSession, UploadSource};

use crate::apis::storage_v1::types::Object;
use crate::apis::{drive_v3, storage_v1};
use crate::store::{Fault, Request, Store};
use crate::{bytes, drive, folder, gmail, healthcare, quick, storage, youtube};

/// The smallest chunk.
const CHUNK: usize = 256 << 10;

fn insert(store: &Store, name: &str) -> storage_v1::objects::Insert {
    storage(store)
        .objects()
        .insert("b", Object::default())
        .name(name)
        .options(quick)
}

#[tokio::test]
async fn a_message_and_bytes_in_one_request() {
    let store = Store::new();
    let media = bytes(300_000, 1);
    let object = Object {
        content_type: Some("image/png".to_owned()),
        ..Object::default()
    };
    let insert = storage(&store).objects().insert("b", object).name("a");
    let made: Object = insert.upload(media.clone()).await.unwrap();
    assert_eq!((made.size, made.generation), (Some(300_000), Some(1)));
    let stored = store.object("a").unwrap();
    assert!(stored.bytes == media);
    assert_eq!(stored.content_type, "image/png");
    // The hash is sent, so the server checks it too.
    let hash = made.crc32c.unwrap();
    assert_eq!(
        stored.message,
        format!(r#"{{"crc32c":"{hash}","contentType":"image/png"}}"#)
    );
    let request = &store.requests()[0];
    assert_eq!(
        request.line(),
        "POST /upload/storage/v1/b/b/o?alt=json&name=a&uploadType=multipart"
    );
    assert!(
        request
            .header("content-type")
            .unwrap()
            .starts_with("multipart/related; boundary=")
    );
}

#[tokio::test]
async fn every_kind_of_source() {
    let store = Store::new();
    let media = bytes(200_000, 2);
    let folder = folder("every_kind_of_source");
    let path = folder.join("media.bin");
    std::fs::write(&path, &media).unwrap();
    let stream = || crate::chunks(media.clone(), 7000);
    let sources: Vec<(&str, UploadSource)> = vec![
        ("bytes", media.clone().into()),
        ("path", path.as_path().into()),
        ("file", UploadSource::file(&path)),
        (
            "seekable",
            UploadSource::seekable(Cursor::new(media.clone())),
        ),
        ("reader", UploadSource::reader(Cursor::new(media.clone()))),
        (
            "reader_with_length",
            UploadSource::reader(Cursor::new(media.clone())).with_length(200_000),
        ),
        (
            "blocking",
            UploadSource::blocking_reader(Cursor::new(media.clone())),
        ),
        ("stream", UploadSource::stream(stream(), None)),
        (
            "stream_with_length",
            UploadSource::stream(stream(), Some(200_000)),
        ),
    ];
    for (name, source) in sources {
        let made = insert(&store, name).upload(source).await.unwrap();
        assert_eq!(made.size, Some(200_000), "{name}");
        assert!(store.object(name).unwrap().bytes == media, "{name}");
    }
    // Those of unknown length are resumable.
    let begun = store
        .lines()
        .iter()
        .filter(|line| line.contains("uploadType=resumable"))
        .count();
    assert_eq!(begun, 3);
}

/// Methods without resumable uploads take a source of any kind in one request, which is not in memory.
#[tokio::test]
async fn large_and_unknown_sources_in_one_request() {
    let store = Store::new();
    let media = bytes(9 << 20, 3);
    let folder = folder("large_and_unknown");
    let path = folder.join("media.bin");
    std::fs::write(&path, &media).unwrap();
    let file = || {
        drive(&store)
            .files()
            .create(drive_v3::types::File::default())
            .options(quick)
    };
    for source in [
        UploadSource::from(media.clone()),
        UploadSource::file(&path),
        UploadSource::stream(crate::chunks(media.clone(), 100_000), None),
        UploadSource::reader(Cursor::new(media.clone())).with_length(9 << 20),
    ] {
        file().upload(source).resumable(false).await.unwrap();
        let object = store.object("unnamed").unwrap();
        assert!(object.bytes == media);
        store.put("unnamed", "");
    }
    assert!(
        store
            .lines()
            .iter()
            .all(|line| line.starts_with("POST /upload/drive/v3/files?")
                && line.ends_with("uploadType=media"))
    );
}

#[tokio::test]
async fn chunks_of_a_large_source() {
    let store = Store::new();
    let media = bytes(3 * CHUNK + 1000, 4);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let made = insert(&store, "a")
        .upload(media.clone())
        .content_type("text/plain")
        .resumable(true)
        .chunk_size(CHUNK)
        .progress(move |it: Progress| keep.lock().unwrap().push(it))
        .await
        .unwrap();
    assert_eq!(made.size, Some(media.len() as u64));
    assert!(store.object("a").unwrap().bytes == media);
    let requests = store.requests();
    let ranges: Vec<_> = requests
        .iter()
        .filter_map(|it| it.header("content-range"))
        .collect();
    let total = media.len();
    assert_eq!(
        ranges,
        [
            format!("bytes 0-262143/{total}"),
            format!("bytes 262144-524287/{total}"),
            format!("bytes 524288-786431/{total}"),
            format!("bytes 786432-{}/{total}", total - 1),
        ]
    );
    let begin = &requests[0];
    assert_eq!(
        begin.line(),
        "POST /upload/storage/v1/b/b/o?alt=json&name=a&uploadType=resumable"
    );
    assert_eq!(begin.header("x-upload-content-type"), Some("text/plain"));
    assert_eq!(
        begin.header("x-upload-content-length"),
        Some(total.to_string().as_str())
    );
    // The last one has the hash.
    let hashes: Vec<_> = requests
        .iter()
        .map(|it| it.header("x-goog-hash").map(str::to_owned))
        .collect();
    assert_eq!(hashes[..4], [None, None, None, None]);
    assert_eq!(hashes[4], Some(format!("crc32c={}", made.crc32c.unwrap())));
    let seen = seen.lock().unwrap();
    let last = seen.last().unwrap();
    assert_eq!((last.done, last.total), (total as u64, Some(total as u64)));
}

#[tokio::test]
async fn nothing_and_sizes_at_the_borders_of_chunks() {
    let store = Store::new();
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK] {
        for known in [true, false] {
            let media = bytes(size, size as u64);
            let source = match known {
                true => UploadSource::from(media.clone()),
                false => UploadSource::reader(Cursor::new(media.clone())),
            };
            let name = format!("{size}-{known}");
            store.forget_requests();
            let upload = insert(&store, &name)
                .upload(source)
                .resumable(true)
                .chunk_size(CHUNK);
            upload
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(store.object(&name).unwrap().bytes == media, "{name}");
            let requests = store.requests();
            let last = requests.last().unwrap().header("content-range").unwrap();
            assert!(last.ends_with(&format!("/{size}")), "{name}: {last}");
            assert_eq!(requests.len(), 1 + size.div_ceil(CHUNK).max(1), "{name}");
        }
        // The same in one request.
        let name = format!("{size}-simple");
        let media = bytes(size, size as u64);
        drive(&store)
            .files()
            .create(drive_v3::types::File::default())
            .upload(media.clone())
            .await
            .unwrap();
        assert!(store.object("unnamed").unwrap().bytes == media, "{name}");
    }
}

/// What the server has decides what comes next, and after a doubt it is asked.
#[tokio::test]
async fn the_server_takes_a_part_of_a_chunk() {
    let store = Store::with_faults(|index, _| match index {
        1 => Fault::Keep(0),
        2 => Fault::Keep(1),
        3 => Fault::Keep(CHUNK),
        _ => Fault::None,
    });
    let media = bytes(4 * CHUNK, 5);
    let upload = insert(&store, "a")
        .upload(media.clone())
        .resumable(true)
        .chunk_size(2 * CHUNK);
    upload.await.unwrap();
    assert!(store.object("a").unwrap().bytes == media);
    let total = media.len();
    let requests = store.requests();
    let ranges: Vec<_> = requests
        .iter()
        .filter_map(|it| it.header("content-range"))
        .collect();
    assert_eq!(
        ranges,
        [
            format!("bytes 0-524287/{total}"),
            format!("bytes 0-524287/{total}"),
            format!("bytes 1-524288/{total}"),
            format!("bytes 262145-786432/{total}"),
            format!("bytes 786433-{}/{total}", total - 1),
        ]
    );
}

#[tokio::test]
async fn after_a_doubt_the_server_is_asked() {
    for fault in [
        Fault::CutRequest(100_000),
        Fault::Status(503),
        Fault::Status(408),
        Fault::Status(429),
        Fault::Late(Duration::from_millis(1500)),
    ] {
        let chosen = fault.clone();
        let store = Store::with_faults(move |index, _| match index {
            2 => chosen.clone(),
            _ => Fault::None,
        });
        let media = bytes(3 * CHUNK, 6);
        let upload = insert(&store, "a")
            .options(|it| quick(it).attempt_timeout(Duration::from_millis(500)))
            .upload(media.clone());
        let sent = upload.resumable(true).chunk_size(CHUNK).await;
        sent.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert!(store.object("a").unwrap().bytes == media, "{fault:?}");
        let asked = store.requests()[3]
            .header("content-range")
            .map(str::to_owned);
        assert_eq!(asked, Some(format!("bytes */{}", media.len())), "{fault:?}");
    }
}

/// The server is done, and its response is lost: it comes in response to the question.
#[tokio::test]
async fn the_response_may_come_in_response_to_a_question() {
    for fault in [Fault::CutResponse(0), Fault::DoneBut(503)] {
        let chosen = fault.clone();
        let store = Store::with_faults(move |index, _| match index {
            1 => chosen.clone(),
            _ => Fault::None,
        });
        let media = bytes(1000, 7);
        let made = insert(&store, "a")
            .upload(media.clone())
            .resumable(true)
            .await
            .unwrap();
        assert_eq!(made.size, Some(1000), "{fault:?}");
        assert_eq!(store.requests().len(), 3, "{fault:?}");
    }
}

#[tokio::test]
async fn failures_count_since_bytes_last_came_through() {
    // Every second chunk fails, which is more often than the policy allows in all.
    let store = Store::with_faults(
        |_, request: &Request| match request.header("content-range") {
            Some(range) if !range.contains('*') && !range.contains("-0") => match range.len() % 2 {
                _ if fastrand::bool() => Fault::Status(503),
                _ => Fault::None,
            },
            _ => Fault::None,
        },
    );
    let media = bytes(20 * CHUNK, 8);
    let insert = insert(&store, "a").options(|it| {
        it.retry(
            RetryPolicy::default()
                .attempts(12)
                .first_backoff(Duration::from_millis(1)),
        )
    });
    insert
        .upload(media.clone())
        .resumable(true)
        .chunk_size(CHUNK)
        .await
        .unwrap();
    assert!(store.object("a").unwrap().bytes == media);

    let store = Store::with_faults(|index, _| {
        if index == 0 {
            Fault::None
        } else {
            Fault::Status(503)
        }
    });
    let error = self::insert(&store, "a")
        .upload(media)
        .resumable(true)
        .await
        .unwrap_err();
    assert_eq!(error.http_status().unwrap(), 503);
    assert_eq!(error.method(), Some("storage.objects.insert"));
}

#[tokio::test]
async fn a_session_that_is_forgotten_begins_again_if_the_source_can() {
    let forgetful = || {
        Store::with_faults(|index, _| match index {
            2 => Fault::Forget,
            _ => Fault::None,
        })
    };
    let store = forgetful();
    let media = bytes(3 * CHUNK, 9);
    let upload = insert(&store, "a")
        .upload(media.clone())
        .resumable(true)
        .chunk_size(CHUNK);
    upload.await.unwrap();
    assert!(store.object("a").unwrap().bytes == media);
    let begun = store
        .lines()
        .iter()
        .filter(|line| line.starts_with("POST"))
        .count();
    assert_eq!(begun, 2);

    let store = forgetful();
    let reader = UploadSource::reader(Cursor::new(media));
    let error = insert(&store, "a")
        .upload(reader)
        .chunk_size(CHUNK)
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("cannot be read again: make the call again with a new source"),
        "{error}"
    );
}

#[tokio::test]
async fn a_session_that_moves_goes_on_there() {
    let store = Store::with_faults(|index, _| match index {
        1 => Fault::Move,
        _ => Fault::None,
    });
    let media = bytes(2 * CHUNK, 10);
    insert(&store, "a")
        .upload(media.clone())
        .resumable(true)
        .chunk_size(CHUNK)
        .await
        .unwrap();
    assert!(store.object("a").unwrap().bytes == media);
    assert!(store.lines()[2].ends_with("-moved"));
}

/// Another process has the text of the session, and the same source.
#[tokio::test]
async fn another_process_goes_on() {
    let store = Store::with_faults(|index, _| match index {
        2 | 3 => Fault::CutRequest(0),
        _ => Fault::None,
    });
    let media = bytes(4 * CHUNK + 5, 11);
    let kept = Arc::new(Mutex::new(String::new()));
    let keep = Arc::clone(&kept);
    let error = insert(&store, "a")
        .options(|it| it.retry(RetryPolicy::none()))
        .upload(media.clone())
        .resumable(true)
        .chunk_size(CHUNK)
        .on_session(move |session| *keep.lock().unwrap() = session.to_text())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    let text = kept.lock().unwrap().clone();
    let session = UploadSession::from_text(&text).unwrap();
    assert_eq!(
        (session.method(), session.size()),
        ("storage.objects.insert", Some(media.len() as u64))
    );
    for shown in [
        format!("{session:?}"),
        error.to_string(),
        format!("{error:?}"),
    ] {
        assert!(!shown.contains("secret-url"), "{shown}");
    }

    // A reader that cannot go back is enough.
    let reader = UploadSource::reader(Cursor::new(media.clone())).with_length(media.len() as u64);
    store.forget_requests();
    let made = insert(&store, "a")
        .upload(reader)
        .resume(session.clone())
        .chunk_size(CHUNK)
        .await
        .unwrap();
    assert_eq!(made.size, Some(media.len() as u64));
    assert!(store.object("a").unwrap().bytes == media);

    // A session that is done already gives the response again.
    let again = insert(&store, "a")
        .upload(media.clone())
        .resume(session.clone())
        .await
        .unwrap();
    assert_eq!(again.generation, made.generation);

    // Another source is not the same.
    let error = insert(&store, "a")
        .upload("short")
        .resume(session.clone())
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("go on with the same source"),
        "{error}"
    );
    let mut other = media.clone();
    other[0] ^= 1;
    let error = insert(&store, "a")
        .upload(other)
        .resume(session.clone())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");

    // The token goes to no other host.
    let elsewhere = text.replace("127.0.0.1", "127.0.0.2");
    let elsewhere = UploadSession::from_text(&elsewhere).unwrap();
    let error = insert(&store, "a")
        .upload(media)
        .resume(elsewhere)
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("nothing is sent to another host"),
        "{error}"
    );
    assert!(UploadSession::from_text("{}").is_err());
}

/// What `a_process_that_is_killed` starts: an upload that keeps its session, and the end of the process in the middle.
#[tokio::test]
#[ignore = "run by another test, as a process of its own"]
async fn is_killed() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let store = Store::at(&variable("MEDIA_ENDPOINT"));
    let place = variable("MEDIA_SESSION");
    let upload = insert(&store, "a")
        .upload(bytes(8 * CHUNK, 21))
        .resumable(true)
        .chunk_size(CHUNK);
    let upload =
        upload.on_session(move |session| std::fs::write(&place, session.to_text()).unwrap());
    let upload = upload.progress(|progress| {
        if progress.done > 4 * CHUNK as u64 {
            std::process::abort();
        }
    });
    upload.await.unwrap();
}

#[tokio::test]
async fn a_process_that_is_killed() {
    let store = Store::new();
    let place = folder("a_process_that_is_killed").join("session");
    let killed = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "uploads::is_killed"])
        .env("MEDIA_ENDPOINT", &store.endpoint)
        .env("MEDIA_SESSION", &place)
        .output()
        .unwrap();
    assert!(!killed.status.success() && store.object("a").is_none());
    let session = UploadSession::from_text(&std::fs::read_to_string(&place).unwrap()).unwrap();
    let media = bytes(8 * CHUNK, 21);
    store.forget_requests();
    insert(&store, "a")
        .upload(media.clone())
        .resume(session)
        .chunk_size(CHUNK)
        .await
        .unwrap();
    assert!(store.object("a").unwrap().bytes == media);
    // What the server had was not sent again.
    let requests = store.requests();
    let second = requests[1].header("content-range").unwrap();
    assert!(
        second.starts_with("bytes 1048576-") || second.starts_with("bytes 1310720-"),
        "{second}"
    );
}

#[tokio::test]
async fn an_upload_that_is_dropped_goes_on_with_its_session() {
    let store = Store::with_faults(|_, _| Fault::None);
    let media = bytes(4 * CHUNK, 14);
    let kept = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&kept);
    let (half, is_half) = tokio::sync::oneshot::channel();
    let half = Mutex::new(Some(half));
    let upload = insert(&store, "a")
        .upload(media.clone())
        .resumable(true)
        .chunk_size(CHUNK)
        .on_session(move |session| *keep.lock().unwrap() = Some(session.clone()))
        .progress(move |progress| {
            if progress.done >= 2 * CHUNK as u64
                && let Some(half) = half.lock().unwrap().take()
            {
                let _ = half.send(());
            }
        });
    tokio::select! {
        biased;
        half = is_half => half.unwrap(),
        _ = upload.send() => panic!("it is not dropped"),
    }
    assert!(store.object("a").is_none());
    let session: UploadSession = kept.lock().unwrap().clone().unwrap();
    store.forget_requests();
    let source = insert(&store, "a").upload(media.clone()).chunk_size(CHUNK);
    source.resume(session).await.unwrap();
    assert!(store.object("a").unwrap().bytes == media);
    // The question, and the chunks that the server lacks: not all of them.
    assert!(store.lines().len() < 5, "{:?}", store.lines());
}

#[tokio::test]
async fn cancelling() {
    let store = Store::with_faults(|index, _| match index {
        2 => Fault::Status(400),
        _ => Fault::None,
    });
    let kept = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&kept);
    let upload = insert(&store, "a")
        .upload(bytes(2 * CHUNK, 12))
        .resumable(true)
        .chunk_size(CHUNK);
    upload
        .on_session(move |it| *keep.lock().unwrap() = Some(it.clone()))
        .await
        .unwrap_err();
    let session = kept.lock().unwrap().clone().unwrap();
    insert(&store, "a")
        .upload("")
        .cancel(session.clone())
        .await
        .unwrap();
    assert!(
        store
            .lines()
            .last()
            .unwrap()
            .starts_with("DELETE /upload/sessions?upload_id=")
    );
    let error = insert(&store, "a")
        .upload(UploadSource::reader(Cursor::new(vec![0; 9])))
        .resume(session)
        .await;
    assert!(error.is_ok(), "it begins again, as nothing was read");
}

#[tokio::test]
async fn a_server_that_stored_other_bytes_is_an_error() {
    // Bytes change on the way to the server: it stores others, and says their hash.
    let store = Store::with_faults(
        |_, request: &Request| match request.header("content-range") {
            Some("bytes 0-999/1000") => Fault::Corrupt(usize::MAX),
            _ => Fault::None,
        },
    );
    let upload = insert(&store, "a").upload(bytes(1000, 13)).resumable(true);
    upload.await.unwrap();
    store.corrupt_stored();
    for resumable in [true, false] {
        let error = insert(&store, "a")
            .upload(bytes(1000, 13))
            .resumable(resumable)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
        assert!(
            error
                .to_string()
                .contains("the server has other bytes than were sent"),
            "{error}"
        );
    }
    // Drive says md5, if its fields are requested.
    let file = || {
        drive(&store)
            .files()
            .create(drive_v3::types::File::default())
    };
    file().upload(bytes(1000, 13)).await.unwrap();
    let error = file()
        .fields("id,md5Checksum")
        .upload(bytes(1000, 13))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
}

#[tokio::test]
async fn what_the_method_does_not_take_is_not_sent() {
    let store = Store::new();
    let set = || youtube(&store).thumbnails().set("v");
    let error = set()
        .upload("x")
        .content_type("text/html")
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("takes image/jpeg, image/png, application/octet-stream"),
        "{error}"
    );
    let error = set()
        .upload(vec![0; 52_428_801])
        .content_type("image/png")
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("has 52428801 bytes, and the method takes at most 52428800"),
        "{error}"
    );
    let error = set().upload("x").chunk_size(1000).await.unwrap_err();
    assert!(
        error.to_string().contains("a multiple of 262144 bytes"),
        "{error}"
    );
    assert!(store.requests().is_empty());
    // What has no length is refused while it is sent.
    let reader = UploadSource::reader(Cursor::new(vec![0; 53_000_000]));
    let error = set().upload(reader).resumable(false).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("more than the 52428800 bytes that the method takes"),
        "{error}"
    );
    assert!(store.object("unnamed").is_none());
    // Mail.
    let send = gmail(&store)
        .users()
        .messages()
        .send("me", crate::apis::gmail_v1::types::Message::default());
    let send = send
        .upload("From: me\r\n\r\nhello")
        .content_type("message/rfc822");
    send.await.unwrap();
    assert_eq!(
        store.object("unnamed").unwrap().content_type,
        "message/rfc822"
    );
    assert!(
        store
            .lines()
            .last()
            .unwrap()
            .starts_with("POST /upload/gmail/v1/users/me/messages/send?")
    );
}

#[tokio::test]
async fn media_cannot_be_promised_and_left_out() {
    let store = Store::new();
    let promise = || insert(&store, "a").options(|it| it.parameter("uploadType", "multipart"));
    for error in [
        promise().send().await.unwrap_err(),
        promise().send_raw().await.unwrap_err(),
        promise().send_as::<Object>().await.unwrap_err(),
    ] {
        assert!(
            error
                .to_string()
                .contains("`uploadType` says that media comes with the request"),
            "{error}"
        );
        assert!(error.to_string().contains("`.upload(source)`"), "{error}");
    }
    assert!(store.requests().is_empty());
    promise().upload("x").await.unwrap();
    assert_eq!(store.object("a").unwrap().bytes, b"x");
}

#[tokio::test]
async fn a_source_that_fails_is_the_error() {
    let store = Store::new();
    let folder = folder("a_source_that_fails");
    for resumable in [true, false] {
        let error = insert(&store, "a")
            .upload(folder.join("none"))
            .resumable(resumable)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(error.to_string().contains("none: No such file"), "{error}");
        let broken = UploadSource::stream(crate::broken_chunks(), None);
        let error = insert(&store, "a")
            .upload(broken)
            .resumable(resumable)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert!(error.to_string().contains("the source broke"), "{error}");
        for wrong in [9, 11] {
            let reader = UploadSource::reader(Cursor::new(vec![0; 10])).with_length(wrong);
            let error = insert(&store, "a")
                .upload(reader)
                .resumable(resumable)
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Io, "{error}");
            assert!(
                error
                    .to_string()
                    .contains(&format!("its length is {wrong}")),
                "{error}"
            );
        }
    }
    assert!(store.object("a").is_none());
}

#[tokio::test]
async fn a_message_that_is_bytes() {
    let store = Store::new();
    let create = healthcare(&store)
        .projects()
        .locations()
        .datasets()
        .fhir_stores()
        .fhir()
        .create(
            "projects/p/locations/l/datasets/d/fhirStores/f",
            "Patient",
            crate::apis::healthcare_v1::types::HttpBody::default(),
        );
    let create = create.raw_body("application/fhir+json", r#"{"resourceType": "Patient"}"#);
    create.send_raw().await.unwrap_err();
    let request = &store.requests()[0];
    assert_eq!(
        request.header("content-type"),
        Some("application/fhir+json")
    );
    assert_eq!(request.body, br#"{"resourceType": "Patient"}"#);
}

#[test]
fn blocking() {
    let store = Store::new();
    let media = bytes(2 * CHUNK, 14);
    let made = insert(&store, "a").upload_blocking(media.clone()).unwrap();
    assert_eq!(made.size, Some(media.len() as u64));
    let reader = UploadSource::blocking_reader(Cursor::new(media.clone()));
    let raw = insert(&store, "b")
        .upload(reader)
        .send_raw_blocking()
        .unwrap();
    assert_eq!(raw.http_status, 200);
    let other: serde_json::Value = insert(&store, "c").upload("x").send_as_blocking().unwrap();
    assert_eq!(other["name"], "c");

    let get = |name: &str| storage(&store).objects().get("b", name);
    let mut all = Vec::new();
    std::io::Read::read_to_end(&mut get("b").download_blocking().unwrap(), &mut all).unwrap();
    assert!(all == media);
    let chunks = get("b").download_blocking().unwrap();
    let all: Vec<u8> = chunks.flat_map(|chunk| chunk.unwrap()).collect();
    assert!(all == media);
    let mut all = Vec::new();
    get("b")
        .download_blocking()
        .unwrap()
        .write_to(&mut all)
        .unwrap();
    assert!(all == media);
    assert!(get("b").download_blocking().unwrap().bytes().unwrap() == media);
    let place = folder("blocking").join("b");
    get("b")
        .download_blocking()
        .unwrap()
        .to_file(&place)
        .unwrap();
    assert!(std::fs::read(place).unwrap() == media);
}
