//! [`PartialFile`]: a file that is written beside its place, and moved there when it is whole.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{File, rename};
use tokio::io::AsyncWriteExt;
use tokio::task::spawn_blocking;

/// A file that is written beside its place. If it is dropped before [`finish`](Self::finish), it is removed.
pub(super) struct PartialFile {
    file: File,
    place: PathBuf,
    beside: Option<PathBuf>,
}

impl PartialFile {
    pub(super) async fn create(place: &Path) -> io::Result<Self> {
        let name = place.file_name().ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidInput, "the path has no file name")
        })?;
        let mut part = std::ffi::OsString::from(".");
        part.push(name);
        part.push(format!(".{:016x}.part", fastrand::u64(..)));
        let beside = place.with_file_name(part);
        let place = place.to_owned();
        // The whole of it is made there: if nobody waits for it any more, it is dropped there, and removes the file.
        let create = move || -> io::Result<Self> {
            let mut options = std::fs::OpenOptions::new();
            let file = options.write(true).create_new(true).open(&beside)?;
            Ok(Self {
                file: File::from_std(file),
                place,
                beside: Some(beside),
            })
        };
        spawn_blocking(create).await.map_err(io::Error::other)?
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).await
    }

    /// Moves the file to its place, in place of an earlier one.
    pub(super) async fn finish(mut self) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        if let Some(beside) = &self.beside {
            rename(beside, &self.place).await?;
        }
        self.beside = None;
        Ok(())
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // Whoever dropped it has its error already.
            let _ = std::fs::remove_file(beside);
        }
    }
}
