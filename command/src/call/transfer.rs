//! Uploads and downloads, with a bar; and uploads that go on after they were interrupted.

use std::path::Path;

use discovery_codegen::Problem;
use discovery_runtime::contract::{Call as RuntimeCall, Upload};
use discovery_runtime::{Progress, UploadSession};
use indicatif::ProgressBar;
use serde_json::Value;

use super::failure::Failure;
use super::request::Request;
use super::sessions::Session;
use crate::cli::Call;
use crate::disk::{explain, paths};
use crate::print::{Printer, Shape};
use crate::progress;
use crate::stdin;

/// What a user can do who interrupted an upload.
pub(super) const RESUME: Option<&str> = Some("the same call goes on with the upload");

/// Uploads a file with the call.
pub(super) async fn upload(
    request: &Request<'_>,
    call: RuntimeCall,
    file: &Path,
    args: &Call,
) -> Result<(), Failure> {
    let Some(known) = &request.method.media_upload else {
        return Err(Failure::wrong(format!(
            "`{}` takes no media: leave out --upload",
            request.method.id
        )));
    };
    let shown = paths::shown(file);
    let about = tokio::fs::metadata(file).await;
    let about = about.map_err(|error| wrong(&shown, explain(&error)))?;
    if !about.is_file() {
        return Err(wrong(&shown, "this is not a file".to_owned()));
    }
    let mut printer = Printer::new(&args.output_args, Shape::One)?;
    let bar = progress::bytes(about.len());
    let shown_bar = bar.clone();
    let fields = request.response_fields();
    let mut upload: Upload<Value> = call.upload_of(file, |name| fields.contains(name));
    upload = upload.progress(move |progress| show(&shown_bar, progress));
    if let Some(media_type) = &args.content_type {
        upload = upload.content_type(media_type);
    }
    let session = match known.resumable {
        Some(_) => Session::open(request, file, &about, args),
        None => None,
    };
    if let Some(session) = &session {
        let keep = session.clone();
        upload = upload.on_session(move |begun: &UploadSession| keep.save(begun));
        if let Some(begun) = session.load() {
            progress::note(&format!("going on with the upload of {shown}"));
            upload = upload.resume(begun);
        }
    }
    let response = upload.send().await;
    bar.finish_and_clear();
    let response = response?;
    if let Some(session) = &session {
        session.forget();
    }
    printer.value(&response)?;
    printer.finish()?;
    Ok(())
}

/// Downloads into a file or to stdout.
pub(super) async fn download(
    request: &Request<'_>,
    call: RuntimeCall,
    file: &Path,
) -> Result<(), Failure> {
    if request.method.media_download.is_none() {
        return Err(Failure::wrong(format!(
            "`{}` gives no bytes but JSON: leave out --output",
            request.method.id
        )));
    }
    let bar = progress::bytes(0);
    let shown_bar = bar.clone();
    let download = call.download();
    let download = download.progress(move |progress| show(&shown_bar, progress));
    if stdin::is_named_by(file) {
        let done = download.write_to(&mut tokio::io::stdout()).await;
        bar.finish_and_clear();
        done?;
        return Ok(());
    }
    let done = download.to_file(file).await;
    bar.finish_and_clear();
    let bytes = done?;
    progress::note(&format!("{}: {bytes} bytes", paths::shown(file)));
    Ok(())
}

fn show(bar: &ProgressBar, progress: Progress) {
    if let Some(total) = progress.total {
        bar.set_length(total);
    }
    bar.set_position(progress.done);
}

fn wrong(file: &str, message: String) -> Failure {
    Failure::Wrong(vec![Problem::new("", message).in_file(file)])
}
