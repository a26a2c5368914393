//! How much is asked for and kept: a limit, streams that are dropped, memory.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

use futures_core::Stream;
use google_monitoring_v3::types::{ListTimeSeriesResponse, TimeSeries};
use google_monitoring_v3::{Items, Pages};

use crate::{list, page, units};
use discovery_tests::server::Server;

#[tokio::test]
async fn a_limit_on_the_items() {
    let server = || Server::new([page(&["a", "b"], "t1"), page(&["c", "d"], "")]);
    for (limit, expected, requests) in [
        (0, &[][..], 0),
        (1, &["a"], 1),
        (2, &["a", "b"], 1),
        (3, &["a", "b", "c"], 2),
        (9, &["a", "b", "c", "d"], 2),
    ] {
        let server = server();
        let items = list(&server).items().max_items(limit);
        assert_eq!(units(items).await.unwrap(), expected, "{limit}");
        assert_eq!(server.requests().len(), requests, "{limit}");
    }
}

#[tokio::test]
async fn a_limit_on_the_pages() {
    // Pages without end, each with another token and without an item.
    let server = || {
        let tokens: Vec<String> = (1..20).map(|at| format!("t{at}")).collect();
        Server::new(tokens.iter().map(|token| page(&[], token)))
    };
    for limit in [0, 1, 7] {
        let items_server = server();
        let mut items = list(&items_server).items().max_pages(limit);
        assert!(items.next().await.is_none());
        assert!(items.next().await.is_none(), "it stays at its end");
        assert_eq!(items_server.requests().len(), limit);
        let next = (limit > 0).then(|| format!("t{limit}"));
        assert_eq!(items.next_page_token(), next.as_deref());

        let pages_server = server();
        let mut pages = list(&pages_server).pages().max_pages(limit);
        for _ in 0..limit {
            pages.next().await.unwrap().unwrap();
        }
        assert!(pages.next().await.is_none());
        assert_eq!(pages.next_page_token(), next.as_deref());
        assert_eq!(pages_server.requests().len(), limit);
    }
    let server = Server::new([page(&["a", "b"], "t1"), page(&["c", "d"], "")]);
    let both = list(&server).items().max_pages(2).max_items(3);
    assert_eq!(units(both).await.unwrap(), ["a", "b", "c"]);
}

/// A token of ten megabytes is sent back, and costs no more than its length.
#[tokio::test]
async fn a_token_of_ten_megabytes() {
    let token = "%25&=/".repeat(1_700_000);
    let server = Server::new([page(&["a"], &token), page(&["b"], "")]);
    let begun = std::time::Instant::now();
    assert_eq!(units(list(&server).items()).await.unwrap(), ["a", "b"]);
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_wanted() {
    let last = || page(&["c"], "");
    let server = Server::new([page(&["a", "b"], "t1"), last(), last(), last()]);
    let mut items = list(&server).items();
    assert_eq!(server.requests().len(), 0);
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    // What may have been begun in the background is done while calls of their own are served.
    for _ in 0..2 {
        list(&server).send().await.unwrap();
    }
    assert_eq!(server.queries("pageToken"), [None, None, None]);
    items.next().await.unwrap().unwrap();
    assert_eq!(server.queries("pageToken")[3].as_deref(), Some("t1"));
}

#[tokio::test]
async fn a_stream_that_is_dropped_asks_for_no_more() {
    let server = Server::new([page(&["a"], "t1"), page(&["b"], ""), page(&["c"], "")]);
    let mut items = list(&server).items();
    items.next().await.unwrap().unwrap();
    // The next page is on its way, as far as a first poll brings it.
    {
        let mut next = pin!(items.next());
        let mut context = Context::from_waker(Waker::noop());
        assert!(next.as_mut().poll(&mut context).is_pending());
    }
    drop(items);
    // A call of its own is served after whatever the dropped stream left behind.
    list(&server).send().await.unwrap();
    let tokens: Vec<_> = server.queries("pageToken").into_iter().flatten().collect();
    assert!(tokens.len() <= 1, "{tokens:?}");
}

#[tokio::test]
async fn a_future_of_the_next_item_can_be_dropped() {
    let server = Server::new([page(&["a"], "t1"), page(&["b"], "")]);
    let mut items = list(&server).items();
    for _ in 0..3 {
        let mut next = pin!(items.next());
        let mut context = Context::from_waker(Waker::noop());
        let _ = next.as_mut().poll(&mut context);
    }
    assert_eq!(units(items).await.unwrap(), ["a", "b"]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn streams_go_anywhere() {
    fn anywhere<S: Stream + Send + Unpin + 'static>() {}
    fn future<F: Future + Send>(_: F) {}
    anywhere::<Pages<ListTimeSeriesResponse>>();
    anywhere::<Items<TimeSeries, ListTimeSeriesResponse>>();
    // Not called: what matters is that it compiles.
    let _ = |mut items: Items<TimeSeries, ListTimeSeriesResponse>| {
        future(async move { items.next().await })
    };
}

#[tokio::test]
async fn it_is_a_stream() {
    let server = Server::new([page(&["a"], "t1"), page(&["b"], "")]);
    let mut stream: Pin<Box<dyn Stream<Item = _> + Send>> = Box::pin(list(&server).items());
    let mut units = Vec::new();
    while let Some(item) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        units.push(item.unwrap().unit.unwrap());
    }
    assert_eq!(units, ["a", "b"]);
}

/// Runs in a process of its own, so that nothing else is measured.
#[cfg(target_os = "linux")]
#[test]
fn memory_of_one_page() {
    let program = std::env::current_exe().unwrap();
    let name = "limits::a_hundred_large_pages";
    let run = std::process::Command::new(program)
        .args([name, "--exact", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{text}{run:?}");
    let kilobytes: u64 = text
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|line| line.trim().strip_suffix(" kB"))
        .expect("the peak of memory")
        .parse()
        .unwrap();
    // One page is 2 MB of text and as much when it is read; all of them are 200 MB.
    assert!(kilobytes < 60_000, "{kilobytes} kB");
}

#[ignore = "run by memory_of_one_page"]
#[tokio::test]
async fn a_hundred_large_pages() {
    let unit = "x".repeat(2000);
    let next = |at: usize| {
        if at < 99 {
            at.to_string()
        } else {
            String::new()
        }
    };
    let server = Server::made(100, move |at| page(&vec![unit.as_str(); 1000], &next(at)));
    let mut items = list(&server).items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 100_000);
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("\n{}", peak.unwrap());
}
