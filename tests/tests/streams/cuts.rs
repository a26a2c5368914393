//! Chunks that end anywhere, and responses that do.

use discovery_runtime::ErrorKind;

use super::api::{LIST, Part, SAMPLES, call, chunks, in_memory, names};

#[tokio::test]
async fn every_format_cut_at_every_byte() {
    for sample in SAMPLES {
        let bytes = sample.bytes();
        for cut in 0..=bytes.len() {
            let (before, after) = bytes.split_at(cut);
            let chunks = vec![before.to_vec(), after.to_vec()];
            let (found, error) = names(in_memory(sample.content_type, chunks).stream()).await;
            assert!(error.is_none(), "{} {cut}: {error:?}", sample.content_type);
            assert_eq!(found, sample.names(), "{} {cut}", sample.content_type);
        }
    }
}

#[tokio::test]
async fn every_format_cut_at_some_bytes_over_a_socket() {
    for sample in SAMPLES {
        let bytes = sample.bytes();
        for cut in (1..bytes.len()).step_by(7) {
            let (before, after) = bytes.split_at(cut);
            let server = chunks(sample.content_type, &[before, after]);
            let (found, error) = names(call(&server, &LIST).stream()).await;
            assert!(error.is_none(), "{} {cut}: {error:?}", sample.content_type);
            assert_eq!(found, sample.names(), "{} {cut}", sample.content_type);
        }
    }
}

#[tokio::test]
async fn a_response_that_ends_too_early_is_never_a_clean_end() {
    for sample in SAMPLES {
        let bytes = sample.bytes();
        for end in 0..bytes.len() {
            let what = format!("{} up to {end}", sample.content_type);
            // What is whole before the end, and whether an element is cut.
            let (mut at, mut whole, mut cut) = (0, Vec::new(), false);
            for part in sample.parts {
                let begin = at;
                at += part.text().len();
                if let Part::Element(_, name) = part {
                    match at <= end {
                        true => whole.push(*name),
                        false => cut |= begin < end,
                    }
                }
            }
            let chunks = vec![bytes[..end].to_vec()];
            let (found, error) = names(in_memory(sample.content_type, chunks).stream()).await;
            assert_eq!(found, whole, "{what}: {error:?}");
            let kind = error.as_ref().map(|error| error.kind());
            let is_at_end =
                sample.has_end && bytes[..end].trim_ascii_end().ends_with(b"]") && whole.len() == 3;
            match cut || sample.has_end {
                true if is_at_end => assert_eq!(kind, None, "{what}"),
                true => assert_eq!(kind, Some(ErrorKind::Interrupted), "{what}"),
                false => assert!(
                    matches!(kind, None | Some(ErrorKind::Interrupted)),
                    "{what}"
                ),
            }
        }
    }
}

#[tokio::test]
async fn an_event_whose_field_or_name_is_cut_is_no_end() {
    for text in [
        "data",
        "data: [DON",
        "event: error\n",
        "event: x",
        "dat",
        "data: 12",
        "data: {}\ndata: 1",
    ] {
        let chunks = vec![format!("data: {{\"name\": \"a\"}}\n\n{text}").into_bytes()];
        let (found, error) = names(in_memory("text/event-stream", chunks).stream()).await;
        assert_eq!(found, ["a"], "{text}");
        let error = error.unwrap_or_else(|| panic!("{text}: a clean end"));
        assert_eq!(error.kind(), ErrorKind::Interrupted, "{text}");
    }
}
