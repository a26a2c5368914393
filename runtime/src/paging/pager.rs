//! Decides which request comes next, whatever the type of the response.

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
        Self {
            token: call.page_token(&paging.token),
            call,
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

    /// Reads the next token from a page.
    pub(super) fn advance(&mut self, page: &dyn Message) {
        let found = field_text(page, self.paging.next).filter(|text| !text.is_empty());
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

/// The text of the field at this path.
fn field_text(message: &dyn Message, path: &[&str]) -> Option<String> {
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
