//! The reference page of a method.

use super::entries::{
    INDENT, api_title, entry, labelled, omissions, parameters, parameters_in_short, remark, scopes,
};
use super::lines::Lines;
use super::shape::Shapes;
use super::style::{NAME, paint};
use discovery_codegen::describe::{
    Mark, MethodPage, OperationInfo, PagingInfo, Precondition, StreamInfo, UploadInfo,
};

pub(super) fn method(lines: &mut Lines, page: &MethodPage, command: &str, call_command: &str) {
    let name = paint(NAME, &page.method);
    let package = &page.about.package;
    lines.line(&format!("{name}  of {package}, {}", api_title(&page.about)));
    if !page.docs.0.is_empty() {
        lines.line("");
        lines.prose(&page.docs);
    }
    lines.line("");
    lines.line(&format!(
        "{}{} {}",
        labelled("request"),
        page.verb,
        page.url
    ));
    if let Some(feature) = &page.feature {
        entry(lines, "feature", feature);
    }
    call(lines, page);
    if cfg!(feature = "call") {
        shell(lines, page, call_command);
    }
    function(lines, page);
    notes(lines, page);

    let body = page.body.as_ref();
    let body_argument = body.filter(|body| !body.optional);
    if !page.arguments.is_empty() || body_argument.is_some() {
        lines.heading("Arguments");
        parameters(lines, &page.arguments, &page.types, false);
        if let Some(body) = body_argument {
            let code = paint(NAME, &format!("body: {}", body.value.rust));
            let remark = remark(&["the request body".to_owned()]);
            lines.line(&format!("{INDENT}{code}{remark}"));
        }
    }
    let body_setter = body.filter(|body| body.optional);
    if !page.setters.is_empty() || body_setter.is_some() {
        lines.heading("Setters");
        parameters(lines, &page.setters, &page.types, true);
        if let Some(body) = body_setter {
            let code = paint(NAME, &format!(".body({})", body.value.rust));
            let remark = remark(&["the request body; {} if it is not set".to_owned()]);
            lines.line(&format!("{INDENT}{code}{remark}"));
        }
    }
    let mut shapes = Shapes::new(&page.types);
    if let Some(body) = body {
        lines.heading("Body");
        shapes.show(lines, &body.value, INDENT);
    }
    lines.heading("Response");
    match &page.response {
        Some(response) => shapes.show(lines, response, INDENT),
        None => {
            let remark = remark(&["an empty response".to_owned()]);
            lines.line(&format!("{INDENT}(){remark}"));
        }
    }
    scopes(
        lines,
        &page.scopes,
        page.scope_reason,
        "Scopes (any one is enough)",
    );
    omissions(lines, &page.omissions);
    if !page.standard_parameters.is_empty() {
        lines.heading("Setters of every method");
        parameters_in_short(lines, &page.standard_parameters, &page.types);
        lines.line(&format!("{INDENT}details: {command}"));
    }
}

/// The call as Rust code.
fn call(lines: &mut Lines, page: &MethodPage) {
    let label = labelled("call");
    let send = ".send().await?";
    let gives = remark(std::slice::from_ref(&page.output));
    let length = label.len() + send.len() + "  // ".len() + page.output.chars().count();
    match lines.fits(length, &page.call) {
        true => {
            let whole = paint(NAME, &format!("{}{send}", page.call));
            lines.line(&format!("{label}{whole}{gives}"));
        }
        false => {
            lines.line(&format!("{label}{}", paint(NAME, &page.call)));
            let hanging = " ".repeat(label.len());
            lines.line(&format!("{hanging}    {}{gives}", paint(NAME, send)));
        }
    }
}

/// The same call in a shell, by this command.
fn shell(lines: &mut Lines, page: &MethodPage, command: &str) {
    let mut words = vec![command.to_owned(), page.method.clone()];
    words.extend(page.arguments.iter().map(|it| format!("{}=…", it.key)));
    words.extend(
        page.body
            .iter()
            .filter(|body| !body.optional)
            .map(|_| "--body …".to_owned()),
    );
    entry(lines, "shell", &words.join(" "));
}

/// The signature. A long one gets a line for each argument.
fn function(lines: &mut Lines, page: &MethodPage) {
    let label = labelled("function");
    let signature_ends = page
        .signature
        .split_once('(')
        .zip(page.signature.rsplit_once(") -> "));
    match signature_ends {
        Some(((name, _), (_, builder))) if !lines.fits(label.len(), &page.signature) => {
            let hanging = " ".repeat(label.len());
            lines.line(&format!("{label}{name}("));
            lines.line(&format!("{hanging}    &self,"));
            for argument in &page.arguments {
                let ty = &argument.value.rust;
                lines.line(&format!("{hanging}    {}: {ty},", argument.name));
            }
            if let Some(body) = page.body.as_ref().filter(|body| !body.optional) {
                lines.line(&format!("{hanging}    body: {},", body.value.rust));
            }
            lines.line(&format!("{hanging}) -> {builder}"));
        }
        _ => lines.line(&format!("{label}{}", page.signature)),
    }
}

