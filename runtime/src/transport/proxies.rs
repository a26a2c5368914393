//! Which requests go through a proxy, as the environment or the system says.

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::proxy::matcher::Matcher;

use super::loopback::is_loopback;

/// The proxies of the environment and of the system, and the hosts that go without.
///
/// What reqwest reads itself is narrower: of `NO_PROXY` and `no_proxy` it takes one even if that one is empty, `*` leaves out IP
/// addresses, and an entry with a port matches nothing. So it is asked only about what is left.
#[derive(Debug)]
pub(super) struct Proxies {
    system: Matcher,
    exempt: Vec<Exempt>,
}

/// An entry of `NO_PROXY`.
#[derive(Debug)]
struct Exempt {
    /// `None`: every host.
    hosts: Option<Matcher>,
    /// `None`: every port.
    port: Option<u16>,
}

impl Proxies {
    /// Reads the environment: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper and lower case, and on macOS and
    /// Windows the system's settings. There are none in a CGI program, where `HTTP_PROXY` may be a header of a request.
    pub(super) fn of_environment() -> Self {
        let lists = ["NO_PROXY", "no_proxy"].map(|name| std::env::var(name).unwrap_or_default());
        Self::new(Matcher::from_system(), &lists.join(","))
    }

    /// No proxies.
    pub(super) fn none() -> Self {
        Self::new(Matcher::builder().build(), "")
    }

    fn new(system: Matcher, no_proxy: &str) -> Self {
        let entries = no_proxy.split(|c: char| c == ',' || c.is_whitespace());
        Self {
            system,
            exempt: entries
                .filter(|entry| !entry.is_empty())
                .map(Exempt::read)
                .collect(),
        }
    }

    /// Whether a request goes straight to the host that its URL names. Loopback always does.
    pub(super) fn is_direct(&self, uri: &Uri) -> bool {
        uri.host().is_some_and(is_loopback)
            || self.system.intercept(uri).is_none()
            || self.exempt.iter().any(|entry| entry.matches(uri))
    }
}

impl Exempt {
    fn read(entry: &str) -> Self {
        let (host, port) = match entry.rsplit_once(':') {
            // A second colon outside of brackets: an IPv6 address.
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                (host, port.parse().ok())
            }
            _ => (entry, None),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let host = host.strip_prefix('*').unwrap_or(host);
        Self {
            // Which proxy does not matter: asked is only whether there is none.
            hosts: (!host.is_empty())
                .then(|| Matcher::builder().all("http://proxy").no(host).build()),
            port,
        }
    }

    fn matches(&self, uri: &Uri) -> bool {
        let default = if uri.scheme() == Some(&Scheme::HTTPS) {
            443
        } else {
            80
        };
        let port = uri.port_u16().unwrap_or(default);
        self.port.is_none_or(|wanted| wanted == port)
            && self
                .hosts
                .as_ref()
                .is_none_or(|hosts| hosts.intercept(uri).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_direct(no_proxy: &str, url: &str) -> bool {
        let system = Matcher::builder().all("http://proxy.example:3128").build();
        Proxies::new(system, no_proxy).is_direct(&url.parse().unwrap())
    }

    #[test]
    fn hosts_without_a_proxy() {
        let direct = [
            ("", "http://localhost/"),
            ("", "http://LOCALHOST:8080/"),
            ("", "https://emulator.localhost/"),
            ("", "https://127.0.0.1/"),
            ("", "http://[::1]:8080/"),
            ("", "http://[::ffff:127.0.0.1]/"),
            ("a.example", "http://a.example/"),
            ("A.EXAMPLE", "http://a.example/"),
            ("a.example", "https://b.a.example/"),
            (".a.example", "http://b.a.example/"),
            ("*.a.example", "http://b.a.example/"),
            ("x, a.example", "http://a.example/"),
            ("x a.example", "http://a.example/"),
            ("a.example:8080", "http://a.example:8080/"),
            ("a.example:80", "http://a.example/"),
            ("a.example:443", "https://a.example/"),
            ("10.0.0.1", "http://10.0.0.1/"),
            ("10.0.0.0/8", "http://10.1.2.3/"),
            ("2001:db8::1", "http://[2001:db8::1]/"),
            ("[2001:db8::1]:80", "http://[2001:db8::1]/"),
            ("2001:db8::/32", "http://[2001:db8::1]/"),
            ("*", "http://a.example/"),
            ("*", "http://10.0.0.1/"),
            ("*", "http://[2001:db8::1]/"),
        ];
        for (list, url) in direct {
            assert!(is_direct(list, url), "{list:?} {url}");
        }
        let proxied = [
            ("", "http://a.example/"),
            (",", "http://a.example/"),
            ("", "http://localhost.example/"),
            ("", "http://10.0.0.1/"),
            ("b.example", "http://a.example/"),
            ("example.com", "http://notexample.com/"),
            ("a.example:8080", "http://a.example/"),
            ("[2001:db8::1]:443", "http://[2001:db8::1]/"),
            ("10.0.0.0/8", "http://11.0.0.1/"),
        ];
        for (list, url) in proxied {
            assert!(!is_direct(list, url), "{list:?} {url}");
        }
    }
}
