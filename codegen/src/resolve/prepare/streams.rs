//! The documentation of methods that stream.

use crate::docs;
use crate::model::{Docs, Draft, Method, ResourcePath, Stream, text};

/// Says in the documentation of every method that streams how its response is read.
pub(super) fn document_streams(draft: &mut Draft) {
    let api = draft.api();
    let examples: Vec<Option<Docs>> = api
        .methods()
        .map(|(path, method)| method.stream.map(|stream| example(&path, method, stream)))
        .collect();
    for (method, example) in draft.methods_mut().into_iter().zip(examples) {
        if let Some(example) = example {
            let docs = std::mem::take(&mut method.function_docs);
            method.function_docs = docs::join_paragraphs([docs, example]);
        }
    }
}

fn example(path: &ResourcePath<'_>, method: &Method, stream: Stream) -> Docs {
    let call = text::call(&path.receiver(), method);
    let both_ways = stream
        .both_ways
        .then_some("It streams both ways, and a call sends one message. ");
    Docs(vec![
        format!(
            "{}The response is a stream: {}. `.stream()` gives its elements as they come, `.send()` all of them at the end:",
            both_ways.unwrap_or_default(),
            stream.format.describe(),
        ),
        String::new(),
        "```ignore".to_owned(),
        format!("let mut stream = {call}.stream();"),
        "while let Some(element) = stream.next().await {".to_owned(),
        "    let element = element?;".to_owned(),
        "}".to_owned(),
        "```".to_owned(),
    ])
}
