//! The uploads that began and can go on.

use std::collections::BTreeMap;

use bytes::BytesMut;
use serde_json::Value;

use crate::failure::Failure;
use crate::message::{Request, Response};
use crate::route::Route;

/// The sessions of uploads.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    pub(crate) sessions: BTreeMap<String, Session>,
    pub(crate) last: u64,
    pub(crate) bytes: usize,
}

impl Sessions {
    /// The method that began an upload.
    pub(crate) fn route(&self, id: &str) -> Result<Route, Failure> {
        let session = self.sessions.get(id);
        session
            .map(|session| session.route.clone())
            .ok_or_else(|| Failure::not_found(&format!("the upload {id:?}")))
    }
}

/// An upload that began.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) request: Request,
    pub(crate) route: Route,
    pub(crate) body: Value,
    pub(crate) kind: String,
    pub(crate) received: BytesMut,
    /// The response, if it is done.
    pub(crate) done: Option<Response>,
}
