//! [`Blocking`]: pages and items for programs that are not async.

use super::items::Items;
use super::pages::Pages;
use crate::call::block_on;
use crate::error::Result;
use crate::message::{Message, Reply};

/// An iterator over [`Pages`], [`Items`] or a [`Streaming`](crate::Streaming) that waits for each page or element. Their `blocking()` returns one.
///
/// Inside an async context it returns one error and ends, since waiting would block the executor.
#[derive(Debug)]
pub struct Blocking<S> {
    /// `None` after a wait that failed.
    pub(crate) stream: Option<S>,
}

impl<S> Blocking<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self {
            stream: Some(stream),
        }
    }

    /// The stream itself, with its page and its token. `None` if the iterator was used in an async context.
    pub fn stream(&self) -> Option<&S> {
        self.stream.as_ref()
    }
}

impl<R> Pages<R> {
    /// The pages as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T, R> Items<T, R> {
    /// The items as an iterator, for programs that are not async.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<R: Reply + Message> Iterator for Blocking<Pages<R>> {
    type Item = Result<R>;

    fn next(&mut self) -> Option<Result<R>> {
        let mut pages = self.stream.take()?;
        let turned = block_on(async move {
            let page = pages.next().await;
            Ok((pages, page))
        });
        match turned {
            Ok((pages, page)) => {
                self.stream = Some(pages);
                page
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<T: Send + 'static, R: Reply + Message> Iterator for Blocking<Items<T, R>> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        let mut items = self.stream.take()?;
        if let Some(given) = items.buffered_item() {
            self.stream = Some(items);
            return given.map(Ok);
        }
        let turned = block_on(async move {
            let item = items.next().await;
            Ok((items, item))
        });
        match turned {
            Ok((items, item)) => {
                self.stream = Some(items);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}
