//! Where a blocking call may be made. Elsewhere it is an error, and never a deadlock.

use std::sync::{Arc, Mutex};

use discovery_tests::server::Server;
use google_monitoring_v3::ErrorKind;
use tokio::runtime::{Builder, Runtime};

use crate::{DONE, PAGES, client, get, in_time, v1};

fn runtimes() -> [Runtime; 2] {
    let current = Builder::new_current_thread().enable_all().build();
    let many = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    [current.expect("a runtime"), many.expect("a runtime")]
}

/// Makes a blocking call of each kind, and returns the errors. None may be sent.
fn all_kinds(server: &Server) -> Vec<String> {
    let descriptors = client(server).projects().metric_descriptors();
    let list = || descriptors.list("projects/p");
    let resume = || v1(server).resume("operations/abc");
    let mut items = list().items().blocking();
    let mut pages = list().pages().blocking();
    let mut states = resume().states().blocking();
    let errors = [
        get(&client(server)).unwrap_err(),
        list().send_raw_blocking().unwrap_err(),
        items.next().expect("an error").unwrap_err(),
        pages.next().expect("an error").unwrap_err(),
        states.next().expect("an error").unwrap_err(),
        resume().wait().blocking().unwrap_err(),
    ];
    assert!(items.next().is_none() && pages.next().is_none() && states.next().is_none());
    errors
        .iter()
        .inspect(|error| assert_eq!(error.kind(), ErrorKind::Configuration))
        .map(ToString::to_string)
        .collect()
}

#[test]
fn inside_of_a_task_each_kind_is_an_error() {
    let sent = in_time(|| {
        let server = Arc::new(Server::repeating(&[(200, DONE)]));
        for runtime in runtimes() {
            let shared = server.clone();
            // In the future that a runtime blocks on, and in a task.
            let here = runtime.block_on(async { all_kinds(&shared) });
            let task = runtime.block_on(runtime.spawn(async move { all_kinds(&shared) }));
            for error in here.iter().chain(&task.unwrap()) {
                assert!(error.contains("`tokio::task::spawn_blocking`"), "{error}");
            }
        }
        server.requests().len()
    });
    assert_eq!(sent, 0);
}

#[test]
fn where_code_may_block_it_is_a_call() {
    in_time(|| {
        let server = Arc::new(Server::repeating(&[(200, "{}")]));
        for runtime in runtimes() {
            let shared = server.clone();
            let blocking = runtime.spawn_blocking(move || get(&client(&shared)));
            runtime.block_on(blocking).unwrap().unwrap();
            let entered = runtime.enter();
            get(&client(&server)).unwrap();
            drop(entered);
        }
        let [_, many] = runtimes();
        let shared = server.clone();
        let task = async move { tokio::task::block_in_place(|| get(&client(&shared))) };
        many.block_on(many.spawn(task)).unwrap().unwrap();
        assert_eq!(server.requests().len(), 5);
    });
}

#[test]
fn a_hook_that_blocks_is_an_error() {
    in_time(|| {
        let server = Server::repeating(&[(200, "{}")]);
        let inner = client(&server);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = seen.clone();
        let call = client(&server).projects().metric_descriptors();
        let call = call.get("projects/p/metricDescriptors/m");
        let call = call.options(|options| {
            options.on_attempt(move |_| log.lock().unwrap().push(get(&inner).is_err()))
        });
        call.send_blocking().unwrap();
        assert_eq!(*seen.lock().unwrap(), [true]);
    });
}

#[test]
fn threads_of_the_caller_call_at_the_same_time() {
    in_time(|| {
        let server = Server::repeating(&[(200, PAGES[1])]);
        let client = client(&server);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let descriptors = client.projects().metric_descriptors();
                    let items = descriptors.list("projects/p").items().blocking();
                    assert_eq!(items.filter_map(Result::ok).count(), 1);
                });
            }
        });
        assert_eq!(server.requests().len(), 8);
    });
}
