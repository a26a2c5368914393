//! Decides which request comes next, whatever the type of the response.

use super::again::Again;
use super::cycle::CycleDetector;
use super::descriptor::{PageToken, Paging};
use super::fields::field_text;
use super::token::query_value;
use crate::call::Call;
#[cfg(feature = "blocking")]
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind};
use crate::held::Held;
use crate::message::Element;
use crate::trace::{Sequence, SequenceSpan};

/// The call of a method with pages, and the token of its next page.
pub(super) struct Pager {
    /// The first call. Each page replaces its token.
    call: Call,
    paging: Held<Paging>,
    /// The token of the next request. Before the first request it is the caller's own.
    token: Option<String>,
    cycle: CycleDetector,
    state: PagerState,
    /// How pages that are not complete are requested again, if the method has any.
    again: Option<Again>,
}

enum PagerState {
    /// The next page can be requested.
    Ready,
    /// The next page cannot be requested. The error is returned once.
    Failed(Error),
    /// There is nothing more to return.
    Ended,
}

impl Pager {
    pub(super) fn new(mut call: Call, paging: Held<Paging>) -> Self {
        let next: Vec<&str> = paging.next.iter().collect();
        call.complete_mask(&next);
        if let Some(continuation) = &paging.continuation {
            call.complete_mask(&[&*continuation.reference]);
            if let Some(complete) = &continuation.complete {
                call.complete_mask(&[&**complete]);
            }
        }
        Self {
            token: call.page_token(&paging.token),
            call,
            again: paging.continuation.as_ref().map(|_| Again::default()),
            paging,
            cycle: CycleDetector::default(),
            state: PagerState::Ready,
        }
    }

    /// The call of the next page, an error, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<Call, Error>> {
        match std::mem::replace(&mut self.state, PagerState::Ended) {
            PagerState::Ready => {
                self.state = PagerState::Ready;
                if let Some(again) = &mut self.again {
                    again.begin(&self.call);
                }
                let mut call = self.call.clone();
                if let Some(token) = &self.token {
                    call.set_page_token(&self.paging.token, token);
                }
                Some(Ok(call))
            }
            PagerState::Failed(error) => Some(Err(error)),
            PagerState::Ended => None,
        }
    }

    /// The wait before the next request; none if the last page was complete.
    pub(super) fn take_pause(&mut self) -> Option<impl Future<Output = ()> + Send + use<>> {
        let pause = self.again.as_mut()?.take_pause();
        let clock = self.call.client.clock();
        (!pause.is_zero()).then_some(async move { clock.pause(pause).await })
    }

    /// Reads the next token from a page.
    pub(super) fn advance(&mut self, page: &dyn Element) {
        let found = field_text(page, self.paging.next.iter()).filter(|text| !text.is_empty());
        let Some(continuation) = &self.paging.continuation else {
            return self.go_to(found);
        };
        let is_incomplete = continuation.is_incomplete(page);
        let is_first = *self.call.method().id != *continuation.method.id;
        if is_first && (is_incomplete || found.is_some()) {
            match continuation.call(&self.call, page) {
                Ok(call) => self.call = call,
                Err(message) => return self.fail(message),
            }
        }
        match (&mut self.again, found) {
            (Some(again), None) if is_incomplete => {
                if let Err(error) = again.wait(&self.call) {
                    self.state = PagerState::Failed(error);
                }
            }
            (_, found) => self.go_to(found),
        }
    }

    /// Goes to the page of a token, or ends.
    fn go_to(&mut self, found: Option<String>) {
        let Some(found) = found else {
            self.token = None;
            self.state = PagerState::Ended;
            return;
        };
        let token = match &self.paging.token {
            PageToken::Link(name) => match query_value(&found, name) {
                Some(value) => value,
                None => {
                    let link = self.paging.next.iter().collect::<Vec<_>>().join(".");
                    return self.fail(format!(
                        "the response's `{link}` has no `{name}`, so the next page cannot be requested"
                    ));
                }
            },
            PageToken::Query(_) | PageToken::Body(_) => found,
        };
        let again = self.cycle.closes(self.token.as_deref(), &token);
        self.token = Some(token);
        if again {
            self.fail(
                "the response points to a page that was read before, so paging would never end"
                    .to_owned(),
            );
        }
    }

    /// Ends after an error. The token of the page that failed stays.
    pub(super) fn end(&mut self) {
        self.state = PagerState::Ended;
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    pub(super) fn method(&self) -> &str {
        &self.call.method().id
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &ApiClient {
        &self.call.client
    }

    /// The span around the calls of all pages.
    pub(super) fn span(&self) -> SequenceSpan {
        SequenceSpan::new(Sequence::Pages, self.call.client.api(), self.call.method())
    }

    fn fail(&mut self, message: String) {
        let error = Error::new(ErrorKind::Paging, message);
        self.state = PagerState::Failed(error.with_method(self.call.method()));
    }
}
