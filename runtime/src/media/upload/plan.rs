//! [`Plan`]: everything that is known about an upload before it is sent.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;

use super::feed::Feed;
use super::media_type;
use super::session::UploadSession;
use super::source::{Kind, UploadSource};
use crate::api::MediaUpload;
use crate::call::{Call, RawResponse, UPLOAD_PARAMETERS, json_object, require_tokio_runtime};
use crate::error::{Error, Result};
use crate::held::Text;
use crate::media::checksums::{Checksum, Hasher};
use crate::media::progress::Reporter;

/// The most bytes that are sent in one request, unless the caller says so. They are in memory.
pub(super) const SMALL: u64 = 8 << 20;

/// The bytes of a chunk.
const CHUNK: usize = 8 << 20;

/// Chunks have a multiple of so many bytes, but for the last one.
pub(super) const CHUNK_UNIT: usize = 256 << 10;

/// How the media is sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Way {
    BySize,
    OneRequest,
    Resumable,
}

type KeepSession = Arc<dyn Fn(&UploadSession) + Send + Sync>;

/// Everything that is known about an upload before it is sent.
pub(super) struct Plan {
    pub(super) call: Call,
    source: Option<UploadSource>,
    /// The file that it is, if it is one.
    pub(super) file: Option<PathBuf>,
    pub(super) media_type: Option<String>,
    pub(super) way: Way,
    pub(super) chunk_size: usize,
    pub(super) reporter: Reporter,
    pub(super) session: Option<UploadSession>,
    pub(super) on_session: Option<KeepSession>,
    /// Whether the response has the field `crc32c`. Then its message takes one too.
    pub(super) has_crc32c: bool,
    has_md5: bool,
}

impl Plan {
    pub(super) fn new(mut call: Call, source: UploadSource, fields: [bool; 2]) -> Self {
        let [has_crc32c, has_md5] = fields;
        call.query
            .retain(|(name, _)| !UPLOAD_PARAMETERS.contains(&&**name));
        Self {
            call,
            file: match &source.kind {
                Kind::File(path) => Some(path.clone()),
                _ => None,
            },
            source: Some(source),
            media_type: None,
            way: Way::BySize,
            chunk_size: CHUNK,
            reporter: Reporter::default(),
            session: None,
            on_session: None,
            has_crc32c,
            has_md5,
        }
    }

    /// How the method takes media.
    pub(super) fn about(&self) -> Result<&MediaUpload> {
        self.call
            .method
            .upload
            .as_ref()
            .ok_or_else(|| Error::request("the method takes no media"))
    }

    /// Checks everything that can be checked, and opens the source.
    pub(super) async fn prepare(&mut self) -> Result<Feed> {
        require_tokio_runtime()?;
        if self.chunk_size == 0 || !self.chunk_size.is_multiple_of(CHUNK_UNIT) {
            return Err(Error::request(format!(
                "a chunk has a multiple of {CHUNK_UNIT} bytes (256 KiB), and not {}",
                self.chunk_size
            )));
        }
        let of_message = self.message().and_then(|it| text_of(it, "contentType"));
        let of_caller = self.media_type.take();
        let chosen = media_type::choose(self.about()?, of_caller, of_message)?;
        self.media_type = Some(chosen);
        let source = self.source.take().unwrap_or_else(|| Bytes::new().into());
        let feed = Feed::open(source, self.hasher()).await?;
        if let Some(length) = feed.length {
            media_type::check_size(self.about()?, length)?;
        }
        Ok(feed)
    }

    /// Whether the upload is sent in chunks.
    pub(super) fn is_resumable(&self, feed: &Feed) -> Result<bool> {
        let has = self.about()?.resumable.is_some();
        let wanted = self.way == Way::Resumable || self.session.is_some();
        if wanted && !has {
            return Err(Error::request(
                "the method has no resumable uploads: leave out `.resumable(true)` and `.resume(…)`, and it is sent in one request",
            ));
        }
        let small = feed.length.is_some_and(|length| length <= SMALL);
        Ok(match self.way {
            _ if wanted => true,
            Way::OneRequest => false,
            _ => has && !small,
        })
    }

    /// The message that comes with the media, if there is one.
    pub(super) fn message(&self) -> Option<&Bytes> {
        let message = self.call.body.as_ref()?.content.bytes()?;
        (message.trim_ascii() != b"{}").then_some(message)
    }

    pub(super) fn media_type(&self) -> &str {
        self.media_type.as_deref().unwrap_or_default()
    }

    /// A call to another path template, of this `uploadType`.
    pub(super) fn call_to(&self, path: &Text, upload_type: &'static str) -> Call {
        let mut call = self.call.clone();
        call.set_query("uploadType", upload_type.to_owned());
        call.variant().path = Some(path.clone());
        call
    }

    /// Whether the message takes the hash of the media, and has none.
    pub(super) fn takes_hash(&self) -> bool {
        let message = self.message().map_or(&b""[..], |message| message);
        self.has_crc32c
            && self.call.body.is_some()
            && !self.call.client.api().data_wrapper
            && ["crc32c", "md5Hash"]
                .iter()
                .all(|name| json_object::member(message, name).is_none())
    }

    /// The hashes that the response may have. md5 takes time, so it is computed only if the caller requests the field.
    pub(super) fn hasher(&self) -> Hasher {
        let mut fields = self.call.query.iter().filter(|(name, _)| name == "fields");
        let requested = fields.any(|(_, value)| value.contains("md5Checksum") || value == "*");
        Hasher::new(self.has_crc32c, self.has_md5 && requested)
    }

    /// Compares what was sent with what the response says.
    pub(super) fn verify(&self, response: RawResponse, sent: &Hasher) -> Result<RawResponse> {
        let body = match self.call.client.api().data_wrapper {
            true => json_object::unwrap_data(&response.body),
            false => &response.body,
        };
        let crc32c = text_of(body, "crc32c").and_then(|text| Checksum::crc32c(&text));
        let md5 = text_of(body, "md5Checksum").and_then(|text| Checksum::md5_hex(&text));
        for server in crc32c.iter().chain(&md5) {
            sent.compare(server, "the server has other bytes than were sent")
                .map_err(|error| {
                    let (headers, body) = (response.headers.clone(), response.body.clone());
                    error
                        .with_response(response.http_status, headers, body)
                        .with_attempts(response.attempts)
                        .with_secrets(&response.secrets)
                })?;
        }
        Ok(response)
    }
}

/// A member of a JSON object that is a text.
fn text_of(body: &[u8], name: &str) -> Option<String> {
    let (start, end) = json_object::member(body, name)?;
    serde_json::from_slice(body.get(start..end)?).ok()
}

/// Shows what the call shows, and no bytes.
impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("call", &self.call)
            .field("source", &self.source)
            .field("media_type", &self.media_type)
            .field("way", &self.way)
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}
