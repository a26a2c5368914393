//! A reference page of an API or of one method, in Rust's terms. It reads the model and nothing else.

mod index;
mod method;
mod operation;
mod overview;
mod page;
mod paging;
mod parts;
mod prose;
mod rust;
#[cfg(test)]
mod tests;

use crate::docs::printable;
use crate::model::{Api, Method};
use crate::problem::Problem;
use crate::select;

use index::{Index, MethodEntry};
pub use operation::OperationInfo;
pub use page::{
    About, BatchInfo, BodyInfo, Content, Counts, DownloadInfo, EmulatorInfo, EndpointInfo, FORMAT,
    FactInfo, FieldInfo, Mark, MethodLine, MethodPage, NameInfo, Omitted, Overview, Page,
    ParameterInfo, Precondition, ResourceInfo, ScopeInfo, StreamInfo, TypeInfo, UploadInfo, Use,
    ValueInfo,
};
pub use paging::{ItemsInfo, PagingInfo, TokenInfo};
pub use prose::{Block, Prose};

/// The page of an API, or of the method that is named as `projects.timeSeries.list`, by its `id`, or as Rust spells it.
///
/// # Errors
///
/// There is no such method.
pub fn page(api: &Api, package: &str, method: Option<&str>) -> Result<Page, Problem> {
    let index = Index::new(api);
    let about = About {
        format: FORMAT,
        package: package.to_owned(),
        api: printable(&api.name),
        version: printable(&api.version),
        revision: printable(&api.revision),
        title: printable(&api.title),
    };
    match method {
        None => Ok(Page::Api(Box::new(overview::api_page(&index, about)))),
        Some(typed) => {
            let entry = find_method(&index, typed)?;
            Ok(Page::Method(Box::new(method::method_page(
                &index, entry, about,
            ))))
        }
    }
}

/// The method that is named as `projects.timeSeries.list`, by its `id`, or as Rust spells it.
///
/// # Errors
///
/// There is no such method. The problem says which ones have similar names.
pub fn find<'m>(api: &'m Api, typed: &str) -> Result<&'m Method, Problem> {
    find_method(&Index::new(api), typed).map(|entry| entry.method)
}

fn find_method<'a, 'm>(index: &'a Index<'m>, typed: &str) -> Result<&'a MethodEntry<'m>, Problem> {
    let methods = &index.methods;
    let spelt = |name: &str| name.replace("r#", "").replace('_', "").to_ascii_lowercase();
    let exact = methods
        .iter()
        .find(|entry| entry.path == typed || entry.method.id == typed);
    let as_rust = || {
        let mut like = methods
            .iter()
            .filter(|entry| spelt(&entry.path) == spelt(typed));
        like.next().filter(|_| like.next().is_none())
    };
    exact
        .or_else(as_rust)
        .ok_or_else(|| Problem::new("", no_such_method(index, typed)))
}

fn no_such_method(index: &Index<'_>, typed: &str) -> String {
    const SHOWN: usize = 12;
    let quoted = |names: Vec<&str>| -> Vec<String> {
        names.iter().map(|name| format!("`{name}`")).collect()
    };
    let inside: Vec<&str> = index
        .methods
        .iter()
        .map(|entry| entry.path.as_str())
        .filter(|path| {
            path.strip_prefix(typed)
                .is_some_and(|rest| rest.starts_with('.'))
        })
        .collect();
    if !inside.is_empty() {
        let more = match inside.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let shown = quoted(inside.into_iter().take(SHOWN).collect()).join(", ");
        return format!("`{typed}` is a resource, whose methods are {shown}{more}");
    }
    let mut omissions = index.api.omissions.iter();
    if let Some(omission) = omissions.find(|omission| omission.method().as_deref() == Some(typed)) {
        return format!("`{typed}` is omitted: {}", omission.reason);
    }
    let near = select::find_nearest(typed, index.methods.iter().map(|entry| entry.path.as_str()));
    let hint = match near.is_empty() {
        true => "without METHOD, all of them are listed".to_owned(),
        false => format!("did you mean {}?", quoted(near).join(" or ")),
    };
    format!("there is no method `{typed}`: {hint}")
}
