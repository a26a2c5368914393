//! `generated/` is what the pinned documents make.

use std::path::Path;

#[test]
fn generated_crates_are_what_the_pinned_documents_make() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = discovery_tests::cargo()
        .args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "discovery-codegen-cli",
            "--",
            "check",
        ])
        .current_dir(&repository)
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "generated/ is not what discovery/apis.toml makes. `cargo codegen generate` makes it again.\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
