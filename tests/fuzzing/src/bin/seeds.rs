//! Writes the inputs that the fuzz targets begin with into folders of this folder: small parts of the documents of the corpus, and
//! what was found before.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use discovery_fuzzing::call::EXAMPLES;
use discovery_fuzzing::mutate::{Language, mutate, slice};
use fastrand::Rng;
use serde_json::Value;

/// Small parts of each document.
const PARTS: usize = 3;
/// Longer inputs take long.
const LONGEST: usize = 20_000;
/// Messages.
const MESSAGES: u64 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("usage: seeds FOLDER")?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in ["document", "reader", "call"] {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        for file in files(&here.join("findings").join(target))? {
            let name = file.file_name().ok_or("a file has a name")?;
            fs::copy(&file, folder.join(name))?;
        }
    }
    write_documents(&Path::new(&folder).join("document"), here)?;
    write_messages(&Path::new(&folder).join("reader"))?;
    for (number, text) in EXAMPLES.iter().enumerate() {
        fs::write(Path::new(&folder).join(format!("call/{number}.json")), text)?;
    }
    Ok(())
}

fn write_documents(folder: &Path, here: &Path) -> Result<(), Box<dyn Error>> {
    let mut rng = Rng::with_seed(1);
    for file in files(&here.join("../fixtures"))? {
        fs::copy(
            &file,
            folder.join(file.file_name().ok_or("a file has a name")?),
        )?;
    }
    for file in files(&here.join("../corpus/documents"))? {
        let document: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let name = file.file_stem().ok_or("a file has a name")?.display();
        for part in 0..PARTS {
            let part_of_it = slice(&document, 1 + 2 * part, 2 + 4 * part, &mut rng);
            let text = part_of_it.to_string();
            if text.len() <= LONGEST {
                fs::write(folder.join(format!("{name}-{part}.json")), text)?;
            }
        }
    }
    Ok(())
}

fn write_messages(folder: &Path) -> Result<(), Box<dyn Error>> {
    for seed in 0..MESSAGES {
        let mut rng = Rng::with_seed(seed);
        let mut text = "{}".to_owned();
        for _ in 0..10 {
            text = mutate(&text, Language::Message, 4096, &mut rng);
        }
        fs::write(folder.join(format!("{seed}.json")), text)?;
    }
    Ok(())
}

/// The JSON files in a folder, by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    Ok(files)
}
