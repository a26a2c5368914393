//! Generates the methods of Cloud Storage that this crate calls.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    discovery_codegen::build_script::Module::new("../../tests/corpus/documents/storage.v1.json")
        .select([
            "buckets.insert",
            "objects.delete",
            "objects.get",
            "objects.insert",
            "objects.list",
        ])
        .generate()?;
    Ok(())
}
