//! The document itself, as the Discovery service would serve it if this server were Google's.

use serde_json::{Value, json};

use crate::api::Api;
use crate::message::{Request, Response};

/// The path of the Discovery service.
const SERVICE: &str = "/discovery/v1/apis";

/// Where the document is: `/discovery/v1/apis/drive/v3/rest`.
pub(crate) fn path(api: &Api) -> String {
    format!("{SERVICE}/{}/{}/rest", api.name, api.version)
}

/// Serves the document and the directory that names it.
pub(crate) fn serve(api: &Api, request: &Request) -> Option<Response> {
    if request.verb != "GET" {
        return None;
    }
    let at_api = request.path == "/$discovery/rest"
        && request
            .parameter("version")
            .is_none_or(|version| version == api.version);
    if at_api || request.path == path(api) {
        return Some(Response::json(rewritten(api, &request.origin)));
    }
    // The document of the Discovery service has this path itself.
    (request.path == SERVICE && api.name != "discovery")
        .then(|| Response::json(directory(api, &request.origin)))
}

/// The document with this server's address.
fn rewritten(api: &Api, origin: &str) -> Value {
    let mut document = api.document.clone();
    let Some(object) = document.as_object_mut() else {
        return document;
    };
    let path = |url: &str| {
        let rest = url.split_once("://").map_or("", |(_, rest)| rest);
        rest.split_once('/')
            .map_or(String::new(), |(_, path)| path.to_owned())
    };
    for key in ["rootUrl", "baseUrl", "mtlsRootUrl"] {
        if let Some(Value::String(url)) = object.get_mut(key) {
            *url = format!("{origin}/{}", path(url));
        }
    }
    // Each names a server of Google.
    object.remove("endpoints");
    document
}

fn directory(api: &Api, origin: &str) -> Value {
    json!({
        "kind": "discovery#directoryList",
        "discoveryVersion": "v1",
        "items": [{
            "kind": "discovery#directoryItem",
            "id": format!("{}:{}", api.name, api.version),
            "name": api.name,
            "version": api.version,
            "title": api.title,
            "discoveryRestUrl": format!("{origin}{}", path(api)),
            "preferred": true,
        }],
    })
}
