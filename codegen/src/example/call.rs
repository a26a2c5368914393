//! The example of one method: its statements, and what they import.

use super::required::says_required;
use super::types::Types;
use super::uses::Uses;
use super::width::WIDTH;
use super::{message, values};
use crate::model::{Method, ResourcePath, RustIdent, Started};

/// The example of one method.
pub(super) struct Example {
    pub(super) uses: Uses,
    /// The statements. They use `client`, and may fail with `?`.
    pub(super) lines: Vec<String>,
}

/// Makes the example of a method.
pub(super) fn example(path: &ResourcePath<'_>, method: &Method, types: &Types<'_>) -> Example {
    let mut uses = Uses::default();
    let mut lines = Vec::new();
    let keys = path.keys();
    let resource = keys.rsplit('.').next().unwrap_or_default();
    let mut arguments: Vec<String> = method
        .arguments
        .iter()
        .map(|parameter| values::argument(parameter, resource, types, &mut uses))
        .collect();
    let body = method.body.as_ref().filter(|body| !body.optional);
    let body = body.map(|body| message::body(method, &body.ty, types, &mut uses));
    if let Some(body) = body {
        arguments.push("body".to_owned());
        lines.extend(body.statement());
    }
    let shape = Shape::of(method, types);
    if let Shape::Upload = shape {
        uses.std("path::Path");
    }
    let mut calls = vec![Call::new(&method.function, arguments)];
    let mask = method.update_mask.as_ref();
    let required = method.setters.iter().filter(|setter| {
        (setter.required_since.is_some() || says_required(&setter.docs))
            && mask != Some(&setter.wire)
            && message::has_value(&setter.ty, types)
    });
    calls.extend(required.map(|setter| {
        let value = values::argument(setter, resource, types, &mut uses);
        Call::new(&setter.name, vec![value])
    }));
    if method.update_mask.is_some() {
        calls.push(Call::of("update_mask_from_body()"));
    }
    calls.extend(shape.calls().map(Call::of));
    lines.extend(statement(path, &calls, shape));
    lines.extend(shape.after().iter().map(|line| (*line).to_owned()));
    Example { uses, lines }
}

/// The example of an operation that was started before.
pub(super) fn resume() -> Example {
    let line = "let done = client.resume(\"operations/my-operation\").wait().await?;";
    let lines = [line]
        .into_iter()
        .chain(Shape::Wait.after().iter().copied());
    Example {
        uses: Uses::default(),
        lines: lines.map(str::to_owned).collect(),
    }
}

/// A call of a function, in a chain of them.
pub(super) struct Call {
    pub(super) text: String,
    /// Each in a line of its own, if the text is too long for one.
    arguments: Vec<String>,
}

impl Call {
    /// A call with its arguments.
    pub(super) fn new(function: &RustIdent, arguments: Vec<String>) -> Self {
        Self {
            text: format!("{function}({})", arguments.join(", ")),
            arguments,
        }
    }

    /// A call as it is written.
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            arguments: Vec::new(),
        }
    }

    /// The lines in a chain that has a line for each call.
    fn lines(&self) -> Vec<String> {
        let whole = format!("    .{}", self.text);
        match self.text.split_once('(') {
            Some((function, _)) if whole.len() > WIDTH && !self.arguments.is_empty() => {
                let arguments = self.arguments.iter().map(|one| format!("        {one},"));
                [format!("    .{function}(")]
                    .into_iter()
                    .chain(arguments)
                    .chain(["    )".to_owned()])
                    .collect()
            }
            _ => vec![whole],
        }
    }
}

