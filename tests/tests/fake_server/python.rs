//! Google's Python client.

use std::path::Path;
use std::process::Command;

/// Needs `google-api-python-client` for `python3`, the program in DISCOVERY_CODEGEN, and a folder with the documents of drive.v3,
/// storage.v1, monitoring.v3 and firestore.v1 in DISCOVERY_DOCUMENTS.
#[test]
#[ignore = "by hand: needs Python with google-api-python-client, and the variables DISCOVERY_CODEGEN and DISCOVERY_DOCUMENTS"]
fn what_the_python_client_creates_comes_back() {
    let variable =
        |name: &str| std::env::var_os(name).unwrap_or_else(|| panic!("{name} is not set"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fake_server/python_client.py");
    let arguments = [
        script.into_os_string(),
        variable("DISCOVERY_CODEGEN"),
        variable("DISCOVERY_DOCUMENTS"),
    ];
    let output = Command::new("python3")
        .args(arguments)
        .output()
        .expect("python3");
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(text.lines().count(), 4, "a line for each API");
}
