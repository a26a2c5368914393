//! [`Pages`]: the pages of a method, one after another.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::descriptor::Paging;
use super::pager::Pager;
use crate::call::{Call, Sending};
#[cfg(feature = "blocking")]
use crate::client::ApiClient;
use crate::error::{Error, Result};
use crate::held::Held;
use crate::message::{Element, Reply};
use crate::trace::SequenceSpan;

/// The pages of a method, each a whole response `R`. `.pages()` of a builder returns them.
///
/// A [`Stream`], with its own [`next`](Self::next). An error ends the stream, and [`next_page_token`](Self::next_page_token)
/// says where to start again.
#[must_use = "a stream does nothing until it is polled: `.next().await`"]
pub struct Pages<R> {
    pager: Pager,
    sending: Option<Sending<R>>,
    /// The wait before the next request.
    pause: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    /// How many more pages to request.
    left: usize,
    /// The span around all calls; `None` before the first and after the last.
    span: Option<SequenceSpan>,
}

impl<R: Reply + Element> Pages<R> {
    pub(super) fn new(call: Call, paging: Held<Paging>) -> Self {
        Self {
            pager: Pager::new(call, paging),
            sending: None,
            pause: None,
            left: usize::MAX,
            span: None,
        }
    }

    /// The next page, or `None` at the end.
    ///
    /// Cancel safe: dropping the future loses nothing, and the next call resumes the request.
    ///
    /// # Errors
    ///
    /// The errors of the call, and [`ErrorKind::Paging`](crate::ErrorKind::Paging) after a page that points to one that was
    /// read before.
    pub async fn next(&mut self) -> Option<Result<R>> {
        poll_fn(|context| self.poll(context)).await
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R>>> {
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        if self.sending.is_none() {
            match self.next_call() {
                Some(Ok(call)) => {
                    self.span.get_or_insert_with(|| self.pager.span());
                    self.sending = Some(call.send());
                }
                end => {
                    let error = end.and_then(Result::err);
                    self.end_span(error.as_ref());
                    return Poll::Ready(error.map(Err));
                }
            }
        }
        let (Some(sending), Some(span)) = (&mut self.sending, &self.span) else {
            return Poll::Ready(None);
        };
        let page = ready!(span.in_scope(|| Pin::new(sending).poll(context)));
        self.sending = None;
        match &page {
            Ok(page) => {
                self.pager.advance(page);
                self.pause = self.pager.take_pause().map(|pause| Box::pin(pause) as _);
            }
            Err(error) => {
                self.end_span(Some(error));
                self.pager.end();
            }
        }
        Poll::Ready(Some(page))
    }
}

impl<R> Pages<R> {
    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &ApiClient {
        self.pager.client()
    }

    fn next_call(&mut self) -> Option<Result<Call>> {
        self.left = self.left.checked_sub(1)?;
        self.pager.next()
    }

    fn end_span(&mut self, error: Option<&Error>) {
        if let Some(span) = self.span.take() {
            span.end(error);
        }
    }

    /// Requests at most this number of pages, counted from now. Then the stream ends, and
    /// [`next_page_token`](Self::next_page_token) says where to continue.
    ///
    /// By default there is no limit: a server can send pages without end, with another token in each.
    pub fn max_pages(mut self, count: usize) -> Self {
        self.left = count;
        self
    }

    /// The token of the next page, to continue later or elsewhere: set it as the page token of a new call. After an error it is
    /// the token of the page that failed.
    ///
    /// `None` at the last page, and before the first page unless the call has a token.
    pub fn next_page_token(&self) -> Option<&str> {
        self.pager.token()
    }
}

impl<R: Reply + Element> Stream for Pages<R> {
    type Item = Result<R>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<R>>> {
        self.get_mut().poll(context)
    }
}

impl<R> Unpin for Pages<R> {}

impl<R> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("method", &self.pager.method())
            .finish_non_exhaustive()
    }
}
