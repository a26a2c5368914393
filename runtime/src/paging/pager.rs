//! Decides which request comes next, whatever the type of the response.

use std::time::Duration;

use tokio::time::Instant;

use super::cycle::CycleDetector;
use super::descriptor::{PageToken, Paging};
use super::token::query_value;
use crate::call::Call;
#[cfg(feature = "blocking")]
use crate::client::ApiClient;
use crate::error::{Error, ErrorKind};
use crate::message::{Field, Message, View};
use crate::trace::{Sequence, SequenceSpan};

/// The call of a method with pages, and the token of its next page.
pub(super) struct Pager {
    /// The first call. Each page replaces its token.
    call: Call,
    paging: &'static Paging,
    /// The token of the next request. Before the first request it is the caller's own.
    token: Option<String>,
    cycle: CycleDetector,
    state: PagerState,
    /// How many pages were incomplete, and until when that may go on.
    incomplete: u32,
    deadline: Option<Instant>,
    /// When the last call was made.
    begun: Option<Instant>,
    /// How long to wait before the next request.
    pause: Duration,
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
    pub(super) fn new(mut call: Call, paging: &'static Paging) -> Self {
        call.complete_mask(paging.next);
        if let Some(continuation) = paging.continuation {
            call.complete_mask(&[continuation.reference]);
            if let Some(complete) = continuation.complete {
                call.complete_mask(&[complete]);
            }
        }
        Self {
            token: call.page_token(&paging.token),
            call,
            paging,
            cycle: CycleDetector::default(),
            state: PagerState::Ready,
            incomplete: 0,
            deadline: None,
            begun: None,
            pause: Duration::ZERO,
        }
    }

    /// The call of the next page, an error, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<Call, Error>> {
        match std::mem::replace(&mut self.state, PagerState::Ended) {
            PagerState::Ready => {
                self.state = PagerState::Ready;
                self.begun = Some(self.call.client.clock().now());
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
        let pause = std::mem::take(&mut self.pause);
        let clock = self.call.client.clock();
        (!pause.is_zero()).then_some(async move { clock.pause(pause).await })
    }

    /// Reads the next token from a page.
    pub(super) fn advance(&mut self, page: &dyn Message) {
        let found = field_text(page, self.paging.next).filter(|text| !text.is_empty());
        let Some(continuation) = self.paging.continuation else {
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
        match is_incomplete && found.is_none() {
            true => self.ask_again(),
            false => self.go_to(found),
        }
    }

    /// Requests the same page again, after a pause in which the time counts that the server took.
    fn ask_again(&mut self) {
        let options = self.call.options.as_deref().cloned().unwrap_or_default();
        let policy = options.polling_policy(self.call.client.default_options());
        let clock = self.call.client.clock();
        let now = clock.now();
        if self.deadline.is_none() {
            self.deadline = policy.timeout.and_then(|timeout| clock.after(timeout));
        }
        self.incomplete = self.incomplete.saturating_add(1);
        let taken = self.begun.map(|begun| now - begun).unwrap_or_default();
        self.pause = policy.wait(self.incomplete, &clock).saturating_sub(taken);
        let next = now.checked_add(self.pause);
        if self
            .deadline
            .is_some_and(|deadline| next.is_none_or(|next| next >= deadline))
        {
            let limit = policy.timeout.unwrap_or_default();
            let message = format!("the response was not complete after {limit:?}");
            let error = Error::new(ErrorKind::Timeout, message);
            self.state = PagerState::Failed(error.with_method(self.call.method()));
        }
    }

    /// Goes to the page of a token, or ends.
    fn go_to(&mut self, found: Option<String>) {
        let Some(found) = found else {
            self.token = None;
            self.state = PagerState::Ended;
            return;
        };
        let token = match self.paging.token {
            PageToken::Link(name) => match query_value(&found, name) {
                Some(value) => value,
                None => {
                    let link = self.paging.next.join(".");
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

/// Whether a boolean field is there and false.
pub(super) fn field_is_false(message: &dyn Message, key: &str) -> bool {
    let field = field_by_key(message, key).and_then(|field| field.view());
    matches!(field, Some(View::Bool(false)))
}

/// The text of the field at this path.
pub(super) fn field_text(message: &dyn Message, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    match (field_by_key(message, first)?.view()?, rest) {
        (View::Message(inner), [_, ..]) => field_text(inner, rest),
        (View::String(text), []) => Some(text.to_owned()),
        (View::Text(text), []) => Some(text.text().into_owned()),
        (View::I32(number), []) => Some(number.to_string()),
        (View::U32(number), []) => Some(number.to_string()),
        (View::I64(number), []) => Some(number.to_string()),
        (View::U64(number), []) => Some(number.to_string()),
        _ => None,
    }
}

fn field_by_key<'m>(message: &'m dyn Message, key: &str) -> Option<&'m dyn Field> {
    message.field(message.keys().binary_search(&key).ok()?)
}
