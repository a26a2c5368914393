//! The function that begins a call: a static descriptor and the required parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::argument::{argument_type, set_parameter};
use super::joined::{METHOD, NEW_CALL, NEW_METHOD};
use super::package::Package;
use super::paths::{ModulePath, ident};
use super::{default_scope, doc, idempotency, softened};
use crate::docs::join_paragraphs;
use crate::model::{Docs, MediaDownload, MediaUpload, Method, RequestId, StreamFormat, Type};

pub(super) fn function(method: &Method, place: &ModulePath, package: &Package) -> TokenStream {
    let notes = [default_scope::note(method), idempotency::note(method)];
    let notes = notes.into_iter().flatten().map(|note| Docs(vec![note]));
    let docs = [method.function_docs.clone()].into_iter().chain(notes);
    let docs = docs.chain(softened::required_note(method));
    let docs = docs.chain([package.examples.of(method)]);
    let docs = doc::lines(&join_paragraphs(docs));
    let deprecated = doc::deprecated(method.deprecated);
    let alias = doc::alias(&method.function, &[&method.wire.0, &method.id]);
    let function = ident(&method.function);
    let builder = ident(&method.builder);
    let descriptor = descriptor(method);
    let types = |ty: &Type| place.ty(ty);
    let arguments = method.arguments.iter().map(|parameter| {
        let name = ident(&parameter.name);
        let ty = argument_type(parameter, &types);
        quote!(, #name: #ty)
    });
    let values = method
        .arguments
        .iter()
        .map(|parameter| set_parameter(&quote!(call), parameter, &types));
    let (body, set_body) = match &method.body {
        None => (TokenStream::new(), TokenStream::new()),
        Some(body) => {
            let ty = place.ty(&body.ty);
            if body.optional {
                (
                    TokenStream::new(),
                    quote!(call.body(&<#ty as ::std::default::Default>::default());),
                )
            } else {
                (quote!(, body: #ty), quote!(call.body(&body);))
            }
        }
    };
    let values: TokenStream = values.chain([set_body]).collect();
    let binding = if values.is_empty() {
        quote!(let call)
    } else {
        quote!(let mut call)
    };
    quote! {
        #docs
        #deprecated
        #alias
        pub fn #function(&self #(#arguments)* #body) -> #builder {
            static METHOD: #METHOD = #descriptor;
            #binding = #NEW_CALL(&self.client, &METHOD);
            #values
            #builder { call }
        }
    }
}

pub(super) fn descriptor(method: &Method) -> TokenStream {
    let id = &method.id;
    let verb = &method.verb;
    let path = &method.path;
    let with_forms = method
        .arguments
        .iter()
        .filter(|parameter| !parameter.forms.is_empty());
    let forms = with_forms.map(|parameter| {
        let name = &parameter.wire.0;
        let forms = parameter.forms.iter().map(ToString::to_string);
        quote!((#name, &[#(#forms),*]))
    });
    let forms: Vec<_> = forms.collect();
    let forms = match forms.as_slice() {
        [] => TokenStream::new(),
        forms => quote!(.forms(&[#(#forms),*])),
    };
    let required = required(method);
    let scopes = match method.scopes.as_slice() {
        [] => TokenStream::new(),
        scopes => quote!(.scopes(&[#(#scopes),*])),
    };
    let default_scope = default_scope::descriptor(method);
    let api_version = method
        .api_version
        .as_ref()
        .map(|version| quote!(.api_version(#version)));
    let no_response = method.response.is_none().then(|| quote!(.no_response()));
    let request_id = method.request_id.map(|place| {
        let place = match place {
            RequestId::Query => quote!(Query),
            RequestId::Body => quote!(Body),
        };
        quote!(.request_id(::discovery_runtime::contract::RequestId::#place))
    });
    let idempotency = idempotency::descriptor(method);
    let stream = method.stream.map(|stream| {
        let format = match stream.format {
            StreamFormat::Array => quote!(Array),
            StreamFormat::Events => quote!(Events),
            StreamFormat::AsSent => quote!(AsSent),
        };
        quote!(.stream(::discovery_runtime::contract::StreamFormat::#format))
    });
    let upload = method.media_upload.as_ref().map(media_upload);
    let download = method.media_download.map(media_download);
    quote! {
        #NEW_METHOD(#id, #verb, #path)
            #forms #required #scopes #default_scope #api_version #no_response #request_id #idempotency #stream #upload #download
    }
}

/// The parameters that became required, with their setters.
fn required(method: &Method) -> Option<TokenStream> {
    let required = method.setters.iter();
    let required = required.filter(|setter| setter.required_since.is_some());
    let required: Vec<TokenStream> = required
        .map(|setter| {
            let (wire, name) = (&setter.wire.0, setter.name.as_str());
            quote!((#wire, #name))
        })
        .collect();
    (!required.is_empty()).then(|| quote!(.required(&[#(#required),*])))
}

fn media_upload(upload: &MediaUpload) -> TokenStream {
    let simple = &upload.simple;
    let resumable = upload
        .resumable
        .as_ref()
        .map(|path| quote!(.resumable(#path)));
    let accept = match upload.accept.as_slice() {
        [] => TokenStream::new(),
        accept => quote!(.accept(&[#(#accept),*])),
    };
    let max_size = upload.max_size.map(|bytes| {
        let bytes = Literal::u64_unsuffixed(bytes);
        quote!(.max_size(#bytes))
    });
    quote!(.upload(::discovery_runtime::contract::MediaUpload::new(#simple) #resumable #accept #max_size))
}

fn media_download(download: MediaDownload) -> TokenStream {
    let how = match download {
        MediaDownload::Body => quote!(body()),
        MediaDownload::Media {
            service,
            generation,
        } => {
            let service = service.then(|| quote!(.service()));
            let generation = generation.then(|| quote!(.generation()));
            quote!(media() #service #generation)
        }
    };
    quote!(.download(::discovery_runtime::contract::MediaDownload::#how))
}
