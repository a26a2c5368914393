//! [`Status`] of an error in XML, as [Cloud Storage] sends it for downloads and uploads.
//!
//! [Cloud Storage]: https://cloud.google.com/storage/docs/xml-api/reference-status

use serde_json::Value;

use super::Status;

impl Status {
    /// Reads `<Error><Code>…</Code><Message>…</Message></Error>`. `None` for other XML, and for HTML.
    pub(super) fn from_xml(text: &str) -> Option<Status> {
        let error = element(text, "Error")?;
        let code = element(error, "Code")?;
        let message = element(error, "Message").unwrap_or_default();
        let mut status = Status::from_reason(&unescape(code), unescape(message));
        status.json = Value::String(text.to_owned());
        Some(status)
    }
}

/// The content of the first element with this name. These documents have no attributes.
fn element<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    let (content, _) = rest.split_once(&format!("</{name}>"))?;
    Some(content.trim())
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
