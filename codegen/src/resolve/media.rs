//! How a method takes and gives media.

use super::resolver::Resolver;
use crate::discovery;
use crate::model::{MediaDownload, MediaUpload};

/// The parameter that names a version of an object of Cloud Storage.
const GENERATION: &str = "generation";

impl Resolver<'_> {
    /// How the method at this path of the document takes media.
    pub(super) fn media_upload(
        &mut self,
        path: &str,
        method: &discovery::Method,
    ) -> Option<MediaUpload> {
        let upload = method.media_upload.as_ref()?;
        let Some(simple) = upload.simple.as_deref().filter(|path| !path.is_empty()) else {
            self.omit(
                &format!("{path}.mediaUpload"),
                "the method takes media, and no path says where: the call sends the metadata alone",
            );
            return None;
        };
        let accepts_any = upload.accept.iter().any(|range| range == "*/*");
        Some(MediaUpload {
            simple: at_root(simple),
            resumable: upload.resumable.as_deref().map(at_root),
            accept: match accepts_any {
                true => Vec::new(),
                false => upload.accept.clone(),
            },
            max_size: upload.max_size.filter(|size| *size > 0),
        })
    }

    /// How the method gives bytes.
    pub(super) fn media_download(&self, method: &discovery::Method) -> Option<MediaDownload> {
        let is_generation = |schema: &discovery::Schema| {
            schema.location.as_deref() == Some("query") && !schema.required
        };
        if method.media_download {
            let generation = method.parameters.get(GENERATION);
            return Some(MediaDownload::Media {
                service: method.media_download_service,
                generation: generation.is_some_and(is_generation),
            });
        }
        self.is_http_body(method.response.as_ref())
            .then_some(MediaDownload::Body)
    }
}

/// A path at the root of the endpoint.
fn at_root(path: &str) -> String {
    format!("/{}", path.trim_start_matches('/'))
}
