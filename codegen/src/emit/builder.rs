//! The builder of a call: a wrapper around the runtime's `Call`, with a setter for each optional parameter.

use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::{ImplItem, Item};

use super::argument::{argument_type, set_parameter};
use super::joined::{
    BATCHED, CALL, MEDIA_DOWNLOAD_FUNCTIONS, MEDIA_UPLOAD_FUNCTIONS, RAW_BODY, SENDING, STREAMING,
    SYSTEM_PARAMETERS, UPDATE_MASK,
};
use super::package::Package;
use super::paths::{ModulePath, ident};
use super::syntax::{
    self, Attributes, argument, field, field_of, mut_self, path, result, structure, type_at, value,
};
use super::{doc, operations, paging, softened};
use crate::docs::{self, code_span};
use crate::model::{Docs, Method, Parameter, Resource, SystemSetter, Type};

/// The struct, its functions, and what it does in a batch.
pub(super) fn builder(
    method: &Method,
    resource: &Resource,
    place: &ModulePath,
    package: &Package,
) -> Vec<Item> {
    let name = ident(&method.builder);
    let attributes = doc::lines(&docs(method, resource, package))
        .and(Attributes::list("derive", quote!(Clone, Debug)))
        .and(Attributes::text(
            "must_use",
            "a call does nothing until it is sent: `.send().await`",
        ));
    let call = field(
        Attributes::default(),
        false,
        syntax::name("call"),
        CALL.ty(),
    );
    let response = match &method.response {
        Some(ty) => place.ty(ty).into_token_stream(),
        None => quote!(()),
    };
    let mut parameters: Vec<ImplItem> = method
        .setters
        .iter()
        .flat_map(|parameter| setter(parameter, place))
        .collect();
    parameters.extend(body_setter(method, place));
    parameters.extend(method.http_body.then(|| RAW_BODY.functions(quote!())));
    parameters.extend(update_mask(method, place));
    let upload = method.media_upload.as_ref();
    let upload = upload.map(|_| MEDIA_UPLOAD_FUNCTIONS.functions(quote!(#response)));
    let download = method.media_download;
    let download = download.map(|_| MEDIA_DOWNLOAD_FUNCTIONS.functions(quote!()));
    let sending = [
        paging::functions(method, place, &response),
        upload,
        download,
        streaming(method, place),
        operations::follow_functions(method, place),
        Some(SENDING.functions(quote!(#response))),
    ];
    let system = system_setters(&method.system_setters);
    let blocks = [
        ("What the method takes.", parameters),
        ("How it is sent.", sending.into_iter().flatten().collect()),
        ("What every method takes.", system.into_iter().collect()),
    ];
    let mut items = vec![structure(attributes, name.clone(), [call])];
    items.extend(
        blocks
            .into_iter()
            .filter(|(_, functions)| !functions.is_empty())
            .map(|(what, functions)| block(name.clone(), what, functions)),
    );
    let batched = method.can_be_batched();
    items.extend(batched.then(|| BATCHED.items(quote!(#name, #response))));
    items
}

/// What the call does, its request, its scopes, how it is made, and where more is said about it.
fn docs(method: &Method, resource: &Resource, package: &Package) -> Docs {
    let line = |text: String| Docs(text.lines().map(str::to_owned).collect());
    let request = request_line(method);
    let scopes = scopes(method);
    let made = format!(
        "A call that [`{handle}::{function}`](method@{handle}::{function}) begins, not yet sent.\nThe method is {id}.",
        handle = resource.handle.plain(),
        function = method.function.plain(),
        id = code_span(&method.id),
    );
    let reference = package.reference.iter();
    docs::join_paragraphs(
        [first_paragraph(&method.docs), line(request)]
            .into_iter()
            .chain(scopes.map(line))
            .chain([line(made)])
            .chain([package.examples.of(method)])
            .chain(
                reference.map(|link| line(format!("Google's documentation of the API: {link}"))),
            ),
    )
}

/// The verb and the path: `` `GET` `v3/{+name}` ``.
fn request_line(method: &Method) -> String {
    let verb = code_span(&method.verb);
    match method.path.as_str() {
        // The root of the service.
        "" => verb,
        path => format!("{verb} {}", code_span(path)),
    }
}

/// The scope that the call asks for, and the others that the method takes.
fn scopes(method: &Method) -> Option<String> {
    let default = method
        .default_scope
        .as_ref()
        .map(|chosen| chosen.scope.as_str());
    let others = method.scopes.iter().map(String::as_str);
    let others: Vec<String> = others
        .filter(|scope| Some(*scope) != default)
        .map(code_span)
        .collect();
    let others = others.join(",\n");
    match (default, others.is_empty()) {
        (None, true) => None,
        (None, false) => Some(format!("Scopes: {others}.")),
        (Some(scope), true) => Some(format!("Scope: {}.", code_span(scope))),
        (Some(scope), false) => Some(format!(
            "Scope: {}.\nIt also takes {others}.",
            code_span(scope)
        )),
    }
}

/// The first paragraph, if the description begins with one.
fn first_paragraph(docs: &Docs) -> Docs {
    let lines: Vec<String> = docs
        .0
        .iter()
        .take_while(|line| !line.is_empty())
        .cloned()
        .collect();
    let is_text = |line: &String| !line.starts_with(['-', '#', '|', '>', '`', '~', ' ', '1']);
    match lines.iter().all(is_text) {
        true => Docs(lines),
        false => Docs::default(),
    }
}

/// An `impl` for functions of one kind, so that rustdoc shows them together.
fn block(name: Ident, what: &str, functions: Vec<ImplItem>) -> Item {
    let docs = doc::lines(&Docs(vec![what.to_owned()]));
    syntax::implementation(docs, name, functions)
}

/// The setters of standard parameters.
fn system_setters(setters: &[Parameter]) -> Option<ImplItem> {
    if setters.is_empty() {
        return None;
    }
    // The one that callers need stands first.
    let place = |setter: &&Parameter| {
        let mut all = SystemSetter::ALL.iter();
        all.position(|one| one.wire() == setter.wire.0)
    };
    let mut setters: Vec<&Parameter> = setters.iter().collect();
    setters.sort_by_key(place);
    let names = setters.iter().map(|setter| ident(&setter.name));
    Some(SYSTEM_PARAMETERS.functions(quote!(#(#names)*)))
}

/// The setter of a parameter, and the one that it had before.
fn setter(parameter: &Parameter, place: &ModulePath) -> impl Iterator<Item = ImplItem> {
    let docs = [parameter.docs.clone()].into_iter();
    let docs = docs.chain(softened::required_setter_note(parameter));
    let attributes = doc::lines(&docs::join_paragraphs(docs))
        .and(doc::deprecated(parameter.deprecated))
        .and(doc::alias(&parameter.name, &[&parameter.wire.0]));
    let ty = argument_type(parameter, place);
    let inputs = [mut_self(), argument(ident(&parameter.name), ty)];
    let this = || value(syntax::name("self"));
    let statements = vec![
        set_parameter(field_of(this(), "call"), parameter, place),
        result(this()),
    ];
    let output = type_at(path(syntax::name("Self")));
    let name = ident(&parameter.name);
    let setter = syntax::function(attributes, name, inputs, output, statements);
    [setter]
        .into_iter()
        .chain(softened::old_setter(parameter, place))
}

/// The setter of an optional body. Any other body is an argument.
fn body_setter(method: &Method, place: &ModulePath) -> Option<ImplItem> {
    let body = method.body.as_ref().filter(|body| body.optional)?;
    let ty = place.ty(&body.ty);
    Some(ImplItem::Verbatim(quote! {
        /// The request body. Without it, an empty one is sent.
        pub fn body(mut self, body: #ty) -> Self {
            self.call.body(&body);
            self
        }
    }))
}

/// The function that makes the update mask from the body.
fn update_mask(method: &Method, place: &ModulePath) -> Option<ImplItem> {
    let wire = &method.update_mask.as_ref()?.0;
    let body = place.ty(&method.body.as_ref()?.ty);
    Some(UPDATE_MASK.functions(quote!(#wire, #body)))
}

/// The functions that give what streams as it comes. The response is a list of it.
fn streaming(method: &Method, place: &ModulePath) -> Option<ImplItem> {
    let (Some(_), Some(Type::List(element))) = (&method.stream, &method.response) else {
        return None;
    };
    let element = place.ty(element);
    Some(STREAMING.functions(quote!(#element)))
}
