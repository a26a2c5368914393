//! The `requestId` that lets a server recognise a repeated call (AIP-155).

use super::builder::Call;
use super::content::Content;
use super::json_object;
use crate::api::RequestId;

/// Its name, in the query and in a body.
const NAME: &str = "requestId";

/// What is known of the request id of a call before it is sent.
pub(super) enum Sent {
    /// The method takes none, or it is left out.
    No,
    /// The caller has set it.
    Own,
    /// It is added.
    Added(RequestId, String),
}

impl Sent {
    /// Decides about a call. `wanted`: an id that is not set is added.
    pub(super) fn find(call: &Call, wanted: bool) -> Self {
        let Some(place) = call.method.request_id else {
            return Self::No;
        };
        let set = match place {
            RequestId::Query => Some(call.is_set(NAME)),
            RequestId::Body => body_has_id(call),
        };
        match (set, wanted) {
            (Some(true), _) => Self::Own,
            (Some(false), true) => Self::Added(place, random_uuid()),
            (Some(false), false) | (None, _) => Self::No,
        }
    }

    /// Whether the server recognises a repetition of the call.
    pub(super) fn is_recognised(&self) -> bool {
        !matches!(self, Self::No)
    }

    /// What is added to the query.
    pub(super) fn query(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Added(RequestId::Query, id) => Some((NAME, id)),
            _ => None,
        }
    }

    /// The body of a call with what is added to it.
    pub(super) fn body(&self, call: &Call) -> Content {
        let content = call.body.as_ref().map(|body| body.content.clone());
        let content = content.unwrap_or_else(Content::empty);
        match (self, content.bytes()) {
            (Self::Added(RequestId::Body, id), Some(body)) => {
                let inside = match call.client.api().data_wrapper {
                    true => json_object::member(body, "data").map(|(start, _)| start),
                    false => Some(0),
                };
                match inside.and_then(|from| json_object::inside(body, from)) {
                    Some(at) => Content::Bytes(json_object::with_member(body, at, NAME, id)),
                    None => content,
                }
            }
            _ => content,
        }
    }
}

/// Whether the caller has set the id in the body; `None`, if the body is not a JSON object.
fn body_has_id(call: &Call) -> Option<bool> {
    let object = call.json_body()?;
    json_object::inside(object, 0)?;
    Some(json_object::member(object, NAME).is_some())
}

/// A random UUID, version 4 (RFC 9562, section 5.4). By hand: it is five lines over `fastrand`.
fn random_uuid() -> String {
    let random = fastrand::u128(..);
    let uuid = random & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{uuid:032x}");
    let parts = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)]
        .map(|(from, to)| hex.get(from..to).unwrap_or_default());
    parts.join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_a_uuid_of_version_4() {
        let id = super::random_uuid();
        assert_eq!(id.len(), 36, "{id}");
        let at = |index: usize| char::from(id.as_bytes()[index]);
        assert_eq!([at(8), at(13), at(18), at(23)], ['-'; 4], "{id}");
        assert_eq!(at(14), '4', "{id}");
        assert!("89ab".contains(at(19)), "{id}");
        assert_ne!(id, super::random_uuid());
    }
}
