//! Where a method takes a `requestId`, by which the server recognises a repeated call
//! ([AIP-155](https://google.aip.dev/155)).

use super::resolver::Resolver;
use crate::discovery::{self, Schema};
use crate::model::{Parameter, RequestId};

/// Its wire name, in the query and in a message.
const NAME: &str = "requestId";

impl Resolver<'_> {
    /// The place of the `requestId` of a method with these optional parameters.
    pub(super) fn request_id(
        &self,
        method: &discovery::Method,
        optional: &[Parameter],
    ) -> Option<RequestId> {
        let in_query = |parameter: &Parameter| parameter.wire.0 == NAME;
        if optional.iter().any(in_query) {
            return Some(RequestId::Query);
        }
        let request = method.request.as_ref()?;
        let message = match &request.reference {
            Some(id) => self.document.schemas.get(id)?,
            None => request,
        };
        let field = message.properties.get(NAME)?;
        takes_a_uuid(field).then_some(RequestId::Body)
    }
}

/// Whether a field can be filled with a UUID. Messages have a `requestId` also for other ends, such as debugging: a name that
/// the server gives to an operation, or the id of an earlier response. Those that take a UUID say so.
fn takes_a_uuid(field: &Schema) -> bool {
    let is_text = field.kind.as_deref() == Some("string")
        && field.format.is_none()
        && field.values.is_empty();
    is_text && !field.read_only && field.description.to_ascii_lowercase().contains("uuid")
}
