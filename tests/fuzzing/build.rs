//! Generates the messages that the reader reads.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    discovery_codegen::build_script::Module::new("src/messages.json")
        .name("messages")
        .generate()?;
    Ok(())
}
