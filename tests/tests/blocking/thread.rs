//! The thread of blocking calls: one for all clients, from the first call to the last client.

use std::process::Command;
use std::time::{Duration, Instant};

use discovery_tests::server::Server;

use crate::{PAGES, client, get, in_time};

/// The threads of this process that run blocking calls. Linux keeps 15 characters of a name.
fn threads() -> usize {
    let tasks = std::fs::read_dir("/proc/self/task").expect("Linux");
    let names =
        tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok());
    names
        .filter(|name| name.trim_end() == "discovery-runti")
        .count()
}

/// Waits until so many are left.
fn assert_threads(expected: usize) {
    let end = Instant::now() + Duration::from_secs(10);
    while threads() != expected && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(threads(), expected);
}

/// Runs in a process of its own, since other tests hold the thread too.
#[test]
#[cfg(target_os = "linux")]
fn it_ends_with_the_last_client() {
    const OWN: &str = "BLOCKING_TEST_ALONE";
    if std::env::var_os(OWN).is_none() {
        let this = std::env::current_exe().expect("this program");
        let name = "thread::it_ends_with_the_last_client";
        let status = Command::new(this)
            .args(["--exact", name])
            .env(OWN, "1")
            .status();
        assert!(status.expect("a process").success());
        return;
    }
    in_time(|| {
        let server = Server::repeating(&[(200, "{}")]);
        let (one, two) = (client(&server), client(&server));
        assert_threads(0);
        get(&one).unwrap();
        get(&two).unwrap();
        get(&one).unwrap();
        assert_threads(1);
        // Each client has a connection, and keeps it.
        assert_eq!(server.connections(), 2);
        drop(one);
        get(&two).unwrap();
        assert_eq!(server.connections(), 2);

        // An iterator holds it, too.
        let pages = Server::new(PAGES);
        let descriptors = client(&pages).projects().metric_descriptors();
        let mut items = descriptors.list("projects/p").items().blocking();
        items.next().unwrap().unwrap();
        drop((two, descriptors));
        assert_eq!(items.filter_map(Result::ok).count(), 2);
        assert_threads(0);

        // It begins again, and the last client may be dropped in a task.
        let three = client(&server);
        get(&three).unwrap();
        assert_threads(1);
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async move { drop(three) });
        assert_threads(0);
    });
}
