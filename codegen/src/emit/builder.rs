//! The builder of a call: a wrapper around the runtime's `Call`, with a setter for each optional parameter.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::argument::{argument_type, set_parameter};
use super::joined::{BATCHED, CALL, SENDING, SYSTEM_PARAMETERS};
use super::package::Package;
use super::paging;
use super::paths::{ModulePath, ident};
use super::{doc, operations, softened};
use crate::docs::{self, code_span};
use crate::model::{Docs, Method, Parameter, Resource, SystemSetter, Type};

pub(super) fn builder(
    method: &Method,
    resource: &Resource,
    place: &ModulePath,
    package: &Package,
) -> TokenStream {
    let docs = doc::lines(&docs(method, resource, package));
    let name = ident(&method.builder);
    let setters = method.setters.iter();
    let setters: TokenStream = setters.map(|parameter| setter(parameter, place)).collect();
    let following = operations::follow_functions(method, place);
    let body = body_setter(method, place);
    let response = match &method.response {
        Some(ty) => place.ty(ty),
        None => quote!(()),
    };
    let paged = paging::paging_macro(method, place, &response);
    let streaming = streaming(method, place);
    let mask = update_mask(method, place);
    let bytes = method
        .http_body
        .then(|| quote!(::discovery_runtime::contract::raw_body!();));
    let upload = method
        .media_upload
        .as_ref()
        .map(|_| quote!(::discovery_runtime::contract::media_upload!(#response);));
    let download = method
        .media_download
        .map(|_| quote!(::discovery_runtime::contract::media_download!();));
    let batched = method
        .can_be_batched()
        .then(|| quote!(#BATCHED!(#name, #response);));
    let parameters = block(
        &name,
        "What the method takes.",
        quote!(#setters #body #bytes #mask),
    );
    let system = system_setters(&method.system_setters);
    let system = block(&name, "What every method takes.", system);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct #name {
            call: #CALL,
        }

        #parameters

        /// How it is sent.
        impl #name {
            #paged
            #upload
            #download
            #streaming
            #following
            #SENDING!(#response);
        }

        #system

        #batched
    }
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
fn block(name: &Ident, what: &str, functions: TokenStream) -> TokenStream {
    if functions.is_empty() {
        return functions;
    }
    let docs = doc::lines(&Docs(vec![what.to_owned()]));
    quote! {
        #docs
        impl #name {
            #functions
        }
    }
}

/// The setters of standard parameters.
fn system_setters(setters: &[Parameter]) -> TokenStream {
    if setters.is_empty() {
        return TokenStream::new();
    }
    // The one that callers need stands first.
    let place = |setter: &&Parameter| {
        let mut all = SystemSetter::ALL.iter();
        all.position(|one| one.wire() == setter.wire.0)
    };
    let mut setters: Vec<&Parameter> = setters.iter().collect();
    setters.sort_by_key(place);
    let names = setters.iter().map(|setter| ident(&setter.name));
    quote!(#SYSTEM_PARAMETERS!(#(#names)*);)
}

fn setter(parameter: &Parameter, place: &ModulePath) -> TokenStream {
    let types = &|ty: &Type| place.ty(ty);
    let docs = [parameter.docs.clone()].into_iter();
    let docs = docs.chain(softened::required_setter_note(parameter));
    let docs = doc::lines(&docs::join_paragraphs(docs));
    let deprecated = doc::deprecated(parameter.deprecated);
    let alias = doc::alias(&parameter.name, &[&parameter.wire.0]);
    let name = ident(&parameter.name);
    let ty = argument_type(parameter, types);
    let set = set_parameter(&quote!(self.call), parameter, types);
    let old = softened::old_setter(parameter, place);
    quote! {
        #docs
        #deprecated
        #alias
        pub fn #name(mut self, #name: #ty) -> Self {
            #set
            self
        }
        #old
    }
}

/// The setter of an optional body. Any other body is an argument.
fn body_setter(method: &Method, place: &ModulePath) -> TokenStream {
    match &method.body {
        Some(body) if body.optional => {
            let ty = place.ty(&body.ty);
            quote! {
                /// The request body. Without it, an empty one is sent.
                pub fn body(mut self, body: #ty) -> Self {
                    self.call.body(&body);
                    self
                }
            }
        }
        _ => TokenStream::new(),
    }
}

/// The function that makes the update mask from the body.
fn update_mask(method: &Method, place: &ModulePath) -> Option<TokenStream> {
    let wire = &method.update_mask.as_ref()?.0;
    let body = place.ty(&method.body.as_ref()?.ty);
    Some(quote!(::discovery_runtime::contract::update_mask!(#wire, #body);))
}

/// The functions that give what streams as it comes. The response is a list of it.
fn streaming(method: &Method, place: &ModulePath) -> Option<TokenStream> {
    let (Some(_), Some(Type::List(element))) = (&method.stream, &method.response) else {
        return None;
    };
    let element = place.ty(element);
    Some(quote!(::discovery_runtime::contract::streaming!(#element);))
}
