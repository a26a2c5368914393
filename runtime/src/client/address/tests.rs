use std::collections::BTreeMap;

use super::*;

static API: Api = Api::new(
    "library",
    "v1",
    "20260101",
    "https://library.googleapis.com/",
    "v1/",
)
.mtls_root_url("https://library.mtls.googleapis.com/")
.endpoints(&[("us-east1", "https://library.us-east1.rep.googleapis.com/")])
.emulator("LIBRARY_EMULATOR_HOST", "", true);
static BARE: Api = Api::new("bare", "v1", "20260101", "https://bare.example.com/", "");
static SHY: Api = Api::new("shy", "v1", "20260101", "https://shy.googleapis.com/", "").emulator(
    "SHY_EMULATOR_HOST",
    "shy.googleapis.com",
    false,
);

fn find(api: &Api, choice: Choice, certificate: bool, set: &[(&str, &str)]) -> Result<Address> {
    let set: BTreeMap<&str, &str> = set.iter().copied().collect();
    choice.find(api, certificate, &|name| {
        set.get(name).map(|value| (*value).to_owned())
    })
}

fn root(api: &Api, choice: Choice, certificate: bool, set: &[(&str, &str)]) -> String {
    find(api, choice, certificate, set)
        .expect("an address")
        .root
}

fn refused(api: &Api, choice: Choice, certificate: bool, set: &[(&str, &str)]) -> String {
    find(api, choice, certificate, set).unwrap_err().to_string()
}

fn endpoint(url: &str) -> Choice {
    Choice {
        endpoint: Some(url.to_owned()),
        ..Choice::default()
    }
}

fn location(name: &str) -> Choice {
    Choice {
        location: Some(name.to_owned()),
        ..Choice::default()
    }
}

fn emulator(look: bool) -> Choice {
    Choice {
        emulator: Some(look),
        ..Choice::default()
    }
}

fn universe(domain: &str) -> Choice {
    Choice {
        universe: Some(domain.to_owned()),
        ..Choice::default()
    }
}

const HOST: (&str, &str) = ("LIBRARY_EMULATOR_HOST", "localhost:9000");
const MTLS: &str = "https://library.mtls.googleapis.com/";
const ROOT: &str = "https://library.googleapis.com/";

#[test]
fn the_first_choice_counts() {
    let always = ("GOOGLE_API_USE_MTLS_ENDPOINT", "always");
    assert_eq!(
        root(&API, endpoint("a.example"), true, &[HOST, always]),
        "https://a.example/"
    );
    let there = root(&API, location("us-east1"), true, &[HOST, always]);
    assert_eq!(there, "https://library.us-east1.rep.googleapis.com/");
    let address = find(&API, Choice::default(), true, &[HOST, always]).unwrap();
    assert_eq!(
        (address.root.as_str(), address.is_emulator),
        ("http://localhost:9000/", true)
    );
    assert_eq!(root(&API, Choice::default(), true, &[always]), MTLS);
    assert_eq!(root(&API, Choice::default(), false, &[]), ROOT);
    let both = Choice {
        location: Some("us-east1".to_owned()),
        ..endpoint("a.example")
    };
    assert!(refused(&API, both, false, &[]).contains("choose one of the two"));
}

#[test]
fn an_unknown_location_names_the_known_ones() {
    let unknown = refused(&API, location("us-west9"), false, &[]);
    assert!(
        unknown.contains("\"us-west9\"") && unknown.contains("but for us-east1"),
        "{unknown}"
    );
    assert!(
        refused(&BARE, location("us-east1"), false, &[]).contains("has no endpoint for a location")
    );
}

#[test]
fn an_emulator_is_looked_for_where_clients_do_so_or_if_asked() {
    assert_eq!(root(&API, emulator(false), false, &[HOST]), ROOT);
    let shy = [("SHY_EMULATOR_HOST", "https://emulator.example/base")];
    assert_eq!(
        root(&SHY, Choice::default(), false, &shy),
        "https://shy.googleapis.com/"
    );
    let asked = root(&SHY, emulator(true), false, &shy);
    assert_eq!(asked, "https://emulator.example/base/shy.googleapis.com/");
    assert_eq!(
        root(&SHY, emulator(true), false, &[]),
        "https://shy.googleapis.com/"
    );
    assert!(refused(&BARE, emulator(true), false, &[]).contains("no emulator"));
    for wrong in [
        "localhost:99999",
        "a b",
        "http://u:p@localhost",
        "ftp://localhost",
    ] {
        let error = refused(
            &API,
            Choice::default(),
            false,
            &[("LIBRARY_EMULATOR_HOST", wrong)],
        );
        assert!(!error.contains("u:p"), "{error}");
        assert!(error.contains("LIBRARY_EMULATOR_HOST"), "{error}");
    }
}

#[test]
fn certificates_choose_as_googles_clients_do() {
    let use_endpoint = "GOOGLE_API_USE_MTLS_ENDPOINT";
    let use_certificate = "GOOGLE_API_USE_CLIENT_CERTIFICATE";
    for (certificate, set, expected) in [
        (true, vec![], MTLS),
        (false, vec![], ROOT),
        (true, vec![(use_endpoint, "auto")], MTLS),
        (true, vec![(use_endpoint, "never")], ROOT),
        (false, vec![(use_endpoint, "always")], MTLS),
        (true, vec![(use_certificate, "false")], ROOT),
        (true, vec![(use_certificate, "true")], MTLS),
        (false, vec![(use_certificate, "true")], ROOT),
    ] {
        assert_eq!(
            root(&API, Choice::default(), certificate, &set),
            expected,
            "{certificate} {set:?}"
        );
    }
    for name in [use_endpoint, use_certificate] {
        let error = refused(&API, Choice::default(), true, &[(name, "maybe")]);
        assert!(
            error.contains(name) && error.contains("\"maybe\""),
            "{error}"
        );
    }
    assert_eq!(
        root(&BARE, Choice::default(), true, &[]),
        "https://bare.example.com/"
    );
}

#[test]
fn a_universe_takes_the_place_of_googleapis_com() {
    let variable = ("GOOGLE_CLOUD_UNIVERSE_DOMAIN", "else.example");
    let address = find(&API, universe("Cloud.Example"), false, &[variable]).unwrap();
    assert_eq!(address.root, "https://library.cloud.example/");
    assert_eq!(address.universe, "cloud.example");
    assert_eq!(
        root(&API, Choice::default(), false, &[variable]),
        "https://library.else.example/"
    );
    let there = root(&API, location("us-east1"), false, &[variable]);
    assert_eq!(there, "https://library.us-east1.rep.else.example/");
    assert_eq!(
        root(&API, endpoint("a.example"), false, &[variable]),
        "https://a.example/"
    );
    assert!(refused(&API, Choice::default(), true, &[variable]).contains("client certificates"));
    assert!(refused(&BARE, universe("cloud.example"), false, &[]).contains("is not known"));
    for wrong in [
        "https://cloud.example",
        "cloud",
        "cloud..example",
        "a b.example",
        "",
    ] {
        assert!(
            refused(&API, universe(wrong), false, &[]).contains("is not a domain"),
            "{wrong}"
        );
    }
}
