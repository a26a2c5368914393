//! The field mask of a call that pages: the parameter `fields`, completed with what paging reads from each response.
//!
//! The syntax is that of [partial responses]: names with commas between them, `a/b` or `a.b` for a field of a field, `a(b,c)` for
//! several, `*` for all fields of one level.
//!
//! [partial responses]: https://developers.google.com/workspace/drive/api/guides/performance#partial-response

use crate::call::Call;

/// The names of the parameter: as the documents have it, and as every API takes it.
const FIELDS: [&str; 2] = ["fields", "$fields"];

/// A mask that cannot be nested deeper is left to the server.
const MAX_DEPTH: usize = 32;

impl Call {
    /// Asks for the field that says what comes after a page, if the call asks for some fields alone. Without it the first page
    /// would look like the last.
    pub(super) fn complete_mask(&mut self, path: &[&str]) {
        for (name, mask) in &mut self.query {
            if FIELDS.contains(&&**name)
                && let Some(completed) = complete(mask, path)
            {
                *mask = completed;
            }
        }
    }
}

/// The mask with `path` in it: `None`, if the path is in it already or the mask cannot be read.
fn complete(mask: &str, path: &[&str]) -> Option<String> {
    let mut rest = mask;
    let covered = list(&mut rest, &[path], 0)?;
    // Text after the end of the list: the server says what is wrong with it.
    if !rest.is_empty() || covered {
        return None;
    }
    Some(format!("{mask},{}", path.join("/")))
}

/// Reads a list up to its `)` or the end; whether one of the paths, which start at this level, is covered.
/// `None`: this is not a list.
fn list(rest: &mut &str, paths: &[&[&str]], depth: usize) -> Option<bool> {
    let mut covered = false;
    loop {
        covered |= selector(rest, paths, depth)?;
        match rest.strip_prefix(',') {
            Some(after) => *rest = after,
            None => return Some(covered),
        }
    }
}

/// Reads `a`, `a/b`, `a(b,c)` or `a/b(c)`; whether it covers one of the paths.
fn selector(rest: &mut &str, paths: &[&[&str]], depth: usize) -> Option<bool> {
    let mut inner: Vec<&[&str]> = paths.to_vec();
    loop {
        let end = rest.find(['/', '.', '(', ')', ',']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        inner = inner
            .into_iter()
            .filter_map(|path| {
                let (first, others) = path.split_first()?;
                (name == "*" || same_name(name, first)).then_some(others)
            })
            .collect();
        *rest = after;
        match after.chars().next() {
            Some('/' | '.') => *rest = &after[1..],
            Some('(') => {
                if depth == MAX_DEPTH {
                    return None;
                }
                *rest = &after[1..];
                let covered = list(rest, &inner, depth + 1)?;
                *rest = rest.strip_prefix(')')?.trim_start();
                return Some(covered);
            }
            // The whole field, with everything in it.
            _ => return Some(!inner.is_empty()),
        }
    }
}

/// Whether a mask means the field: a server takes the names of JSON and those of protobuf (`next_page_token`).
fn same_name(name: &str, field: &str) -> bool {
    name == field || {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| *c != '_');
            letters.flat_map(char::to_lowercase).collect()
        };
        name.contains('_') && letters(name) == letters(field)
    }
}

#[cfg(test)]
mod tests {
    use super::complete;

    #[test]
    fn a_mask_without_the_token_gets_it() {
        let table = [
            ("files(id,name)", "files(id,name),nextPageToken"),
            ("files/id", "files/id,nextPageToken"),
            (
                "files(id,nextPageToken)",
                "files(id,nextPageToken),nextPageToken",
            ),
            ("a/nextPageToken", "a/nextPageToken,nextPageToken"),
            ("a/*", "a/*,nextPageToken"),
            (
                "files( id , labels/x )",
                "files( id , labels/x ),nextPageToken",
            ),
        ];
        for (mask, expected) in table {
            let completed = complete(mask, &["nextPageToken"]);
            assert_eq!(completed.as_deref(), Some(expected), "{mask}");
        }
    }

    #[test]
    fn a_mask_with_the_token_stays() {
        for mask in [
            "*",
            "nextPageToken",
            "next_page_token,files",
            "files(id), nextPageToken",
            "files(id(x,y),owners/emailAddress),nextPageToken,kind",
        ] {
            assert_eq!(complete(mask, &["nextPageToken"]), None, "{mask}");
        }
    }

    #[test]
    fn a_token_inside_of_a_field() {
        let path = ["pagination", "nextToken"];
        for mask in [
            "pagination",
            "pagination/nextToken",
            "pagination.nextToken",
            "pagination(total,nextToken)",
            "pagination(*)",
            "*/nextToken",
            "*",
            "items,pagination/*",
        ] {
            assert_eq!(complete(mask, &path), None, "{mask}");
        }
        for mask in [
            "items",
            "pagination/total",
            "pagination(total)",
            "nextToken",
        ] {
            let completed = complete(mask, &path);
            assert_eq!(
                completed,
                Some(format!("{mask},pagination/nextToken")),
                "{mask}"
            );
        }
    }

    #[test]
    fn a_mask_that_cannot_be_read_is_the_servers_to_refuse() {
        let deep = "a(".repeat(100_000);
        for mask in ["", ",", "a(", "a)", "a()", "a(b))", "a//b", "a,", &deep] {
            assert_eq!(complete(mask, &["nextPageToken"]), None, "{mask:.20}");
        }
    }
}
