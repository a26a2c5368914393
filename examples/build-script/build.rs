//! Generates the one method that this crate calls.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    discovery_codegen::build_script::Module::new("../../discovery/documents/monitoring.v1.json")
        .select(["operations.get"])
        .generate()?;
    Ok(())
}
