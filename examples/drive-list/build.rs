//! Generates the one method that this crate calls.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    discovery_codegen::build_script::Module::new("../../tests/corpus/documents/drive.v3.json")
        .select(["files.list"])
        .generate()?;
    Ok(())
}
