//! Forms of resource names: whether a value has one, and what keeps it from it.

/// The most bytes of a name: no URL is longer (`http::Uri`).
pub(crate) const MAX_LENGTH: usize = 65_534;

/// Whether the value has the form.
pub(crate) fn takes(form: &str, value: &str) -> bool {
    misfit(form, value).is_none()
}

/// Where and why a value does not have a form.
#[derive(Debug)]
pub(super) struct Misfit {
    /// How many segments fit.
    pub(super) fits: usize,
    /// What is wrong, as a sentence about "it".
    pub(super) why: String,
}

/// Why the value does not have the form; `None` if it has.
pub(super) fn misfit(form: &str, value: &str) -> Option<Misfit> {
    let mut parts = value.split('/');
    for (fits, segment) in form.split('/').enumerate() {
        let part = parts.next();
        if segment == "**" && part.is_some() {
            return None;
        }
        let why = match part {
            Some(part) if part == segment => continue,
            Some("") => format!("its segment {} is empty", fits + 1),
            Some(_) if segment == "*" => continue,
            Some(part) => format!(
                "its segment {} is {}, not `{segment}`",
                fits + 1,
                shown(part)
            ),
            None => return Some(length(form, value, fits)),
        };
        return Some(Misfit { fits, why });
    }
    let fits = form.split('/').count();
    parts.next().map(|_| length(form, value, fits))
}

/// The misfit of a value that fits as far as it goes, or that goes on behind the form.
fn length(form: &str, value: &str, fits: usize) -> Misfit {
    let count = |text: &str| match text.split('/').count() {
        1 => "1 segment".to_owned(),
        more => format!("{more} segments"),
    };
    let wanted = match form.strip_suffix("/**") {
        Some(start) => format!("more than {}", count(start)),
        None => count(form),
    };
    let why = format!("it has {}, and `{form}` has {wanted}", count(value));
    Misfit { fits, why }
}

/// A value in a message: in quotes, and not all of a long one.
pub(super) fn shown(value: &str) -> String {
    const SHOWN: usize = 100;
    let start: String = value.chars().take(SHOWN).collect();
    let more = if start.len() < value.len() { "…" } else { "" };
    format!("{start:?}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_take_a_segment_and_two_stars_any_rest() {
        for (form, value, expected) in [
            ("projects/*", "projects/p", true),
            ("projects/*", "projects/(default) ä?#", true),
            ("projects/*", "projects/", false),
            ("projects/*", "projects", false),
            ("projects/*", "projects/p/", false),
            ("projects/*", "projects/p/q", false),
            ("projects/*", "/projects/p", false),
            ("projects/*", "Projects/p", false),
            ("operations/**", "operations/a/b", true),
            ("operations/**", "operations/", true),
            ("operations/**", "operations", false),
            ("documents/*/**", "documents/a/b/c", true),
            ("documents/*/**", "documents//b", false),
            ("**", "", true),
            ("**", "a/b", true),
            ("*", "a", true),
            ("*", "a/b", false),
            ("hybrid/issuers", "hybrid/issuers", true),
            ("//x.googleapis.com/*", "//x.googleapis.com/a", true),
        ] {
            assert_eq!(takes(form, value), expected, "{form} {value}");
        }
    }

    #[test]
    fn what_keeps_a_value_from_a_form() {
        let form = "projects/*/alertPolicies/*";
        for (form, value, fits, why) in [
            (
                form,
                "projects/p/policies/a",
                2,
                "its segment 3 is \"policies\", not `alertPolicies`",
            ),
            (form, "/projects/p", 0, "its segment 1 is empty"),
            (form, "projects//x", 1, "its segment 2 is empty"),
            (
                form,
                "projects/p",
                2,
                "it has 2 segments, and `projects/*/alertPolicies/*` has 4 segments",
            ),
            (
                form,
                "projects/p/alertPolicies/a/b",
                4,
                "it has 5 segments, and `projects/*/alertPolicies/*` has 4 segments",
            ),
            (
                "operations/**",
                "operations",
                1,
                "it has 1 segment, and `operations/**` has more than 1 segment",
            ),
        ] {
            let misfit = misfit(form, value).unwrap();
            assert_eq!((misfit.fits, misfit.why.as_str()), (fits, why), "{value}");
        }
    }
}
