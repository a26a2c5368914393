//! What every transport of ours has to pass: where requests go, and in whose runtime they live. One suite, run for each
//! [`Subject`].

#![cfg(any(feature = "hyper", feature = "tower"))]

mod child;
#[cfg(feature = "hyper")]
mod https;
#[cfg(feature = "tower")]
mod in_between;
mod proxies;
mod proxy;
mod runtimes;
#[allow(dead_code)]
#[path = "../http/server.rs"]
mod server;
mod subjects;

use discovery_runtime::contract::{Api, Method};

static API: Api = Api::new("library", "v1", "20260101", "https://library.invalid/", "")
    .package("example-library-v1", "1.2.3");

const fn method(verb: &'static str) -> Method {
    Method::new("library.books.test", verb, "v1/books")
}

static GET: Method = method("GET");
static POST: Method = method("POST");

/// The tests of each module as functions of a subject, run for this one.
macro_rules! suite {
    ($name:ident: $($module:ident { $($test:ident)* })*) => {
        mod $name {
            $(mod $module {
                $(#[test]
                fn $test() {
                    crate::$module::$test(&crate::subjects::$name());
                })*
            })*
        }
    };
}

#[cfg(feature = "hyper")]
suite! { default_transport:
    runtimes {
        short_runtimes_on_many_threads
        two_runtimes_at_once
        one_client_for_many_tests
        a_runtime_that_ends_with_calls_in_flight
        closing_reaches_all_runtimes
        a_runtime_that_nothing_runs
        ended_runtimes_leave_nothing
        a_request_that_may_have_been_sent_is_not_sent_twice
        a_request_that_was_not_sent_is_sent
    }
    proxies {
        loopback_is_never_proxied
        elsewhere_no_secret_goes_over_plain_http
        no_proxy_holds
        a_cgi_program_has_no_proxy
        redirects_take_no_secret_along
    }
    https {
        a_proxy_carries_what_it_cannot_read
        loopback_is_never_proxied
    }
}

// A client of hyper, which knows no proxies and no TLS.
#[cfg(feature = "tower")]
suite! { tower:
    runtimes {
        short_runtimes_on_many_threads
        two_runtimes_at_once
        one_client_for_many_tests
        a_runtime_that_ends_with_calls_in_flight
        closing_reaches_all_runtimes
        a_runtime_that_nothing_runs
        ended_runtimes_leave_nothing
        a_request_that_may_have_been_sent_is_not_sent_twice
        a_request_that_was_not_sent_is_sent
    }
    proxies {
        loopback_is_never_proxied
        elsewhere_no_secret_goes_over_plain_http
        redirects_take_no_secret_along
    }
}
