//! An upload in one request: the media alone, or with its message before it.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};

use super::body::{Frame, Outcome, bytes_body, feed_body};
use super::feed::Feed;
use super::plan::{Plan, SMALL};
use super::source::UploadSource;
use crate::call::{Content, RawResponse, RequestBody, json_object};
use crate::error::{Error, Result};

/// Sends the media in one request. It is repeated as the call would be, if the source can be read again.
pub(super) async fn upload(plan: Plan, mut feed: Feed) -> Result<RawResponse> {
    let about = plan.about()?;
    // 1. A small source is read, so that its hash can be sent, and it can be sent again.
    let bytes = match feed.length {
        Some(length) if length <= SMALL => Some(read_all(&mut feed).await?),
        _ => feed.take_bytes(),
    };
    let hash = bytes.as_ref().and_then(|_| feed.hasher.crc32c());
    let mut message = plan.message().cloned();
    if let Some(hash) = hash.filter(|_| plan.takes_hash()) {
        let json = message.as_deref().unwrap_or(b"{}");
        if let Some(at) = json_object::inside(json, 0) {
            message = Some(json_object::with_member(json, at, "crc32c", &hash.base64()));
        }
    }
    // 2. The request.
    let (frame, content_type, upload_type) = match &message {
        None => (Frame::default(), plan.media_type().to_owned(), "media"),
        Some(message) => {
            let (frame, content_type) = Frame::multipart(message, plan.media_type());
            (frame, content_type, "multipart")
        }
    };
    let mut call = plan.call_to(&about.simple, upload_type);
    call.variant().long = true;
    let outcome = Outcome::default();
    let sent_hasher = feed.hasher.clone();
    let is_memory = bytes.is_some();
    let content = content(&plan, frame, bytes, feed, outcome.clone());
    call.body = Some(RequestBody {
        content_type,
        content,
    });
    // 3. The response.
    let sent = call.send_raw().await;
    let hasher = match outcome.take() {
        Some(Err(error)) => return Err(error),
        Some(Ok(hasher)) => hasher,
        None if is_memory => sent_hasher,
        // The server responded before it had all.
        None => return sent,
    };
    plan.verify(sent?, &hasher)
}

fn content(
    plan: &Plan,
    frame: Frame,
    bytes: Option<Bytes>,
    feed: Feed,
    outcome: Outcome,
) -> Content {
    let (reporter, length) = (plan.reporter.clone(), feed.length);
    let limit = plan.about().ok().and_then(|about| about.max_size);
    match (bytes, &plan.file) {
        (Some(bytes), _) if bytes.is_empty() && frame.is_empty() => Content::empty(),
        (Some(bytes), _) => Content::Made(Arc::new(move || {
            let total = Some(bytes.len() as u64);
            bytes_body(&frame, bytes.clone(), 0, total, reporter.clone())
        })),
        // A file is opened for each attempt.
        (None, Some(path)) if length.is_some() => {
            let (path, hasher) = (path.clone(), plan.hasher());
            Content::Made(Arc::new(move || {
                let source = UploadSource::file(path.clone());
                let feed = Feed::open(source, hasher.clone());
                feed_body(
                    frame.clone(),
                    feed,
                    length,
                    limit,
                    outcome.clone(),
                    reporter.clone(),
                )
            }))
        }
        (None, _) => {
            let feed = async move { Ok::<_, Error>(feed) };
            Content::from(feed_body(frame, feed, length, limit, outcome, reporter))
        }
    }
}

/// All of a small source.
async fn read_all(feed: &mut Feed) -> Result<Bytes> {
    let mut all = BytesMut::new();
    while let Some(piece) = feed.next(usize::MAX).await? {
        if all.is_empty() && feed.is_at_end().await? {
            return Ok(piece);
        }
        all.extend_from_slice(&piece);
    }
    Ok(all.freeze())
}
