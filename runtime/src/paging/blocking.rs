//! [`Blocking`]: pages and items for programs that are not async.

use super::items::Items;
use super::pages::Pages;
use crate::client::ApiClient;
use crate::error::Result;
use crate::message::{Element, Reply};

/// An iterator over [`Pages`], [`Items`], [`States`](crate::States) or a [`Streaming`](crate::Streaming) that waits for each page,
/// item, state or element. Their `blocking()` returns one.
///
/// Inside an async context it returns one error and ends, since waiting would block the executor.
#[derive(Debug)]
pub struct Blocking<S> {
    client: ApiClient,
    /// `None` after a wait that failed.
    pub(crate) stream: Option<S>,
}

impl<S> Blocking<S> {
    pub(crate) fn new(client: ApiClient, stream: S) -> Self {
        Self {
            client,
            stream: Some(stream),
        }
    }

    /// The stream itself, with its page and its token. `None` if the iterator was used in an async context.
    pub fn stream(&self) -> Option<&S> {
        self.stream.as_ref()
    }
}

impl<S: Send + 'static> Blocking<S> {
    /// Waits for the next value of the stream.
    pub(crate) fn wait<
        T: Send + 'static,
        F: Future<Output = (S, Option<Result<T>>)> + Send + 'static,
    >(
        &mut self,
        next: impl FnOnce(S) -> F,
    ) -> Option<Result<T>> {
        let next = next(self.stream.take()?);
        match self.client.block_on(async { Ok(next.await) }) {
            Ok((stream, value)) => {
                self.stream = Some(stream);
                value
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<R> Pages<R> {
    /// The pages as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self.client().clone(), self)
    }
}

impl<T, R> Items<T, R> {
    /// The items as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self.client().clone(), self)
    }
}

impl<R: Reply + Element> Iterator for Blocking<Pages<R>> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        self.wait(|mut pages| async move {
            let page = pages.next().await;
            (pages, page)
        })
    }
}

impl<T: Send + 'static, R: Reply + Element> Iterator for Blocking<Items<T, R>> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if let Some(given) = self.stream.as_mut()?.buffered_item() {
            return given.map(Ok);
        }
        self.wait(|mut items| async move {
            let item = items.next().await;
            (items, item)
        })
    }
}
