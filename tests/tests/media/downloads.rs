//! Downloads: whole, in parts, broken, corrupt, packed.

use std::io::Write as _;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use discovery_runtime::{ErrorKind, Progress};
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::AsyncReadExt as _;

use crate::store::{Fault, Store};
use crate::{bytes, folder, quick, storage};

#[tokio::test]
async fn whole_as_bytes_as_a_stream_as_a_reader_and_into_a_writer() {
    let store = Store::new();
    let expected = bytes(300_000, 1);
    store.put("a", expected.clone());
    let get = || storage(&store).objects().get("b", "a");
    assert!(get().download().bytes().await.unwrap() == expected);

    let mut download = get().download().await.unwrap();
    assert_eq!(download.size(), Some(300_000));
    assert_eq!(download.content_type(), Some("text/plain"));
    let mut all = Vec::new();
    while let Some(chunk) = download.next().await {
        all.extend_from_slice(&chunk.unwrap());
    }
    assert!(all == expected && download.next().await.is_none());

    let mut all = Vec::new();
    let mut download = get().download().await.unwrap();
    download.read_to_end(&mut all).await.unwrap();
    assert!(all == expected);

    let mut all = Vec::new();
    assert_eq!(get().download().write_to(&mut all).await.unwrap(), 300_000);
    assert!(all == expected);

    let request = &store.requests()[0];
    assert_eq!(request.line(), "GET /download/storage/v1/b/b/o/a?alt=media");
    assert_eq!(request.header("accept"), Some("*/*"));
    assert_eq!(request.header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn a_file_appears_when_it_is_whole() {
    let store = Store::with_faults(|index, _| match index {
        0 => Fault::None,
        _ => Fault::Corrupt(7),
    });
    let expected = bytes(100_000, 2);
    store.put("a", expected.clone());
    let folder = folder("a_file_appears");
    let place = folder.join("a.bin");
    let get = || storage(&store).objects().get("b", "a");
    assert_eq!(get().download().to_file(&place).await.unwrap(), 100_000);
    assert!(std::fs::read(&place).unwrap() == expected);

    // A later one that fails leaves the earlier one, and nothing else.
    let error = get().download().to_file(&place).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
    let names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(names, ["a.bin"]);
    assert!(std::fs::read(&place).unwrap() == expected);

    let error = get()
        .download()
        .to_file(folder.join("no/a.bin"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io, "{error}");
    assert!(
        error.to_string().contains("a.bin could not be written"),
        "{error}"
    );
}

#[tokio::test]
async fn a_download_that_is_dropped_leaves_no_file_and_loses_no_bytes() {
    let store = Store::new();
    let expected = bytes(40_000_000, 13);
    store.put("a", expected.clone());
    let folder = folder("a_download_that_is_dropped");
    let get = || storage(&store).objects().get("b", "a");
    // The first report of progress comes when a part is written.
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let begun = Mutex::new(Some(begun));
    let download = get().download().progress(move |_| {
        if let Some(begun) = begun.lock().unwrap().take() {
            let _ = begun.send(());
        }
    });
    tokio::select! {
        biased;
        begun = has_begun => begun.unwrap(),
        _ = download.to_file(folder.join("a.bin")) => panic!("it is not dropped"),
    }
    // Its file is removed at once, or as soon as it is made.
    let removed = async {
        while std::fs::read_dir(&folder).unwrap().count() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), removed)
        .await
        .expect("no file is left");

    let mut download = get().download().await.unwrap();
    let mut all = Vec::new();
    loop {
        // A future that is polled once, and dropped if the next bytes are not there yet.
        let polled = {
            let mut next = pin!(download.next());
            next.as_mut().poll(&mut Context::from_waker(Waker::noop()))
        };
        let chunk = match polled {
            Poll::Ready(chunk) => chunk,
            Poll::Pending => download.next().await,
        };
        match chunk {
            Some(chunk) => all.extend_from_slice(&chunk.unwrap()),
            None => break,
        }
    }
    assert!(all == expected);
}

#[tokio::test]
async fn a_download_that_breaks_goes_on_where_it_stopped() {
    let store = Store::with_faults(|index, _| match index {
        0 => Fault::CutResponse(100_000),
        1 => Fault::Status(503),
        2 => Fault::CutResponse(50_000),
        3 => Fault::StallResponse(70_000, Duration::from_millis(500)),
        _ => Fault::None,
    });
    let expected = bytes(400_000, 3);
    store.put("a", expected.clone());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let get = storage(&store).objects().get("b", "a");
    let get = get.options(|it| quick(it).idle_timeout(Duration::from_millis(200)));
    let download = get
        .download()
        .progress(move |it: Progress| keep.lock().unwrap().push(it));
    assert!(download.bytes().await.unwrap() == expected);
    let ranges: Vec<_> = store
        .requests()
        .iter()
        .map(|it| it.header("range").map(str::to_owned))
        .collect();
    let from = |at: u32| Some(format!("bytes={at}-399999"));
    assert_eq!(
        ranges,
        [
            None,
            from(100_000),
            from(100_000),
            from(150_000),
            from(220_000)
        ]
    );
    // The rest is of the same generation.
    assert!(
        store.requests()[1..]
            .iter()
            .all(|it| it.query("generation") == Some("1"))
    );
    let seen = seen.lock().unwrap();
    let last = seen.last().unwrap();
    assert_eq!((last.done, last.total), (400_000, Some(400_000)));
    assert!(seen.is_sorted_by_key(|it| it.done));
}

#[tokio::test]
async fn a_content_that_changes_meanwhile_is_an_error() {
    let store = Store::new();
    let faulty = store.clone();
    let store = Store::with_faults(move |index, _| match index {
        0 => Fault::CutResponse(1000),
        _ => Fault::None,
    });
    drop(faulty);
    store.put("a", bytes(5000, 4));
    let get = storage(&store).objects().get("b", "a").options(quick);
    let mut download = get.download().await.unwrap();
    download.next().await.unwrap().unwrap();
    store.put("a", bytes(5000, 5));
    let error = loop {
        match download.next().await.expect("it has no end") {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    // The generation is gone.
    assert!(error.is_not_found(), "{error}");

    // Drive names no generation, so the `ETag` tells.
    let store = Store::with_faults(|index, _| match index {
        0 => Fault::CutResponse(1000),
        _ => Fault::None,
    });
    store.put("a", bytes(5000, 4));
    let get = crate::drive(&store).files().get("a").options(quick);
    let mut download = get.download().await.unwrap();
    download.next().await.unwrap().unwrap();
    store.put("a", bytes(5000, 5));
    let error = loop {
        match download.next().await.expect("it has no end") {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert!(
        error.to_string().contains("the content has changed"),
        "{error}"
    );
    assert_eq!(store.requests()[1].header("if-range"), Some("\"etag-1\""));
}

#[tokio::test]
async fn all_bytes_in_response_to_a_range_are_never_appended() {
    let store = Store::with_faults(|index, _| match index {
        0 => Fault::CutResponse(1000),
        _ => Fault::IgnoreRange,
    });
    store.put("a", bytes(5000, 6));
    let get = storage(&store).objects().get("b", "a").options(quick);
    let error = get.clone().download().bytes().await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("cannot go on: the server sends the content from its beginning"),
        "{error}"
    );
    let error = get.download().range(10..20).bytes().await.unwrap_err();
    assert!(error.to_string().contains("a part is wanted"), "{error}");
}

#[tokio::test]
async fn parts() {
    let store = Store::with_faults(|index, _| match index {
        0 => Fault::CutResponse(100),
        _ => Fault::None,
    });
    let all = bytes(5000, 7);
    store.put("a", all.clone());
    let get = || {
        storage(&store)
            .objects()
            .get("b", "a")
            .options(quick)
            .download()
    };
    assert!(get().range(1000..3000).bytes().await.unwrap() == all[1000..3000]);
    assert_eq!(store.requests()[1].header("range"), Some("bytes=1100-2999"));
    assert!(get().range(4999..).bytes().await.unwrap() == all[4999..]);
    assert!(get().range(4990..9999).bytes().await.unwrap() == all[4990..]);
    assert!(get().last(10).bytes().await.unwrap() == all[4990..]);
    assert!(get().last(9999).bytes().await.unwrap() == all);
    let error = get().range(5000..).bytes().await.unwrap_err();
    assert_eq!(error.http_status().unwrap(), 416, "{error}");
    store.forget_requests();
    let error = get().range(7..7).bytes().await.unwrap_err();
    assert!(
        error.to_string().contains("the range has no byte"),
        "{error}"
    );
    assert!(store.requests().is_empty());
}

#[tokio::test]
async fn short_long_and_corrupt_bodies_are_errors() {
    for (fault, kind) in [
        (Fault::Corrupt(0), ErrorKind::Checksum),
        (Fault::Corrupt(4999), ErrorKind::Checksum),
        (Fault::WrongLength(-1), ErrorKind::Checksum),
        (Fault::WrongLength(10), ErrorKind::Interrupted),
    ] {
        let chosen = fault.clone();
        let store =
            Store::with_faults(
                move |index, request| match (index, request.header("range")) {
                    (_, None) => chosen.clone(),
                    _ => Fault::Status(503),
                },
            );
        store.put("a", bytes(5000, 8));
        let get = storage(&store).objects().get("b", "a").options(quick);
        let error = get.download().bytes().await.unwrap_err();
        match fault {
            Fault::WrongLength(10) => assert!(error.is_retryable(), "{fault:?}: {error}"),
            _ => assert_eq!(error.kind(), kind, "{fault:?}: {error}"),
        }
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn an_object_in_gzip_is_checked_as_it_is_stored_and_unpacked_here() {
    let text: Vec<u8> = bytes(200_000, 9)
        .iter()
        .map(|byte| b'a' + byte % 8)
        .collect();
    let stored = packed(&text);
    let cut = stored.len() / 2;
    let store = Store::with_faults(move |index, _| match index {
        0 => Fault::CutResponse(cut),
        3 => Fault::Corrupt(cut),
        _ => Fault::None,
    });
    store.put_encoded("a", stored.clone(), Some("gzip"));
    let get = || {
        storage(&store)
            .objects()
            .get("b", "a")
            .options(quick)
            .download()
    };
    // It breaks, and goes on in the middle of what is packed.
    assert!(get().bytes().await.unwrap() == text);
    assert_eq!(
        store.requests()[1].header("range"),
        Some(format!("bytes={cut}-{}", stored.len() - 1).as_str())
    );
    assert!(get().as_stored(true).bytes().await.unwrap() == stored);
    let error = get().as_stored(true).bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Checksum, "{error}");
    assert!(get().range(5..50).bytes().await.unwrap() == stored[5..50]);
}

#[tokio::test]
async fn an_object_that_the_server_unpacks_has_another_hash_and_no_ranges() {
    let text = bytes(50_000, 10);
    let store = Store::with_faults(|index, _| match index {
        1 => Fault::CutResponse(1000),
        _ => Fault::None,
    });
    store.put_encoded("a", packed(&text), Some("gzip"));
    let get = || {
        let get = storage(&store).objects().get("b", "a").options(quick);
        get.options(|it| it.header("accept-encoding", "identity"))
            .download()
    };
    assert!(get().bytes().await.unwrap() == text);
    let error = get().bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    assert_eq!(store.requests().len(), 2, "it did not go on");
}

#[tokio::test]
async fn nothing_and_what_does_not_exist() {
    let store = Store::new();
    store.put("empty", "");
    let get = |name: &str| storage(&store).objects().get("b", name).download();
    assert_eq!(get("empty").bytes().await.unwrap(), "");
    let folder = folder("nothing");
    assert_eq!(get("empty").to_file(folder.join("e")).await.unwrap(), 0);
    let error = get("none").to_file(folder.join("n")).await.unwrap_err();
    assert!(
        error.is_not_found() && error.method() == Some("storage.objects.get"),
        "{error}"
    );
    assert!(!folder.join("n").exists());
}

#[tokio::test]
async fn more_than_fits_in_memory_is_an_error_that_says_so() {
    let store = Store::new();
    store.put("a", bytes(5000, 11));
    let get = storage(&store)
        .objects()
        .get("b", "a")
        .options(|it| it.max_response_bytes(4999));
    let error = get.download().bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    assert!(
        error.to_string().contains("write them to a file"),
        "{error}"
    );
}

/// A method without a response whose response has bytes: they are not dropped.
#[tokio::test]
async fn sending_does_not_drop_bytes() {
    let store = Store::new();
    store.put("export", "a pdf");
    let export = || crate::drive(&store).files().export("a", "application/pdf");
    let error = export().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error.to_string().contains("`.download()` reads them"),
        "{error}"
    );
    assert_eq!(error.body().unwrap(), "a pdf");
    assert_eq!(export().download().bytes().await.unwrap(), "a pdf");
    let line = store.lines().pop().unwrap();
    assert_eq!(
        line,
        "GET /download/drive/v3/files/a/export?mimeType=application%2Fpdf&alt=media"
    );
}
