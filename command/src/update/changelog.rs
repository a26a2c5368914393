//! The changelog of one crate: an entry for each version, the newest first.

use discovery_codegen::markdown_text;
use semver::Version;

/// The beginning of an entry.
const ENTRY: &str = "\n## ";

/// The text of a changelog with a new entry before the others. Edits by hand stay.
pub(super) fn with_entry(text: Option<&str>, crate_name: &str, entry: &str) -> String {
    let begun = format!(
        "# Changelog of {crate_name}\n\n\
         What changed in Google's description of the API, for a user of this crate. Versions follow\n\
         [Semantic Versioning](https://semver.org) as Cargo reads it.\n"
    );
    let text = text.unwrap_or(&begun);
    let (before, after) = match text.find(ENTRY) {
        Some(place) => text.split_at(place),
        None => (text, ""),
    };
    format!("{}\n\n{}\n{after}", before.trim_end(), entry.trim_end())
}

/// The heading of an entry.
pub(super) fn heading(version: &Version, revision: &str) -> String {
    format!("## {version}: revision {}", markdown_text(revision))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_a_piece_of_one_line() {
        let version = Version::new(0, 1, 1);
        let heading = heading(&version, "2026\n# <script>\u{202e}");
        assert_eq!(heading, "## 0.1.1: revision 2026 # \\<script\\>\\\\u{202e}");
    }

    #[test]
    fn the_newest_entry_comes_first_and_the_others_stay() {
        let one = with_entry(None, "google-notes-v1", "## 0.1.1\n\n- first\n");
        assert!(one.starts_with("# Changelog of google-notes-v1\n"), "{one}");
        assert!(one.ends_with("reads it.\n\n## 0.1.1\n\n- first\n"), "{one}");
        let edited = one.replace("- first", "- first, and a remark by hand");
        let two = with_entry(Some(&edited), "google-notes-v1", "## 0.2.0\n\n- second");
        let expected =
            "reads it.\n\n## 0.2.0\n\n- second\n\n## 0.1.1\n\n- first, and a remark by hand\n";
        assert!(two.ends_with(expected), "{two}");
    }
}
