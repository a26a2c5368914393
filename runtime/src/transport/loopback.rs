//! Which hosts are this machine.

use std::net::IpAddr;

/// Whether `host`, as a URL has it, is this machine, by its name alone: `localhost` and the names below it (RFC 6761, section
/// 6.3), 127.0.0.0/8 and `::1`.
///
/// Every request over plain http asks this a few times, so it allocates nothing, and parses only what can be an address.
pub(crate) fn is_loopback(host: &str) -> bool {
    const NAME: &str = "localhost";
    if host == NAME {
        return true;
    }
    let is_address = |text: &str| {
        let address = text.parse::<IpAddr>();
        address.is_ok_and(|address| address.to_canonical().is_loopback())
    };
    if host.starts_with("127.") {
        return is_address(host);
    }
    if host.contains(':') {
        return is_address(host.trim_start_matches('[').trim_end_matches(']'));
    }
    let name = host.strip_suffix('.').unwrap_or(host).as_bytes();
    let Some(before) = name.len().checked_sub(NAME.len()) else {
        return false;
    };
    name[before..].eq_ignore_ascii_case(NAME.as_bytes())
        && matches!(name[..before].last(), None | Some(b'.'))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn hosts() {
        for host in [
            "localhost",
            "LOCALHOST",
            "localhost.",
            "emulator.localhost",
            "127.0.0.1",
            "127.1.2.3",
            "[::1]",
            "::1",
            "[::ffff:127.0.0.1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "a.example",
            "localhost.example",
            "localhost..",
            "notlocalhost",
            "127.0.0.1.example",
            "127.1",
            "10.0.0.1",
            "0.0.0.0",
            "[::2]",
            "[::ffff:10.0.0.1]",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
