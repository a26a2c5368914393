//! Uploads that have begun: each a small file in the folder of the cache, until it is done. Whoever reads it can upload, so only its
//! owner may.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use discovery_runtime::UploadSession;
use serde_json::json;

use super::request::Request;
use crate::cache;
use crate::cli::Call;
use crate::disk::{keep_private, sha256};

/// Servers keep a session for a week.
const EXPIRY: Duration = Duration::from_secs(6 * 24 * 60 * 60);

/// The file of an upload.
#[derive(Clone, Debug)]
pub(super) struct Session {
    file: PathBuf,
}

impl Session {
    /// The file of this upload: of the same bytes, by the same call, to the same place. `None`: there is no folder for it.
    pub(super) fn open(
        request: &Request<'_>,
        source: &Path,
        about: &Metadata,
        args: &Call,
    ) -> Option<Self> {
        let folder = cache::root().ok()?.join("uploads");
        remove_expired(&folder);
        let changed = about.modified().ok()?;
        let changed = changed.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let key = json!([
            request.method.id,
            request.parameters,
            request.body,
            fs::canonicalize(source).ok()?.to_string_lossy(),
            about.len(),
            changed.as_nanos().to_string(),
            args.account.endpoint,
            args.content_type,
        ]);
        let name = format!("{}.json", sha256(key.to_string().as_bytes()));
        Some(Self {
            file: folder.join(name),
        })
    }

    /// The session that an earlier run began.
    pub(super) fn load(&self) -> Option<UploadSession> {
        let text = fs::read_to_string(&self.file).ok()?;
        UploadSession::from_text(&text).ok()
    }

    /// Keeps a session. If that fails, the upload goes on, and cannot be resumed.
    pub(super) fn save(&self, session: &UploadSession) {
        let _ = keep_private(&self.file, &session.to_text());
    }

    /// The upload is done.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(&self.file);
    }
}

fn remove_expired(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|about| about.modified());
        let age = age.ok().and_then(|changed| changed.elapsed().ok());
        if age.is_some_and(|age| age > EXPIRY) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
