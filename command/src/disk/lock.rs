//! A lock on a folder: one run at a time writes below it, and none reads there meanwhile. The lock is the system's, on the
//! folder itself, so that it goes with the process and leaves nothing behind.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use same_file::Handle;

use super::below::look_for_file;

/// A file that is locked where the system does not lock folders (Windows, some network drives). It stays there, empty.
const LOCK_FILE: &str = ".discovery-codegen.lock";

/// A folder that is locked until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Who else may have a lock at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sharing {
    /// Nobody: for a run that writes.
    Exclusive,
    /// Others that read.
    Shared,
}

impl Lock {
    /// Locks a folder; calls `waiting` before it waits for another run.
    ///
    /// # Errors
    ///
    /// `NotFound`: there is no such folder, or it went away while this run waited.
    pub(super) fn take(
        folder: &Path,
        sharing: Sharing,
        waiting: impl Fn(),
    ) -> io::Result<Option<Self>> {
        match File::open(folder) {
            Ok(file) if lock(&file, sharing, &waiting).is_ok() => {
                // The run before may have removed the folder that it had created.
                if Handle::from_path(folder)? != Handle::from_file(file.try_clone()?)? {
                    return Err(io::ErrorKind::NotFound.into());
                }
                Ok(Some(Self { _file: file }))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            _ => Self::take_file(folder, sharing, &waiting),
        }
    }

    /// Locks a file in the folder. A run that only reads creates none, and goes on without.
    fn take_file(folder: &Path, sharing: Sharing, waiting: &impl Fn()) -> io::Result<Option<Self>> {
        look_for_file(folder, Path::new(LOCK_FILE)).map_err(|(_, error)| error)?;
        let path = folder.join(LOCK_FILE);
        let file = match sharing {
            Sharing::Shared => File::open(&path),
            Sharing::Exclusive => OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path),
        };
        match (file, sharing) {
            (Ok(file), _) => {
                lock(&file, sharing, waiting)?;
                Ok(Some(Self { _file: file }))
            }
            (Err(_), Sharing::Shared) => Ok(None),
            (Err(error), Sharing::Exclusive) => Err(error),
        }
    }
}

fn lock(file: &File, sharing: Sharing, waiting: &impl Fn()) -> io::Result<()> {
    let tried = match sharing {
        Sharing::Exclusive => file.try_lock(),
        Sharing::Shared => file.try_lock_shared(),
    };
    match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) => {
            waiting();
            match sharing {
                Sharing::Exclusive => file.lock(),
                Sharing::Shared => file.lock_shared(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;
    use std::thread;

    use super::*;

    /// As on a system that does not lock folders.
    #[test]
    fn a_file_is_locked_where_a_folder_cannot_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        let free = || panic!("nobody has the lock");
        let none = Lock::take_file(path, Sharing::Shared, &free).expect("it goes on");
        assert!(none.is_none());
        assert!(!path.join(LOCK_FILE).exists(), "a reader creates nothing");

        let first = Lock::take_file(path, Sharing::Exclusive, &free).expect("a lock");
        thread::scope(|scope| {
            let (sender, receiver) = std::sync::mpsc::channel();
            let second = scope.spawn(move || {
                let waited = Cell::new(false);
                let waiting = || {
                    waited.set(true);
                    sender.send(()).expect("the test waits for it");
                };
                Lock::take_file(path, Sharing::Shared, &waiting).expect("a lock");
                waited.get()
            });
            receiver.recv().expect("it says that it waits");
            drop(first);
            assert!(second.join().expect("it ends"));
        });
        assert_eq!(fs::read(path.join(LOCK_FILE)).expect("it stays"), b"");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_a_file_to_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path();
        std::os::unix::fs::symlink("elsewhere", path.join(LOCK_FILE)).expect("a link");
        Lock::take_file(path, Sharing::Exclusive, &|| ()).expect_err("it is a link");
        assert!(!path.join("elsewhere").exists());
    }
}
