//! Where the relative links of a description lead.

use super::address::is_safe_target;

/// The site of an API's own documentation, for which its descriptions were written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Site<'a>(Option<&'a str>);

/// What the target of a link is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Address(String),
    /// A page, or a place on it, that only the site's own pages can link to.
    Page,
    /// No target: text that has the form of a link, as `[a-z]([-a-z0-9]*[a-z0-9])`.
    Text,
}

impl<'a> Site<'a> {
    /// The site that has the page of an API: its `documentationLink`.
    pub(crate) fn of(documentation_link: &'a str) -> Self {
        let link = Some(documentation_link).filter(|link| is_safe_target(link));
        Self(link.and_then(|link| {
            let host = link.find("://")? + "://".len();
            let length = link.get(host..)?.find(['/', '?', '#']);
            let end = length.map_or(link.len(), |length| host + length);
            link.get(..end).filter(|origin| origin.len() > host)
        }))
    }

    pub(super) fn resolve(self, target: &str) -> Target {
        if is_safe_target(target) {
            return Target::Address(target.to_owned());
        }
        let is_path = |c: char| c.is_ascii_alphanumeric() || "/.-_~%#?=&+,:@".contains(c);
        let first = target.split(['/', '#', '?']).next().unwrap_or_default();
        let has_scheme = first.contains(':') || target.contains("://");
        if has_scheme || !target.chars().all(is_path) {
            return Target::Text;
        }
        if target.starts_with("//") {
            let address = format!("https:{target}");
            return match is_safe_target(&address) {
                true => Target::Address(address),
                false => Target::Text,
            };
        }
        match self.0 {
            Some(origin) if target.starts_with('/') => Target::Address(format!("{origin}{target}")),
            // A word alone may be an argument: `values[0](x)`.
            _ if target.contains(['/', '#']) => Target::Page,
            _ => Target::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Site, Target};

    #[test]
    fn a_path_leads_to_the_site_of_the_documentation() {
        let address = |url: &str| Target::Address(url.to_owned());
        let site = Site::of("https://cloud.google.com/monitoring/api/?hl=en");
        for (target, expected) in [
            ("https://a.b/c", address("https://a.b/c")),
            (
                "/compute/docs#a",
                address("https://cloud.google.com/compute/docs#a"),
            ),
            (
                "//support.google.com/a",
                address("https://support.google.com/a"),
            ),
            ("../projects#Site.FIELDS.name", Target::Page),
            ("#Metric", Target::Page),
            ("sites.versions/create", Target::Page),
            ("get", Target::Text),
            ("[-a-z0-9]*[a-z0-9]", Target::Text),
            ("?:[-a-z0-9]{0,61}", Target::Text),
            ("javascript:alert(1)", Target::Text),
            ("file:///etc/passwd", Target::Text),
            ("data:text/html,a", Target::Text),
            ("/a b", Target::Text),
        ] {
            assert_eq!(site.resolve(target), expected, "{target}");
        }
        for link in ["", "javascript:a", "https:///a", "/docs", "https://"] {
            assert_eq!(Site::of(link).resolve("/a"), Target::Page, "{link}");
        }
        let bare = Site::of("http://a.b").resolve("/c");
        assert_eq!(bare, address("http://a.b/c"));
    }
}
