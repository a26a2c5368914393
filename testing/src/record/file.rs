//! The file of a recording.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use discovery_runtime::serde::ser::{Serialize, SerializeMap as _, Serializer};
use discovery_runtime::serde_json::{self, Value, json};

/// The format of the file.
const FORMAT: u64 = 1;

/// Writes the exchanges. The file is in its place when it is whole; one that was there before stays until then.
pub(super) fn write(path: &Path, exchanges: Vec<Value>) -> io::Result<()> {
    let recording = json!({ "format": FORMAT, "exchanges": exchanges });
    let mut text = serde_json::to_string_pretty(&InOrder(&recording))?;
    text.push('\n');
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the path has no file name",
            ));
        }
    };
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Members in the order in which a person reads them. Other members stand first.
const ORDER: [&str; 10] = [
    "format",
    "exchanges",
    "method",
    "request",
    "response",
    "verb",
    "url",
    "status",
    "headers",
    "body",
];

/// A value whose members are in that order, except those of a body.
struct InOrder<'v>(&'v Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(elements) => serializer.collect_seq(elements.iter().map(InOrder)),
            Value::Object(members) => {
                let place = |name: &str| ORDER.iter().position(|other| *other == name);
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(name, _)| place(name));
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    match name.as_str() {
                        "body" => map.serialize_entry(name, value)?,
                        _ => map.serialize_entry(name, &InOrder(value))?,
                    }
                }
                map.end()
            }
            other => other.serialize(serializer),
        }
    }
}

/// Reads the exchanges.
pub(super) fn read(path: &Path) -> io::Result<Vec<Value>> {
    let invalid = |why: String| {
        let why = format!("{} is not a recording: {why}", path.display());
        io::Error::new(io::ErrorKind::InvalidData, why)
    };
    let text = fs::read(path).map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("{} cannot be read: {error}", path.display()),
        )
    })?;
    let mut recording: Value =
        serde_json::from_slice(&text).map_err(|error| invalid(error.to_string()))?;
    match recording.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => {}
        Some(other) => {
            return Err(invalid(format!(
                "its format is {other}, and this crate reads {FORMAT}"
            )));
        }
        None => return Err(invalid("it has no `format`".to_owned())),
    }
    match recording.get_mut("exchanges").map(Value::take) {
        Some(Value::Array(exchanges)) => Ok(exchanges),
        _ => Err(invalid("it has no list of `exchanges`".to_owned())),
    }
}
