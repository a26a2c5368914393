//! [`Items`]: what is in the pages of a method, one after another.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::pages::Pages;
use crate::error::Result;
use crate::message::{Message, Reply};

/// The items `T` of a method whose replies are `R`: what `.items()` of a builder gives.
///
/// A [`Stream`] with a [`next`](Self::next) of its own. The next page is asked for when the items of the last one are taken.
/// After an error it is at its end; what came before is yours, and [`next_page_token`](Self::next_page_token) says where to begin
/// again. What else a reply says, such as places that could not be reached, is in [`page`](Self::page).
#[must_use = "a stream does nothing until it is polled: `.next().await`"]
pub struct Items<T, R> {
    pages: Pages<R>,
    take: fn(&mut R) -> Vec<T>,
    items: vec::IntoIter<T>,
    /// The reply that they are from, without them.
    page: Option<R>,
    /// How many more may be given.
    left: usize,
}

impl<T, R: Reply + Message> Items<T, R> {
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
    /// A future of it can be dropped: the request goes on when the next one is polled.
    ///
    /// # Errors
    ///
    /// Those of the call; and [`ErrorKind::Paging`](crate::ErrorKind::Paging) after the items of a page that points to one that
    /// was read before.
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(given) = self.buffered_item() {
                return Poll::Ready(given.map(Ok));
            }
            // The page that is done gives its memory back before the next one comes.
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
    /// What can be given without another page: an item, or the end.
    pub(super) fn buffered_item(&mut self) -> Option<Option<T>> {
        if self.left == 0 {
            return Some(None);
        }
        let item = self.items.next()?;
        self.left -= 1;
        Some(Some(item))
    }

    /// No more than this number of items, counted from here. The page after the last of them is not asked for.
    pub fn max_items(mut self, count: usize) -> Self {
        self.left = count;
        self
    }

    /// The reply that the last items came from, without those: totals, warnings, places that could not be reached. At the end it
    /// is the last page, which has what is said once, such as `nextSyncToken`.
    ///
    /// `None` before the first page.
    pub fn page(&self) -> Option<&R> {
        self.page.as_ref()
    }

    /// The token of the page after the one whose items are being given, to go on from there later or elsewhere: it is set as the
    /// page token of a new call. After an error it is that of the page that failed.
    ///
    /// `None` at the last page; and before the first one, unless the call began with a token.
    pub fn next_page_token(&self) -> Option<&str> {
        self.pages.next_page_token()
    }
}

impl<T, R: Reply + Message> Stream for Items<T, R> {
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
