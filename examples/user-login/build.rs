//! Generates the methods that these programs call.

use discovery_codegen::build_script::Module;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Module::new("../../tests/corpus/documents/drive.v3.json")
        .select(["files.list"])
        .generate()?;
    // Google's document of Gmail, revision 20261005, from google-api-python-client 2.202.0.
    Module::new("gmail.v1.json")
        .select(["users.messages.get", "users.messages.list"])
        .generate()?;
    Ok(())
}
