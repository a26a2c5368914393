//! The media type of an upload, and which types a method takes.

use crate::api::MediaUpload;
use crate::error::{Error, Result};

/// What is sent if nobody says what the bytes are.
const UNKNOWN: &str = "application/octet-stream";

/// The media type that is sent: that of the caller, that of the message, or the only one that the method takes.
pub(super) fn choose(
    upload: &MediaUpload,
    of_caller: Option<String>,
    of_message: Option<String>,
) -> Result<String> {
    let given = of_caller.or(of_message);
    let only = upload.accept.iter().next();
    let only = only.filter(|range| upload.accept.len() == 1 && !range.contains('*'));
    let chosen = given.or(only.map(str::to_owned));
    let chosen = chosen.unwrap_or_else(|| UNKNOWN.to_owned());
    let takes = |range: &str| is_in(&chosen, range);
    if upload.accept.is_empty() || upload.accept.iter().any(takes) {
        return Ok(chosen);
    }
    Err(Error::request(format!(
        "the method takes {}, and the upload is {chosen}: say what it is with `.content_type(…)`",
        upload.accept.iter().collect::<Vec<_>>().join(", ")
    )))
}

/// Whether a media type is in a media range, such as `image/*`.
fn is_in(media_type: &str, range: &str) -> bool {
    let bare = |text: &str| {
        let text = text.split(';').next().unwrap_or_default();
        text.trim().to_ascii_lowercase()
    };
    let (media_type, range) = (bare(media_type), bare(range));
    match range.strip_suffix('*') {
        Some(kind) => range == "*/*" || kind.ends_with('/') && media_type.starts_with(kind),
        None => media_type == range,
    }
}

/// Refuses more bytes than the method takes.
pub(super) fn check_size(upload: &MediaUpload, size: u64) -> Result<()> {
    match upload.max_size.filter(|most| *most < size) {
        None => Ok(()),
        Some(most) => Err(Error::request(format!(
            "the upload has {size} bytes, and the method takes at most {most}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static IMAGES: MediaUpload = MediaUpload::new("/u")
        .accept(&["image/jpeg", "IMAGE/*"])
        .max_size(10);
    static MAIL: MediaUpload = MediaUpload::new("/u").accept(&["message/rfc822"]);
    static ANY: MediaUpload = MediaUpload::new("/u");

    #[test]
    fn media_types() {
        let chosen = |upload, caller: Option<&str>, message: Option<&str>| {
            choose(
                upload,
                caller.map(str::to_owned),
                message.map(str::to_owned),
            )
        };
        assert_eq!(chosen(&ANY, None, None).unwrap(), UNKNOWN);
        assert_eq!(chosen(&ANY, None, Some("a/b")).unwrap(), "a/b");
        assert_eq!(chosen(&ANY, Some("c/d"), Some("a/b")).unwrap(), "c/d");
        assert_eq!(chosen(&MAIL, None, None).unwrap(), "message/rfc822");
        assert!(chosen(&IMAGES, Some("Image/PNG; q=1"), None).is_ok());
        let error = chosen(&IMAGES, None, None).unwrap_err().to_string();
        assert!(
            error.contains("takes image/jpeg, IMAGE/*") && error.contains(".content_type("),
            "{error}"
        );
        assert!(chosen(&IMAGES, Some("imagery/png"), None).is_err());
        assert!(check_size(&IMAGES, 10).is_ok() && check_size(&IMAGES, 11).is_err());
    }
}
