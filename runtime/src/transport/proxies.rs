//! Which requests go through a proxy, as the caller, the environment or the system says.

use std::fmt;

use http::uri::Scheme;
use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use super::loopback::is_loopback;
use crate::uri::has_possible_port;

/// What the caller chose.
#[derive(Clone)]
pub(super) enum ProxyChoice {
    /// What the environment and the system say.
    Environment,
    None,
    /// The URL of a proxy for everything, as [`ProxyChoice::read`] checks it.
    All(String),
}

impl ProxyChoice {
    /// Checks the URL of a proxy. An error says what is wrong, and shows no password.
    pub(super) fn read(url: String) -> Result<Self, &'static str> {
        let uri: Uri = url.parse().map_err(|_| "is not a URL")?;
        if uri.host().is_none_or(str::is_empty) {
            return Err("has no host");
        }
        // Without a scheme it is http.
        if !matches!(
            uri.scheme_str(),
            None | Some("http" | "https" | "socks5" | "socks5h")
        ) {
            return Err("is neither http, https nor socks5");
        }
        if !has_possible_port(&uri) {
            return Err("has a port that does not exist: ports end at 65535");
        }
        Ok(Self::All(url))
    }
}

/// Shows no password.
impl fmt::Debug for ProxyChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Environment => "Environment",
            Self::None => "None",
            Self::All(_) => "All",
        })
    }
}

/// The proxies that were chosen, and the hosts that go without.
///
/// What hyper-util reads itself is narrower: of `NO_PROXY` and `no_proxy` it takes one even if that one is empty, `*` leaves out IP
/// addresses, and an entry with a port matches nothing. So it is asked only about what is left.
#[derive(Debug)]
pub(super) struct Proxies {
    /// `None`: there is no proxy for any request.
    matcher: Option<Matcher>,
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

/// The proxy of a request.
#[derive(Debug)]
pub(super) struct Proxy(Intercept);

impl Proxy {
    /// The URL, without a user.
    pub(super) fn uri(&self) -> &Uri {
        self.0.uri()
    }

    /// The host and the port, for an error.
    pub(super) fn address(&self) -> &str {
        self.0
            .uri()
            .authority()
            .map_or("", |authority| authority.as_str())
    }

    /// Whether it carries bytes, and knows nothing of HTTP.
    pub(super) fn is_socks(&self) -> bool {
        self.0
            .uri()
            .scheme_str()
            .is_some_and(|scheme| scheme.starts_with("socks"))
    }

    /// The value of `proxy-authorization`.
    pub(super) fn authorization(&self) -> Option<&HeaderValue> {
        self.0.basic_auth()
    }

    /// The same for a SOCKS proxy.
    pub(super) fn user_and_password(&self) -> Option<(&str, &str)> {
        self.0.raw_auth()
    }
}

impl Proxies {
    pub(super) fn of(choice: &ProxyChoice) -> Self {
        match choice {
            ProxyChoice::Environment => Self::of_environment(),
            ProxyChoice::None => Self::new(None, ""),
            ProxyChoice::All(url) => {
                Self::new(Some(Matcher::builder().all(url.as_str()).build()), "")
            }
        }
    }

    /// Reads the environment: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper and lower case, and on macOS and
    /// Windows the system's settings. There are none in a CGI program, where `HTTP_PROXY` may be a header of a request.
    fn of_environment() -> Self {
        let variable = |name| std::env::var(name).unwrap_or_default();
        let lists = ["NO_PROXY", "no_proxy"].map(variable);
        let names = [
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
            "all_proxy",
        ];
        let has_settings = cfg!(any(windows, target_os = "macos"));
        let any = has_settings || names.iter().any(|name| !variable(name).is_empty());
        Self::new(any.then(Matcher::from_system), &lists.join(","))
    }

    fn new(matcher: Option<Matcher>, no_proxy: &str) -> Self {
        let entries = no_proxy.split(|c: char| c == ',' || c.is_whitespace());
        Self {
            matcher,
            exempt: entries
                .filter(|entry| !entry.is_empty())
                .map(Exempt::read)
                .collect(),
        }
    }

    /// The proxy of a request. `None`: it goes straight to the host that its URL names. Loopback always does.
    pub(super) fn find(&self, uri: &Uri) -> Option<Proxy> {
        let matcher = self.matcher.as_ref()?;
        if uri.host().is_some_and(is_loopback) {
            return None;
        }
        let intercept = matcher.intercept(uri)?;
        match self.exempt.iter().any(|entry| entry.matches(uri)) {
            true => None,
            false => Some(Proxy(intercept)),
        }
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
        Proxies::new(Some(system), no_proxy)
            .find(&url.parse().unwrap())
            .is_none()
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
