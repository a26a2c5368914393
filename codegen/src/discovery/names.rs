//! What the names of a document consist of. They are what all documents of Google have, and what a path of JSON, a URL and a header
//! take as it is.

/// A kind of name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name {
    /// `name` of the document.
    Api,
    /// `version` and `revision` of the document.
    Version,
    /// The `id` of a method.
    MethodId,
    /// The key of a method or of a resource.
    Key,
    /// The key of a schema, and a `$ref` to it.
    Schema,
    /// The key of a parameter, as a path template takes it.
    Parameter,
    /// The location of an endpoint, such as `us-east1`.
    Location,
    /// A scope of OAuth 2: [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3).
    Scope,
    /// The value of a header: [RFC 9110, section 5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5), without blanks.
    Header,
}

/// Checks a name. An empty name is checked elsewhere.
///
/// # Errors
///
/// The first character that such a name cannot have, and what it can have.
pub(super) fn check_name(kind: Name, name: &str) -> Result<(), String> {
    let (what, marks) = match kind {
        Name::Api => ("the name of an API", "-_"),
        Name::Version => ("a version", "-_."),
        Name::MethodId => ("the id of a method", "-_.$"),
        Name::Key => ("the name of a method or of a resource", "-_.$"),
        Name::Schema => ("the name of a schema", "-_.$"),
        Name::Parameter => ("the name of a parameter", "-_.$%"),
        Name::Location => ("a location", "-_"),
        Name::Scope => ("a scope", ""),
        Name::Header => ("the value of a header", ""),
    };
    let is_allowed = |c: char| match kind {
        Name::Scope => c.is_ascii_graphic() && !matches!(c, '"' | '\\'),
        Name::Header => c.is_ascii_graphic(),
        _ => c.is_ascii_alphanumeric() || marks.contains(c),
    };
    let Some(wrong) = name.chars().find(|c| !is_allowed(*c)) else {
        return Ok(());
    };
    let allowed = match kind {
        Name::Scope | Name::Header => "printable ASCII without blanks".to_owned(),
        _ => {
            let marks: Vec<String> = marks.chars().map(|mark| format!("`{mark}`")).collect();
            format!("ASCII letters, digits, {}", marks.join(", "))
        }
    };
    Err(format!(
        "{name:?} is not {what}: it has the character {wrong:?}, and can have {allowed}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{Name, check_name};

    #[test]
    fn names_of_real_documents_are_names() {
        for (kind, name) in [
            (Name::Api, "prod_tt_sasportal"),
            (Name::Version, "v1.2"),
            (Name::Version, "datatransfer_v1"),
            (
                Name::MethodId,
                "container.projects.locations.clusters.well-known.getOpenid-configuration",
            ),
            (Name::Key, "bulk-export-group"),
            (Name::Schema, "GoogleApi__HttpBody"),
            (Name::Location, "northamerica-northeast1"),
            (Name::Parameter, "$.xgafv"),
            (Name::Parameter, "date.day"),
            (Name::Scope, "https://www.googleapis.com/auth/drive"),
            (Name::Scope, "openid"),
            (Name::Header, "2026-10-01-preview"),
        ] {
            assert_eq!(check_name(kind, name), Ok(()), "{name}");
        }
    }

    #[test]
    fn markup_and_hidden_characters_are_none() {
        for name in [
            "a`b",
            "<script>",
            "a\nb",
            "a\u{202e}b",
            "a\u{7f}",
            "a\u{200b}b",
            "größe",
            "a b",
        ] {
            for kind in [
                Name::Api,
                Name::Version,
                Name::MethodId,
                Name::Key,
                Name::Schema,
                Name::Parameter,
                Name::Location,
            ] {
                let found = check_name(kind, name).unwrap_err();
                assert!(found.contains("it has the character"), "{found}");
                assert!(!found.contains(['\n', '\u{202e}', '\u{7f}', '\u{200b}']));
            }
        }
        assert!(check_name(Name::Scope, "a b").is_err());
        assert!(check_name(Name::Header, "a\r\nb").is_err());
    }
}
