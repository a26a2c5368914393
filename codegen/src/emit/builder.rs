//! The builder of a call: a wrapper around the runtime's `Call`, with a setter for each optional parameter.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::method::{argument_type, set};
use super::paths::{Place, ident};
use crate::model::{Docs, Method, Parameter};

pub(super) fn builder(method: &Method, place: &Place) -> TokenStream {
    let docs = doc::lines(&Docs(vec![format!("A call of `{}`, not yet sent.", method.id)]));
    let name = ident(&method.builder);
    let setters = method.setters.iter().map(|parameter| setter(parameter, place));
    let body = body(method, place);
    let reply = match &method.response {
        Some(ty) => place.ty(ty),
        None => quote!(()),
    };
    let send = send(&reply);
    let bytes = if method.http_body { raw() } else { TokenStream::new() };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent: `.send().await`"]
        pub struct #name {
            call: ::discovery_runtime::Call,
        }

        impl #name {
            #(#setters)*
            #body
            #bytes
            #send
        }
    }
}

fn setter(parameter: &Parameter, place: &Place) -> TokenStream {
    let docs = doc::lines(&parameter.docs);
    let deprecated = doc::deprecated(parameter.deprecated);
    let name = ident(&parameter.name);
    let ty = argument_type(parameter, place);
    let set = set(&quote!(self.call), parameter, place);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #ty) -> Self {
            #set
            self
        }
    }
}

/// The setter of a body whose schema has no properties; any other body is an argument.
fn body(method: &Method, place: &Place) -> TokenStream {
    match &method.body {
        Some(body) if body.optional => {
            let ty = place.ty(&body.ty);
            quote! {
                /// The request body, in place of an empty one.
                pub fn body(mut self, body: #ty) -> Self {
                    self.call.body(&body);
                    self
                }
            }
        }
        _ => TokenStream::new(),
    }
}

/// What every call has.
fn send(reply: &TokenStream) -> TokenStream {
    quote! {
        /// Deadlines, retries, headers: everything that is not a parameter of the API.
        pub fn options(
            mut self,
            options: impl ::std::ops::FnOnce(::discovery_runtime::CallOptions) -> ::discovery_runtime::CallOptions,
        ) -> Self {
            self.call.options(options);
            self
        }

        /// Sends the call.
        pub fn send(self) -> ::discovery_runtime::Sending<#reply> {
            self.call.send()
        }

        /// Sends the call and decodes the reply into a type of the caller's.
        pub fn send_as<T: ::discovery_runtime::serde::de::DeserializeOwned>(self) -> ::discovery_runtime::Sending<T> {
            self.call.send_as()
        }

        ::discovery_runtime::if_blocking! {
            /// Sends the call and waits for the reply; an error inside an async context.
            pub fn send_blocking(self) -> ::discovery_runtime::Result<#reply> {
                self.call.send_blocking()
            }
        }

        /// The request as it would be sent, but for credentials.
        pub fn request(
            self,
        ) -> ::discovery_runtime::Result<::discovery_runtime::http::Request<::discovery_runtime::bytes::Bytes>> {
            self.call.request()
        }
    }
}

/// Bytes in the place of a `google.api.HttpBody`.
fn raw() -> TokenStream {
    quote! {
        /// Sends these bytes as the request body, with their own content type.
        pub fn raw_body(
            mut self,
            content_type: impl ::std::convert::Into<::std::string::String>,
            bytes: impl ::std::convert::Into<::discovery_runtime::bytes::Bytes>,
        ) -> Self {
            self.call.raw_body(content_type.into(), bytes.into());
            self
        }

        /// Sends the call and gives the reply's bytes as they came.
        pub fn send_raw(self) -> ::discovery_runtime::Sending<::discovery_runtime::RawReply> {
            self.call.send_raw()
        }
    }
}
