//! A stream for programs that are not async.

use super::streaming::Streaming;
use crate::call::{Call, block_on};
use crate::error::Result;
use crate::message::Reply;
use crate::paging::Blocking;

impl<T> Streaming<T> {
    /// The elements as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
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
        let mut stream = self.stream.take()?;
        if let Some(element) = stream.buffered_element() {
            self.stream = Some(stream);
            return element;
        }
        let waited = block_on(async move {
            let element = stream.next().await;
            Ok((stream, element))
        });
        match waited {
            Ok((stream, element)) => {
                self.stream = Some(stream);
                element
            }
            Err(error) => Some(Err(error)),
        }
    }
}
