//! What a generated crate has of its document's endpoints.

use discovery_codegen::{Facts, Options, generate};

/// The root file of the crate of a document.
fn root(name: &str, facts: Facts) -> String {
    let file = format!(
        "{}/corpus/documents/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let document = std::fs::read_to_string(file).expect("a document");
    let options = Options {
        facts,
        ..Options::default()
    };
    let generated = generate(&document, &options).expect("a crate");
    generated.tree.get("src/lib.rs").expect("a root").to_owned()
}

#[test]
fn endpoints_are_constants() {
    let root = root("run.v2", Facts::Shipped);
    for (name, url) in [
        ("US_EAST1", "https://run.us-east1.rep.googleapis.com/"),
        ("US_EAST1_RUN", "https://us-east1-run.googleapis.com/"),
    ] {
        let constant = format!("pub const ENDPOINT_{name}: &'static str = \"{url}\";");
        assert!(root.contains(&constant), "{constant}");
    }
    // The regional one is that of the location.
    assert!(root.contains("(\"us-east1\", Client::ENDPOINT_US_EAST1)"));
    assert!(!root.contains("Client::ENDPOINT_US_EAST1_RUN"));
    assert!(root.contains(".mtls_root_url(\"https://run.mtls.googleapis.com/\")"));
}

#[test]
fn facts_can_be_switched_off() {
    let emulator = ".emulator(\"STORAGE_EMULATOR_HOST\", \"\", true)";
    assert!(root("storage.v1", Facts::Shipped).contains(emulator));
    assert!(!root("storage.v1", Facts::None).contains(emulator));
}