/// The statement that sends the call. If it is too long for a line, the resource has a statement of its own; if that is not enough, each
/// call has a line.
pub(super) fn statement(path: &ResourcePath<'_>, calls: &[Call], shape: Shape) -> Vec<String> {
    let (begin, end) = shape.binding();
    let receiver = path.receiver();
    let texts: Vec<&str> = calls.iter().map(|call| call.text.as_str()).collect();
    let chain = texts.join(".");
    let whole = format!("{begin}{receiver}.{chain}{end}");
    if whole.len() <= WIDTH {
        return vec![whole];
    }
    let (mut lines, receiver) = match path.last() {
        // A variable of the same name would hide the body or the client.
        Some(last) if !["body", "client"].contains(&last.function.as_str()) => {
            let resource = last.function.to_string();
            (vec![format!("let {resource} = {receiver};")], resource)
        }
        _ => (Vec::new(), receiver),
    };
    let whole = format!("{begin}{receiver}.{chain}{end}");
    if whole.len() <= WIDTH {
        lines.push(whole);
        return lines;
    }
    lines.push(format!("{begin}{receiver}"));
    lines.extend(calls.iter().flat_map(Call::lines));
    if let (false, Some(last)) = (end.starts_with('.'), lines.last_mut()) {
        last.push_str(end);
    } else {
        lines.push(format!("    {end}"));
    }
    lines
}

/// What is done with a call.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Stream,
    Download,
    Upload,
    Wait,
    Items,
    Pages,
    /// The response is a value.
    Send,
    /// The response says nothing.
    SendAlone,
}

impl Shape {
    fn of(method: &Method, types: &Types<'_>) -> Self {
        if method.stream.is_some() {
            Self::Stream
        } else if method.media_download.is_some() {
            Self::Download
        } else if method.media_upload.is_some() {
            Self::Upload
        } else if method.started == Some(Started::Followed) && method.response.is_some() {
            Self::Wait
        } else {
            Self::paged(method).unwrap_or_else(|| Self::sent(method, types))
        }
    }

    /// That of a method with pages.
    pub(super) fn paged(method: &Method) -> Option<Self> {
        let pages = method.paging.as_ref().and_then(|paging| paging.pages())?;
        Some(match pages.items {
            crate::model::PageItems::In(_) => Self::Items,
            crate::model::PageItems::Unclear(_) => Self::Pages,
        })
    }

    /// That of a call whose response is awaited.
    pub(super) fn sent(method: &Method, types: &Types<'_>) -> Self {
        let says_something = |response| !types.is_empty(response);
        match method.response.as_ref().is_some_and(says_something) {
            true => Self::Send,
            false => Self::SendAlone,
        }
    }

    pub(super) fn calls(self) -> impl Iterator<Item = &'static str> {
        let calls: &[&str] = match self {
            Self::Stream => &["stream()"],
            Self::Download => &["download()", "to_file(\"file\")"],
            Self::Upload => &["upload(Path::new(\"file\"))"],
            Self::Wait => &["wait()"],
            Self::Items => &["items()"],
            Self::Pages => &["pages()"],
            Self::Send | Self::SendAlone => &["send()"],
        };
        calls.iter().copied()
    }

    /// What stands before and after the call.
    fn binding(self) -> (&'static str, &'static str) {
        match self {
            Self::Stream | Self::Items => ("let mut items = ", ";"),
            Self::Pages => ("let mut pages = ", ";"),
            Self::Download => ("let bytes = ", ".await?;"),
            Self::Wait => ("let done = ", ".await?;"),
            Self::Upload | Self::Send => ("let response = ", ".await?;"),
            Self::SendAlone => ("", ".await?;"),
        }
    }

    /// What is done with the result.
    pub(super) fn after(self) -> &'static [&'static str] {
        match self {
            Self::Stream | Self::Items => &[
                "while let Some(item) = items.next().await {",
                "    println!(\"{:?}\", item?);",
                "}",
            ],
            Self::Pages => &[
                "while let Some(page) = pages.next().await {",
                "    println!(\"{:?}\", page?);",
                "}",
            ],
            Self::Download => &["println!(\"{bytes} bytes\");"],
            Self::Wait => &["println!(\"{done:?}\");"],
            Self::Upload | Self::Send => &["println!(\"{response:?}\");"],
            Self::SendAlone => &[],
        }
    }
}
