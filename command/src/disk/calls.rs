//! Every call that changes the disk while a run writes several files, or undoes an earlier run. There are few of them, and
//! in one place, so that a test can end a run before each.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

/// Creates a folder.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    fault()?;
    fs::create_dir(path)
}

/// Creates a folder and those above it, if they are missing.
pub(super) fn create_folders(path: &Path) -> io::Result<()> {
    match path.is_dir() {
        true => Ok(()),
        false => {
            if let Some(above) = path.parent() {
                create_folders(above)?;
            }
            create_folder(path)
        }
    }
}

/// Writes a new file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fault()?;
    let mut file = OpenOptions::new().create_new(true).write(true).open(path)?;
    fault()?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    fault()?;
    file.write_all(second)
}

/// Gives a new file the permissions of another one.
pub(super) fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    fault()?;
    fs::set_permissions(to, from.metadata()?.permissions())
}

/// Keeps a file under a second name: as a hard link, or where that cannot be, as a copy.
pub(super) fn keep(file: &Path, second: &Path) -> io::Result<()> {
    fault()?;
    if fs::hard_link(file, second).is_ok() {
        return Ok(());
    }
    fs::copy(file, second).map(|_| ())
}

/// Renames a file or a folder. A file that has the new name is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault()?;
    fs::rename(from, to)
}

/// Says that a file was written just now.
#[cfg(feature = "call")]
pub(crate) fn touch(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_modified(std::time::SystemTime::now())
}

/// Removes a file.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    fault()?;
    fs::remove_file(path)
}

/// Removes a folder if nothing is in it; whether it is gone.
pub(super) fn remove_empty_folder(path: &Path) -> io::Result<bool> {
    fault()?;
    match fs::remove_dir(path) {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(true),
            io::ErrorKind::DirectoryNotEmpty => Ok(false),
            _ => Err(error),
        },
    }
}

/// Removes whatever is at a path, if anything is. No link is followed.
pub(super) fn remove_all(path: &Path) -> io::Result<()> {
    let data = match path.symlink_metadata() {
        Ok(data) => data,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if !data.is_dir() {
        return remove_file(path);
    }
    for entry in path.read_dir()? {
        remove_all(&entry?.path())?;
    }
    fault()?;
    fs::remove_dir(path)
}

/// So many files are waited for at a time: a disk takes them together.
const AT_A_TIME: usize = 16;

/// Makes sure that files, and the names in folders, are on the disk and not only in memory.
///
/// # Errors
///
/// The first that this fails for.
pub(super) fn sync(paths: &[PathBuf]) -> Result<(), (PathBuf, io::Error)> {
    let size = paths.len().div_ceil(AT_A_TIME).max(1);
    let sync_part = |part: &[PathBuf]| {
        part.iter()
            .try_for_each(|path| sync_one(path).map_err(|error| (path.clone(), error)))
    };
    thread::scope(|scope| {
        let parts: Vec<_> = paths
            .chunks(size)
            .map(|part| scope.spawn(move || sync_part(part)))
            .collect();
        parts
            .into_iter()
            .try_for_each(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

fn sync_one(path: &Path) -> io::Result<()> {
    fault()?;
    let is_folder = path.is_dir();
    if is_folder && !cfg!(unix) {
        // Such a system has this for files alone.
        return Ok(());
    }
    // Windows asks for the right to write.
    let file = OpenOptions::new()
        .read(true)
        .append(cfg!(windows))
        .open(path)?;
    match file.sync_all() {
        Err(error) if is_folder && error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Ends the run here, or lets the call fail, if a test asked for it. `DISCOVERY_CODEGEN_FAULT=kill:7` is the seventh call;
/// `fail:7` lets it fail. A release build knows nothing of this.
#[cfg(debug_assertions)]
fn fault() -> io::Result<()> {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    static FAULT: LazyLock<Option<(String, u64)>> = LazyLock::new(|| {
        let fault = std::env::var("DISCOVERY_CODEGEN_FAULT").ok()?;
        let (kind, number) = fault.split_once(':')?;
        Some((kind.to_owned(), number.parse().ok()?))
    });
    static CALLS: AtomicU64 = AtomicU64::new(0);

    let Some((kind, number)) = &*FAULT else {
        return Ok(());
    };
    match kind.as_str() {
        _ if CALLS.fetch_add(1, Ordering::SeqCst) + 1 != *number => Ok(()),
        // Nothing is dropped, flushed or put back: as if the process had been killed, and with the code that shells give it.
        "kill" => std::process::exit(137),
        _ => Err(io::Error::other("a test let this call fail")),
    }
}

#[cfg(not(debug_assertions))]
const fn fault() -> io::Result<()> {
    Ok(())
}
