//! The documentation of methods that stream.

use crate::docs;
use crate::model::{Docs, Draft, Stream};

/// Says in the documentation of every method that streams how its response is read.
pub(super) fn document_streams(draft: &mut Draft) {
    for method in draft.methods_mut() {
        if let Some(stream) = method.stream {
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::join_paragraphs([docs, note(stream)]);
        }
    }
}

fn note(stream: Stream) -> Docs {
    let both_ways = stream
        .both_ways
        .then_some("It streams both ways, and a call sends one message. ");
    Docs(vec![format!(
        "{}The response is a stream: {}. `.stream()` gives its elements as they come, `.send()` all of them at the end.",
        both_ways.unwrap_or_default(),
        stream.format.describe(),
    )])
}
