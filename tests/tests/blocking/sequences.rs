//! Pages and operations.

use discovery_tests::server::Server;
use google_monitoring_v3::types::MetricDescriptor;
use google_monitoring_v3::{ErrorKind, Result};

use crate::{DONE, PAGES, RUNNING, client, in_time, v1};

#[test]
fn items_and_pages_are_iterators_of_results() {
    in_time(|| {
        let server = Server::new(PAGES);
        let descriptors = client(&server).projects().metric_descriptors();
        let mut items = descriptors.list("projects/p").items().blocking();
        let first = items.next().unwrap().unwrap();
        assert_eq!(first.r#type.as_deref(), Some("a"));
        assert!(items.stream().unwrap().page().is_some());
        // The second item is there already.
        assert_eq!(
            (items.by_ref().take(1).count(), server.requests().len()),
            (1, 1)
        );
        let rest: Result<Vec<MetricDescriptor>> = items.collect();
        assert_eq!((rest.unwrap().len(), server.requests().len()), (1, 2));

        let server = Server::new(PAGES);
        let descriptors = client(&server).projects().metric_descriptors();
        let pages = descriptors.list("projects/p").pages().blocking();
        let sizes: Vec<usize> = pages
            .map(|page| page.unwrap().metric_descriptors.len())
            .collect();
        assert_eq!(sizes, [2, 1]);
    });
}

#[test]
fn an_error_ends_the_items_and_keeps_the_token() {
    in_time(|| {
        let server = Server::new([PAGES[0]]);
        let descriptors = client(&server).projects().metric_descriptors();
        let mut items = descriptors.list("projects/p").items().blocking();
        let found: Vec<bool> = items.by_ref().map(|item| item.is_ok()).collect();
        assert_eq!(found, [true, true, false]);
        assert_eq!(items.stream().unwrap().next_page_token(), Some("t"));
    });
}

#[test]
fn an_operation_is_waited_for_resumed_and_cancelled() {
    in_time(|| {
        let server = Server::new([RUNNING, RUNNING, DONE]);
        let states = v1(&server).resume("operations/abc").states().blocking();
        let done: Vec<bool> = states.map(|state| state.unwrap().is_done()).collect();
        assert_eq!(done, [false, false, true]);

        let server = Server::new([RUNNING, DONE]);
        let done = v1(&server).resume("operations/abc").wait().blocking();
        assert!(done.unwrap().is_done());
    });
}

#[test]
fn an_operation_that_fails_is_an_error_of_its_states() {
    in_time(|| {
        let failed =
            r#"{"name": "operations/abc", "done": true, "error": {"code": 7, "message": "no"}}"#;
        let server = Server::new([RUNNING, failed]);
        let mut states = v1(&server).resume("operations/abc").states().blocking();
        assert!(states.next().unwrap().is_ok());
        let error = states.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Operation);
        assert!(states.next().is_none());
    });
}
