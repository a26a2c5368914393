//! The builder of a call: a wrapper around the runtime's `Call`, with a setter for each optional parameter.

use proc_macro2::TokenStream;
use quote::quote;

use super::method::{argument_type, set_parameter};
use super::paging;
use super::paths::{ModulePath, ident};
use super::{doc, operations};
use crate::docs::code_span;
use crate::model::{Docs, Method, Parameter, Type};

pub(super) fn builder(method: &Method, place: &ModulePath) -> TokenStream {
    let docs = doc::lines(&Docs(vec![format!(
        "A call of {}, not yet sent.",
        code_span(&method.id)
    )]));
    let name = ident(&method.builder);
    let setters = method
        .setters
        .iter()
        .map(|parameter| setter(parameter, place));
    let following = operations::follow_functions(method, place);
    let system = system_setters(&method.system_setters);
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
        .then(|| quote!(::discovery_runtime::contract::batched!(#name, #response);));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct #name {
            call: ::discovery_runtime::contract::Call,
        }

        impl #name {
            #(#setters)*
            #body
            #bytes
            #mask
            #system
            #paged
            #upload
            #download
            ::discovery_runtime::contract::sending!(#response);
            #streaming
            #following
        }

        #batched
    }
}

/// The setters of standard parameters.
fn system_setters(setters: &[Parameter]) -> TokenStream {
    if setters.is_empty() {
        return TokenStream::new();
    }
    let names = setters.iter().map(|setter| ident(&setter.name));
    quote!(::discovery_runtime::contract::system_parameters!(#(#names)*);)
}

fn setter(parameter: &Parameter, place: &ModulePath) -> TokenStream {
    let types = &|ty: &Type| place.ty(ty);
    let docs = doc::lines(&parameter.docs);
    let deprecated = doc::deprecated(parameter.deprecated);
    let name = ident(&parameter.name);
    let ty = argument_type(parameter, types);
    let set = set_parameter(&quote!(self.call), parameter, types);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            #set
            self
        }
    }
}

/// The setter of the body, if its schema has no properties. Any other body is an argument.
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
