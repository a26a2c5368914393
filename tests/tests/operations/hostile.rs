//! Operations of servers that send too much.

use std::time::{Duration, Instant};

use google_monitoring_v1::{ErrorKind, PollingPolicy};

use crate::monitoring::{STARTED, client, create};
use discovery_tests::server::Server;

/// Names that a pass for each level, or for each place, would take minutes or hours for.
#[tokio::test]
async fn a_long_name_of_an_operation_takes_no_time() {
    for name in [
        format!("operations/%{}", "25".repeat(200_000)),
        format!("operations/{}", "%25".repeat(20_000)),
        format!("operations/{}", "a/".repeat(200_000)),
        format!("operations/{}", "a".repeat(65_000)),
        format!("https://x/v1/operations/{}", "%2525".repeat(80_000)),
        "/".repeat(400_000),
        "v1/".repeat(20_000),
        "://".repeat(130_000),
        "operations/".repeat(5_000),
    ] {
        for json in [
            serde_json::json!({ "name": name }),
            serde_json::json!({ "selfLink": name, "name": name }),
            serde_json::json!({ "name": "operations/abc", "done": true, "error": {"code": 5, "message": name} }),
        ] {
            let json = json.to_string();
            let server = Server::repeating(&[(200, &json)]);
            let begun = Instant::now();
            let wait = create(&client(&server)).options(|options| {
                let policy = PollingPolicy::new()
                    .first_wait(Duration::from_millis(5))
                    .timeout(Duration::from_millis(300));
                options.polling(policy).timeout(Duration::from_secs(3))
            });
            let error = wait.wait().await.unwrap_err();
            let texts = [error.to_string(), format!("{error:?}")];
            let took = begun.elapsed();
            // Much more than it takes, and much less than anything that grows with the square.
            assert!(took < Duration::from_secs(20), "{name:.30}: {took:?}");
            assert!(texts.iter().all(|text| text.len() < 10_000), "{name:.30}");
        }
    }
}

/// The message of an operation is read as any value first, which takes the most memory.
#[tokio::test]
async fn an_operation_that_decodes_into_too_much_is_an_error() {
    let many = vec!["{}"; 100_000].join(",");
    let json = STARTED.replacen('{', &format!(r#"{{"x": [{many}], "#), 1);
    let server = Server::repeating(&[(200, &json)]);
    let call = create(&client(&server)).options(|options| options.max_decoded_bytes(1_000_000));
    let error = call.wait().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error:?}");
    assert!(error.to_string().contains("max_decoded_bytes"), "{error}");
}
