//! What [`http::Uri`] does not check.

use http::Uri;

/// Whether the port is a number of 16 bits, or absent. `http` takes any digits, and then says that there is no port: such a URL
/// would have the origin of the default port.
pub(crate) fn has_possible_port(url: &Uri) -> bool {
    let Some(authority) = url.authority() else {
        return false;
    };
    let (_, host_and_port) = authority
        .as_str()
        .rsplit_once('@')
        .unwrap_or(("", authority.as_str()));
    let behind_host = host_and_port.strip_prefix(authority.host());
    authority.port_u16().is_some() || matches!(behind_host, Some("" | ":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_have_16_bits() {
        for (url, expected) in [
            ("https://a", true),
            ("https://a:", true),
            ("https://a:0", true),
            ("https://u:p@a", true),
            ("https://a:65535", true),
            ("https://[::1]", true),
            ("https://[::1]:65535", true),
            ("https://a:65536", false),
            ("https://a:99999999999", false),
            ("https://[::1]:65536", false),
            ("/a", false),
        ] {
            assert_eq!(has_possible_port(&url.parse().unwrap()), expected, "{url}");
        }
    }
}
