//! Adds facts to a model.

use super::correct::Known;
use super::idempotency::set_idempotency;
use crate::model::Api;

/// Adds to a model what is known beside its document.
pub(crate) fn complete(api: &mut Api, known: Known) {
    api.emulator = known.emulator;
    api.facts = known.facts;
    if let (Some(batch), Some(limit)) = (&mut api.batch, known.batch_limit) {
        batch.limit = limit;
    }
    set_idempotency(api, known.idempotency);
}
