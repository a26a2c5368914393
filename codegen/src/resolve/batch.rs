//! Where an API takes batches.

use super::resolver::Resolver;
use crate::model::Batch;

/// The most calls of a batch, if nothing is known about the API: the smallest limit that Google's pages have for any API.
const LIMIT: u32 = 50;

impl Resolver<'_> {
    /// `batchPath`, with a slash at its beginning.
    pub(super) fn resolve_batch(&mut self) -> Option<Batch> {
        let path = self.document.batch_path.as_str();
        if path.is_empty() {
            return None;
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        if !path.split('/').all(is_segment) {
            self.omit("batchPath", "it is not a path below `rootUrl`");
            return None;
        }
        Some(Batch {
            path: format!("/{path}"),
            limit: LIMIT,
        })
    }
}

/// Whether a segment of a path means itself in every URL.
fn is_segment(segment: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte);
    !matches!(segment, "" | "." | "..") && segment.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::model::Api;

    fn api(batch_path: &str) -> Api {
        let document = json!({
            "kind": "discovery#restDescription", "name": "library", "version": "v1",
            "rootUrl": "https://library.googleapis.com/", "servicePath": "", "batchPath": batch_path,
        });
        crate::resolve(&document.to_string()).expect("a document")
    }

    #[test]
    fn a_path_stands_at_the_root() {
        for (given, path) in [
            ("batch", "/batch"),
            ("/batch", "/batch"),
            ("batch/drive/v3", "/batch/drive/v3"),
            ("batch/oauth2/v2", "/batch/oauth2/v2"),
        ] {
            let api = api(given);
            assert_eq!(api.omissions, []);
            assert_eq!(api.batch.expect("a batch").path, path);
        }
        let api = api("");
        assert_eq!((api.batch, api.omissions), (None, Vec::new()));
    }

    #[test]
    fn what_is_not_a_path_is_omitted() {
        for given in [
            "/",
            "//evil.example/batch",
            "https://evil.example/batch",
            "../batch",
            "batch/",
            "batch?a=b",
            "batch#a",
            "ba tch",
            "b%2fatch",
            "{batch}",
            "batch\\drive",
            "batch\n",
        ] {
            let api = api(given);
            assert_eq!(api.batch, None, "{given}");
            let omitted: Vec<&str> = api.omissions.iter().map(|one| one.path.as_str()).collect();
            assert_eq!(omitted, ["batchPath"], "{given}");
        }
    }
}
