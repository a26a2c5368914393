//! [`Items`]: the items in the pages of a method, one after another.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::pages::Pages;
#[cfg(feature = "blocking")]
use crate::client::ApiClient;
use crate::error::Result;
use crate::message::{Element, Reply};

/// The items `T` of a method whose responses are `R`. `.items()` of a builder returns them.
///
/// A [`Stream`], with its own [`next`](Self::next). The next page is requested after the last item of the page before. An error
/// ends the stream, and [`next_page_token`](Self::next_page_token) says where to start again. The other fields of a response,
/// such as unreachable locations, are in [`page`](Self::page).
#[must_use = "a stream does nothing until it is polled: `.next().await`"]
pub struct Items<T, R> {
    pages: Pages<R>,
    take: fn(&mut R) -> Vec<T>,
    items: vec::IntoIter<T>,
    /// The response of the items, without them.
    page: Option<R>,
    /// How many more items to return.
    left: usize,
}

impl<T, R: Reply + Element> Items<T, R> {
    pub(super) fn new(pages: Pages<R>, take: fn(&mut R) -> Vec<T>) -> Self {
        Self {
            pages,
            take,
            items: Vec::new().into_iter(),
            page: None,
            left: usize::MAX,
        }
    }

    /// The next item, or `None` at the end.
    ///
    /// Cancel safe: dropping the future loses nothing, and the next call resumes the request.
    ///
    /// # Errors
    ///
    /// The errors of the call, and [`ErrorKind::Paging`](crate::ErrorKind::Paging) after a page that points to one that was
    /// read before.
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(given) = self.buffered_item() {
                return Poll::Ready(given.map(Ok));
            }
            // This frees the memory of the last page before the next one is requested.
            self.items = Vec::new().into_iter();
            match ready!(self.pages.poll(context)) {
                Some(Ok(mut page)) => {
                    self.items = (self.take)(&mut page).into_iter();
                    self.page = Some(page);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T, R> Items<T, R> {
    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &ApiClient {
        self.pages.client()
    }

    /// The next item without another request; `Some(None)` at the end.
    pub(super) fn buffered_item(&mut self) -> Option<Option<T>> {
        if self.left == 0 {
            return Some(None);
        }
        let item = self.items.next()?;
        self.left -= 1;
        Some(Some(item))
    }

    /// Returns at most this number of items, counted from now. No page after the last of them is requested.
    pub fn max_items(mut self, count: usize) -> Self {
        self.left = count;
        self
    }

    /// Requests at most this number of pages, counted from now. Then the stream ends, and
    /// [`next_page_token`](Self::next_page_token) says where to continue.
    ///
    /// By default there is no limit: a server can send pages without end, with another token in each and with no item.
    pub fn max_pages(mut self, count: usize) -> Self {
        self.pages = self.pages.max_pages(count);
        self
    }

    /// The response of the last items, without the items: totals, warnings, unreachable locations. At the end it is the last
    /// page, which may have fields that the others do not have, such as `nextSyncToken`.
    ///
    /// `None` before the first page.
    pub fn page(&self) -> Option<&R> {
        self.page.as_ref()
    }

    /// The token of the page after the current items, to continue later or elsewhere: set it as the page token of a new call.
    /// After an error it is the token of the page that failed.
    ///
    /// `None` at the last page, and before the first page unless the call has a token.
    pub fn next_page_token(&self) -> Option<&str> {
        self.pages.next_page_token()
    }
}

impl<T, R: Reply + Element> Stream for Items<T, R> {
    type Item = Result<T>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        self.get_mut().poll(context)
    }
}

impl<T, R> Unpin for Items<T, R> {}

impl<T, R> fmt::Debug for Items<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("waiting", &self.items.len())
            .finish_non_exhaustive()
    }
}
