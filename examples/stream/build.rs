//! Generates the one method that this crate calls.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    discovery_codegen::build_script::Module::new("../../tests/corpus/facts/firestore.v1.json")
        .select(["projects.databases.documents.runQuery"])
        .generate()?;
    Ok(())
}
