//! Where a request over plain http goes, whatever the environment says.

use std::net::TcpListener;

use serde_json::json;

use crate::child::{Carrier, SECRET, SECRETS, VARIABLES, outcomes};
use crate::proxy::Proxy;
use crate::server::{CannedResponse, Server};
use crate::subjects::Subject;

const ELSEWHERE: &str = "http://library.invalid";

fn serve(listener: TcpListener) -> Server {
    Server::on(listener, |_, _| {
        CannedResponse::json(200, r#"{"from": "server"}"#)
    })
}

fn is_of_http(variable: &str) -> bool {
    !variable.to_ascii_lowercase().starts_with("https")
}

pub(crate) fn loopback_is_never_proxied(subject: &Subject) {
    let server = serve(TcpListener::bind("127.0.0.1:0").unwrap());
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    let mut urls = vec![server.url(), format!("http://localhost:{port}")];
    if subject.proxies {
        // Here no name server is asked.
        urls.push(format!("http://emulator.localhost:{port}"));
        urls.push(format!("http://[::ffff:127.0.0.1]:{port}"));
    }
    // Some machines have no IPv6.
    let six = TcpListener::bind("[::1]:0").ok().map(serve);
    urls.extend(six.as_ref().map(Server::url));

    let mut calls = Vec::new();
    for url in &urls {
        for carrier in SECRETS.into_iter().chain([Carrier::Allowed, Carrier::None]) {
            calls.push((url.as_str(), carrier));
        }
    }
    for variable in VARIABLES {
        let proxy = Proxy::start(None);
        let variables = [(variable, &*proxy.url())];
        for (outcome, call) in outcomes(subject, &variables, &calls)
            .into_iter()
            .zip(&calls)
        {
            assert_eq!(
                outcome,
                Ok(json!({"from": "server"})),
                "{variable}: {call:?}"
            );
        }
        assert_eq!(proxy.opened(), 0, "{variable}: {}", proxy.seen());

        // That it is a proxy is seen by what is not loopback.
        if subject.proxies {
            let elsewhere = outcomes(subject, &variables, &[(ELSEWHERE, Carrier::None)]);
            let proxied = elsewhere[0] == Ok(json!({"from": "proxy"}));
            assert_eq!(proxied, is_of_http(variable), "{variable}: {elsewhere:?}");
        }
    }
    let seen = format!("{:?}", server.seen());
    assert!(seen.contains(SECRET));
}

/// Neither through a proxy nor without one, unless the caller allows it: then it goes the way that everything goes.
pub(crate) fn elsewhere_no_secret_goes_over_plain_http(subject: &Subject) {
    let calls = SECRETS.map(|carrier| (ELSEWHERE, carrier));
    for variable in VARIABLES.into_iter().filter(|name| is_of_http(name)) {
        let proxy = Proxy::start(None);
        let variables = [(variable, &*proxy.url())];
        for outcome in outcomes(subject, &variables, &calls) {
            let error = outcome.unwrap_err();
            assert!(
                error.contains("not sent over plain http to library.invalid"),
                "{error}"
            );
        }
        assert_eq!(proxy.opened(), 0, "{variable}: {}", proxy.seen());

        if subject.proxies {
            let allowed = outcomes(subject, &variables, &[(ELSEWHERE, Carrier::Allowed)]);
            assert_eq!(allowed, [Ok(json!({"from": "proxy"}))]);
            assert!(proxy.seen().contains(SECRET));
        }
    }
}

#[cfg(feature = "hyper")]
pub(crate) fn no_proxy_holds(subject: &Subject) {
    let goes_through_a_proxy = |variables: &[(&str, &str)]| {
        let proxy = Proxy::start(None);
        let url = proxy.url();
        let variables: Vec<(&str, &str)> = variables
            .iter()
            .map(|(name, value)| (*name, if *value == "PROXY" { &*url } else { *value }))
            .collect();
        // Without a proxy, there is no such host.
        let outcome = outcomes(subject, &variables, &[(ELSEWHERE, Carrier::None)]).remove(0);
        let error = outcome.as_ref().err().map(String::as_str).unwrap_or("");
        assert_eq!(outcome.is_err(), error.contains("no connection"), "{error}");
        assert_eq!(outcome.is_ok(), proxy.opened() == 1, "{outcome:?}");
        outcome.is_ok()
    };
    for variable in VARIABLES.into_iter().filter(|name| is_of_http(name)) {
        for no_proxy in ["NO_PROXY", "no_proxy"] {
            let variables = [(variable, "PROXY"), (no_proxy, "library.invalid")];
            assert!(!goes_through_a_proxy(&variables), "{variable} {no_proxy}");
        }
        assert!(goes_through_a_proxy(&[
            (variable, "PROXY"),
            ("NO_PROXY", "other.invalid")
        ]));
    }
    for list in [
        ".invalid",
        "*",
        "a.invalid, library.invalid",
        "library.invalid:80",
    ] {
        let variables = [("http_proxy", "PROXY"), ("no_proxy", list)];
        assert!(!goes_through_a_proxy(&variables), "{list}");
    }
    // An empty variable hides no other.
    let variables = [("http_proxy", "PROXY"), ("NO_PROXY", ""), ("no_proxy", "*")];
    assert!(!goes_through_a_proxy(&variables));
}

/// There, `HTTP_PROXY` may be a header of the request that the program serves.
#[cfg(feature = "hyper")]
pub(crate) fn a_cgi_program_has_no_proxy(subject: &Subject) {
    let proxy = Proxy::start(None);
    let variables = [("HTTP_PROXY", &*proxy.url()), ("REQUEST_METHOD", "GET")];
    let outcome = outcomes(subject, &variables, &[(ELSEWHERE, Carrier::None)]).remove(0);
    assert!(outcome.unwrap_err().contains("no connection"));
    assert_eq!(proxy.opened(), 0);
}

pub(crate) fn redirects_take_no_secret_along(subject: &Subject) {
    let proxy = Proxy::start(None);
    let variables = [("http_proxy", &*proxy.url())];

    // Off this machine they take none with them.
    let server = Server::script([CannedResponse::of(
        302,
        &[("location", "http://library.invalid/x")],
        b"",
    )]);
    let calls = [
        Carrier::Token,
        Carrier::ApiKey,
        Carrier::Key,
        Carrier::Header,
    ]
    .map(|carrier| (server.url(), carrier));
    let calls: Vec<_> = calls
        .iter()
        .map(|(url, carrier)| (&**url, *carrier))
        .collect();
    for outcome in outcomes(subject, &variables, &calls) {
        assert_eq!(outcome.is_ok(), subject.proxies, "{outcome:?}");
    }
    assert!(!proxy.seen().contains(SECRET), "{}", proxy.seen());

    // A server that repeats the key in the address is not followed.
    let before = proxy.opened();
    let to = format!("http://library.invalid/x?a=b&%6bey={SECRET}");
    let server = Server::script([CannedResponse::of(302, &[("location", &to)], b"")]);
    let outcome = outcomes(subject, &variables, &[(&server.url(), Carrier::Key)]).remove(0);
    let error = outcome.unwrap_err();
    assert!(
        error.contains("not sent over plain http to library.invalid"),
        "{error}"
    );
    assert!(!error.contains(SECRET), "{error}");
    assert_eq!(proxy.opened(), before);

    // On this machine they take everything along, and still pass no proxy.
    let server = Server::start(|seen, _| match seen.target.as_str() {
        "/moved" => CannedResponse::json(200, r#"{"from": "server"}"#),
        _ => CannedResponse::of(302, &[("location", "/moved")], b""),
    });
    let outcome = outcomes(subject, &variables, &[(&server.url(), Carrier::Token)]).remove(0);
    assert_eq!(outcome, Ok(json!({"from": "server"})));
    assert_eq!(proxy.opened(), before);
}