/// Special behaviour of a method, and when it is retried.
fn notes(lines: &mut Lines, page: &MethodPage) {
    if let Some(operation) = &page.operation {
        entry(lines, "operation", &operation_note(operation));
    }
    for mark in &page.marks {
        let (label, note) = mark_note(*mark);
        match (mark, &page.upload, &page.download) {
            (Mark::MediaUpload, Some(upload), _) => {
                entry(lines, label, &format!("{note}; {}", upload_limits(upload)));
            }
            (Mark::MediaDownload, _, Some(download)) if download.generation => {
                entry(
                    lines,
                    label,
                    &format!("{note}; one that breaks goes on with the same generation"),
                );
            }
            _ => entry(lines, label, note),
        }
    }
    if let Some(stream) = &page.stream {
        entry(lines, "comes as", &stream_note(stream));
    }
    if let Some(paging) = &page.paging {
        entry(lines, "pages", &paging_note(paging));
    }
    let all = "after failed connections, broken responses, 408, 429, 500, 502, 503 and 504";
    let few = "only after failed connections and 429";
    let override_it = "if yours is: .options(|options| options.idempotent(true))";
    let retries = match &page.idempotent_with {
        _ if page.idempotent => all.to_owned(),
        Some(Precondition::Query(names)) => {
            format!("with {}: {all}; without: {few}", names.join(" or "))
        }
        Some(Precondition::Field(name)) => {
            format!("with {name} in the body: {all}; without: {few}")
        }
        None => format!(
            "{few}, because this {} is not idempotent; {override_it}",
            page.verb
        ),
    };
    entry(lines, "retries", &retries);
    if let Some(version) = &page.api_version {
        entry(lines, "sends", &format!("x-goog-api-version: {version}"));
    }
}

/// What a stream is asked for as.
fn stream_note(stream: &StreamInfo) -> String {
    let request = match stream.both_ways {
        true => "; the request could stream too, and a call sends one message of it",
        false => "",
    };
    format!("{}{request}", stream.format_in_words)
}

/// How the response is paged, or why it is not.
fn paging_note(paging: &PagingInfo) -> String {
    let why_not = paging.why_not.as_deref().unwrap_or_default();
    let (Some(token), Some(next)) = (&paging.token, &paging.next) else {
        return format!("no .pages(), although it looks paged: {why_not}");
    };
    let items = match &paging.items {
        Some(items) => format!(
            ".items() gives each {}, from `{}`, as {}; .pages() gives whole responses",
            items.rust, items.key, items.because
        ),
        None => format!(".pages() gives whole responses; no .items(): {why_not}"),
    };
    let next = match token.from_link {
        true => format!("read from the link `{next}`"),
        false => format!("`{next}`"),
    };
    format!(
        "{items}; the token is `{}` in the {}, the next one {next}",
        token.key, token.location
    )
}

/// How to follow the operation that a method starts.
fn operation_note(operation: &OperationInfo) -> String {
    match operation.reason {
        Some(reason) => format!("without .wait(): {reason}"),
        None => format!(
            ".wait() waits until it is done, .states() gives each state on the way; {}",
            operation_methods(operation)
        ),
    }
}

/// The methods that read, wait for and cancel an operation.
pub(super) fn operation_methods(operation: &OperationInfo) -> String {
    let read = format!("it is read by {}", operation.getters.join(", "));
    let list = |what: &str, ids: &[String]| match ids.is_empty() {
        true => String::new(),
        false => format!("; {what} {}", ids.join(", ")),
    };
    let waits = list("the server waits in", &operation.server_waits);
    let cancels = list("client.resume(name).cancel() calls", &operation.cancels);
    format!("{read}{waits}{cancels}")
}

/// Which media a method takes.
fn upload_limits(upload: &UploadInfo) -> String {
    let kinds = match upload.accept.as_slice() {
        [] => "any kind of media".to_owned(),
        accept => accept.join(", "),
    };
    let most = upload
        .max_size
        .map(|bytes| format!(", up to {bytes} bytes"));
    let resumable = match &upload.resumable_path {
        Some(_) => "; a large one is sent in chunks and can be resumed",
        None => "; in one request",
    };
    format!("{kinds}{}{resumable}", most.unwrap_or_default())
}

fn mark_note(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Deprecated => ("warning", "deprecated: the compiler warns about each call"),
        Mark::MediaUpload => (
            "upload",
            ".upload(source) sends media with the call; .send() sends the metadata alone",
        ),
        Mark::MediaDownload => (
            "download",
            ".download() gives the bytes, whole or as they come",
        ),
        Mark::HttpBody => (
            "bytes",
            ".raw_body(content_type, bytes) sends bytes as the body; .send_raw() gives the bytes of the response",
        ),
        Mark::Streams => (
            "stream",
            ".stream() gives each element as it comes, .send() all of them at the end",
        ),
        Mark::RequestId => (
            "repeats",
            "unless requestId is set, all attempts send the same random UUID, so the call counts as idempotent; \
             to send none: .options(|options| options.request_id(false))",
        ),
        Mark::UpdateMask => (
            "mask",
            ".update_mask_from_body() sets the update mask to the fields that the body has",
        ),
    }
}
