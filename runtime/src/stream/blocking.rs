//! A stream for programs that are not async.

use super::streaming::Streaming;
use crate::call::Call;
use crate::error::Result;
use crate::message::Reply;
use crate::paging::Blocking;

impl<T> Streaming<T> {
    /// The elements as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self.client.clone(), self)
    }
}

impl Call {
    /// The elements of the response of this call, which streams, for programs that are not async.
    pub fn stream_blocking<T: Reply>(self) -> Blocking<Streaming<T>> {
        self.stream().blocking()
    }
}

impl<T: Send + 'static> Iterator for Blocking<Streaming<T>> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if let Some(element) = self.stream.as_mut()?.buffered_element() {
            return element;
        }
        self.wait(|mut stream| async move {
            let element = stream.next().await;
            (stream, element)
        })
    }
}
