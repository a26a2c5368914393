//! Which methods of a document stream.

use std::collections::BTreeSet;

use serde_json::Value;

use super::file::{self, Direction, Format};
use crate::model::{Fact, KnownStream, KnownStreams, Stream, StreamFormat};

/// What facts say about the methods of a document, and each of those facts.
pub(super) fn decide(
    document: &Value,
    api: &str,
    facts: impl Iterator<Item = file::Stream>,
) -> (KnownStreams, Vec<Fact>) {
    let (mut streams, mut listed) = (KnownStreams::new(), Vec::new());
    let mut ids = BTreeSet::new();
    collect_ids(document, &mut ids);
    for fact in facts {
        let decision = decision(fact.direction, fact.format);
        for id in fact.methods {
            let id = format!("{api}.{id}");
            let missed = (!ids.contains(id.as_str()))
                .then(|| "the document has no method of this id with a response".to_owned());
            listed.push(Fact {
                name: id.clone(),
                says: describe(decision),
                source: fact.source.clone(),
                missed,
            });
            streams.extend(decision.map(|decision| (id, decision)));
        }
    }
    (streams, listed)
}

/// The ids of the methods with a response, in a resource and all resources below it.
fn collect_ids<'d>(resource: &'d Value, ids: &mut BTreeSet<&'d str>) {
    let members = |key: &str| {
        let object = resource.get(key).and_then(Value::as_object);
        object.into_iter().flat_map(serde_json::Map::values)
    };
    let with_response = members("methods").filter(|method| method.get("response").is_some());
    ids.extend(with_response.filter_map(|method| method.get("id")?.as_str()));
    members("resources").for_each(|resource| collect_ids(resource, ids));
}

fn decision(direction: Direction, format: Option<Format>) -> Option<KnownStream> {
    let both_ways = match direction {
        Direction::None => return None,
        Direction::Server => false,
        Direction::Both => true,
    };
    Some(format.map_or(KnownStream::LeftOut, |format| {
        let format = match format {
            Format::Array => StreamFormat::Array,
            Format::Sse => StreamFormat::Events,
            Format::AsSent => StreamFormat::AsSent,
        };
        KnownStream::Streams(Stream { format, both_ways })
    }))
}

fn describe(decision: Option<KnownStream>) -> String {
    match decision {
        None => "Its response is one message, and not a stream.".to_owned(),
        Some(KnownStream::LeftOut) => format!("It is left out: {}.", KnownStream::LEFT_OUT),
        Some(KnownStream::Streams(Stream { format, both_ways })) => {
            let ways = match both_ways {
                true => {
                    "It streams both ways. A call sends one message, and the response is a stream"
                }
                false => "Its response is a stream",
            };
            format!("{ways}: {}.", format.describe())
        }
    }
}
