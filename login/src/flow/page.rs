//! What the browser shows at the end.

/// The page after an answer. The text is ours, so nothing of a request is shown.
pub(super) fn page(title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><body style=\"font: 18px sans-serif; margin: 15vh auto; max-width: 32em; padding: 0 1em\">\
         <h1 style=\"font-size: 28px\">{title}</h1><p>{text}</p></body></html>"
    )
}
