//! Objects of Cloud Storage: see the functions.

#![deny(warnings)]

use std::path::Path;

use discovery_runtime::{Progress, Result, UploadSource};
use indicatif::{ProgressBar, ProgressStyle};
use storage_v1::Client;
use storage_v1::types::Object;

include!(concat!(env!("OUT_DIR"), "/storage_v1.rs"));

/// Uploads a file as an object of this name, with a bar on the terminal.
///
/// # Errors
///
/// The file cannot be read, or the call failed.
pub async fn upload(client: &Client, bucket: &str, name: &str, file: &Path) -> Result<Object> {
    let bar = bar();
    let moved = bar.clone();
    let object = client
        .objects()
        .insert(bucket, Object::default())
        .name(name)
        .upload(UploadSource::file(file))
        .progress(move |progress| show(&moved, progress))
        .await?;
    bar.finish();
    Ok(object)
}

/// The names of all objects of a bucket.
///
/// # Errors
///
/// A call failed.
pub async fn list(client: &Client, bucket: &str) -> Result<Vec<String>> {
    let mut objects = client.objects().list(bucket).items();
    let mut names = Vec::new();
    while let Some(object) = objects.next().await {
        names.extend(object?.name);
    }
    Ok(names)
}

/// Downloads an object into a file, with a bar on the terminal. Returns the number of bytes.
///
/// # Errors
///
/// The call failed, or the file cannot be written.
pub async fn download(client: &Client, bucket: &str, name: &str, file: &Path) -> Result<u64> {
    let bar = bar();
    let moved = bar.clone();
    let get = client.objects().get(bucket, name);
    let download = get
        .download()
        .progress(move |progress| show(&moved, progress));
    let bytes = download.to_file(file).await?;
    bar.finish();
    Ok(bytes)
}

/// Deletes an object.
///
/// # Errors
///
/// The call failed.
pub async fn delete(client: &Client, bucket: &str, name: &str) -> Result<()> {
    client.objects().delete(bucket, name).send().await
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec}");
    let bar = ProgressBar::no_length();
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn show(bar: &ProgressBar, progress: Progress) {
    if let Some(total) = progress.total {
        bar.set_length(total);
    }
    bar.set_position(progress.done);
}
