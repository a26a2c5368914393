//! The static description of the operations of an API, in generated code.

use crate::api::{Method, set};
use crate::held::List;

/// How to read, wait for and cancel the operations of an API.
#[derive(Debug)]
pub struct Operations {
    /// How their messages show the end.
    pub shape: OperationShape,
    /// The methods that read one. The first whose path matches the name or link is called.
    pub getters: List<Getter>,
}

/// How the message of an operation shows its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationShape {
    /// `done` is true, and there is an `error` or a `response`: [`google.longrunning.Operation`] and similar messages.
    ///
    /// [`google.longrunning.Operation`]: https://github.com/googleapis/googleapis/blob/master/google/longrunning/operations.proto
    Done,
    /// `status` is `DONE`, and `error` has the failures: the operations of Compute Engine and similar APIs.
    Status,
    /// `status.state` is `DONE`, and `status.errorResult` has the failure: the jobs of BigQuery.
    Job,
}

/// A method that reads an operation, and the methods next to it that take the same name.
#[derive(Debug)]
pub struct Getter {
    /// The method that reads it.
    pub get: Method,
    /// The method that returns when the operation is done, or after a limit.
    pub wait: Option<ServerWait>,
    /// The method that asks the server to stop it.
    pub cancel: Option<Cancel>,
}

/// A method that cancels.
#[derive(Debug)]
pub struct Cancel {
    /// The method.
    pub method: Method,
    /// Whether it takes a body, which is `{}`.
    pub body: bool,
}

/// A method with which the server waits.
#[derive(Debug)]
pub struct ServerWait {
    /// The method.
    pub method: Method,
    /// How it takes the limit.
    pub timeout: ServerTimeout,
}

/// Where the request says how long the server may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerTimeout {
    /// Nowhere: the server decides. Compute Engine waits two minutes.
    Unsaid,
    /// In the query parameter `timeout`.
    Query,
    /// In the property `timeout` of the body.
    Body,
}

impl Operations {
    /// Operations of this shape, which these methods read.
    #[must_use]
    pub const fn new(shape: OperationShape, getters: &'static [Getter]) -> Self {
        Self {
            shape,
            getters: List::Static(getters),
        }
    }
}

impl Getter {
    /// A method that reads an operation, without one that waits or cancels.
    #[must_use]
    pub const fn new(get: Method) -> Self {
        Self {
            get,
            wait: None,
            cancel: None,
        }
    }

    /// Sets the method with which the server waits.
    #[must_use]
    pub const fn wait(mut self, method: Method, timeout: ServerTimeout) -> Self {
        set(&mut self.wait, Some(ServerWait { method, timeout }));
        self
    }

    /// Sets the method that cancels, and whether it takes a body.
    #[must_use]
    pub const fn cancel(mut self, method: Method, body: bool) -> Self {
        set(&mut self.cancel, Some(Cancel { method, body }));
        self
    }
}
