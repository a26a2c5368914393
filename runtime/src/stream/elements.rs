//! [`Elements`]: the JSON of the elements of an open response.

use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::piece::{Broken, Piece};
use super::splitter::Splitter;
use crate::call::{Attempted, Opened, RawResponse};
use crate::error::{Error, ErrorKind, Result};
use crate::status::Status;

/// The JSON of the elements of an open response, one after another.
pub(crate) struct Elements {
    opened: Opened,
    splitter: Splitter,
    /// The first element, or the end. It is read as a part of the attempt.
    first: Option<Option<Bytes>>,
    /// How many elements were returned.
    count: u64,
}

impl Elements {
    /// Reads up to the first element, or the end. No element has more bytes than `max`.
    pub(crate) async fn begin(opened: Opened, max: usize) -> Result<Self> {
        let content_type = opened.head().headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let mut elements = Self {
            splitter: Splitter::new(content_type, max),
            opened,
            first: None,
            count: 0,
        };
        let first = poll_fn(|cx| elements.poll_read(cx)).await.transpose()?;
        elements.first = Some(first);
        Ok(elements)
    }

    /// The same, as the response of an attempt that is not repeated.
    pub(crate) fn of_attempt(mut self, attempted: Attempted) -> Self {
        self.opened = self.opened.of_attempt(attempted);
        self
    }

    /// The response without its body.
    pub(super) fn head(&self) -> &RawResponse {
        self.opened.head()
    }

    /// The number of the element that was returned last, from 1.
    pub(super) fn number(&self) -> u64 {
        self.count
    }

    /// The next element. After `None` and after an error it must not be called.
    pub(super) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        let element = match self.first.take() {
            Some(first) => first.map(Ok),
            None => ready!(self.poll_read(cx)),
        };
        self.count += 1;
        Poll::Ready(element)
    }

    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            if let Some(element) = self.take_buffered() {
                return Poll::Ready(element);
            }
            match ready!(self.opened.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.splitter.push(chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    let piece = self.splitter.finish();
                    let end = Ok(Piece::End);
                    return Poll::Ready(self.take(piece.transpose().unwrap_or(end)));
                }
            }
        }
    }

    /// The next element, or the end, if it came already.
    #[cfg(feature = "blocking")]
    pub(super) fn next_buffered(&mut self) -> Option<Option<Result<Bytes>>> {
        let element = match self.first.take() {
            Some(first) => first.map(Ok),
            None => self.take_buffered()?,
        };
        self.count += 1;
        Some(element)
    }

    /// The same, if it is in the chunk that was read last.
    fn take_buffered(&mut self) -> Option<Option<Result<Bytes>>> {
        let piece = self.splitter.next().transpose()?;
        Some(self.take(piece))
    }

    fn take(&mut self, piece: Result<Piece, Broken>) -> Option<Result<Bytes>> {
        let error = match piece {
            Ok(Piece::Element(json)) => return Some(Ok(json.into())),
            Ok(Piece::End) => {
                self.opened.end(None);
                return None;
            }
            Ok(Piece::Error(body)) => error_of_server(self.head(), body.into()),
            Err(broken) => error_of_stream(self.head(), broken),
        };
        let error = error.with_method(self.opened.method());
        self.opened.end(Some(&error));
        Some(Err(error))
    }
}

/// What the server says went wrong, inside of a response with a status of 2xx. The error has the status that it would have had as a
/// response.
pub(super) fn error_of_server(head: &RawResponse, body: Bytes) -> Error {
    let http_status = Status::from_body(&body)
        .and_then(|status| http_status(&status))
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Error::from_response(http_status, head.headers.clone(), body)
        .with_attempts(head.attempts)
        .with_secrets(&head.secrets)
}

fn http_status(status: &Status) -> Option<StatusCode> {
    let number = status
        .code_number()
        .and_then(|number| u16::try_from(number).ok());
    let as_http = number.and_then(|number| StatusCode::from_u16(number).ok());
    let is_error = |status: &StatusCode| status.is_client_error() || status.is_server_error();
    as_http.filter(is_error).or_else(|| {
        let code = status.code()?.http_status();
        StatusCode::from_u16(code).ok().filter(is_error)
    })
}

/// Why the response could not be read on.
pub(super) fn error_of_stream(head: &RawResponse, broken: Broken) -> Error {
    let error = match broken {
        Broken::CutShort => Error::new(
            ErrorKind::Interrupted,
            "came with a stream that was cut short",
        ),
        Broken::TooLarge(max) => Error::new(
            ErrorKind::TooLarge,
            format!(
                "came with an element of more than the {max} bytes allowed; raise the limit with \
                 `.options(|o| o.max_response_bytes(…))`, or ask for less"
            ),
        ),
        Broken::Malformed(why) => Error::new(
            ErrorKind::Decode,
            format!("came with a stream that cannot be read: {why}"),
        ),
    };
    fail(head, error, Bytes::new())
}

/// An error of this response. `body` is what it is about.
pub(super) fn fail(head: &RawResponse, error: Error, body: Bytes) -> Error {
    error
        .with_response(head.http_status, head.headers.clone(), body)
        .with_attempts(head.attempts)
        .with_secrets(&head.secrets)
}
