//! The root: the client, and the items of the runtime that a caller needs.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::package::Package;
use super::paths::{ModulePath, ident};
use super::{doc, names, operations, resource};
use crate::docs;
use crate::model::{Api, Docs, Emulator, PASSED_ON, PASSED_ON_WITH_FEATURE, RustIdent};

/// The crates among the items that come from the runtime. Their documentation is theirs.
const CRATES: [&str; 5] = ["bytes", "http", "jiff", "serde", "serde_json"];

/// The version of the contract between generated code and the runtime. A runtime with another version does not compile.
const CONTRACT: u32 = 3;

pub(super) fn root(api: &Api, package: &Package, has_features: bool) -> TokenStream {
    let passed_on = passed_on(has_features);
    let descriptor = descriptor(api, package);
    let docs = doc::lines(&docs::join_paragraphs([
        docs::clean(&docs::printable(&format!("A client of the {}.", api.title))),
        Docs(vec![
            "It is cheap to clone, and clones share their connections.".to_owned(),
        ]),
    ]));
    let scopes = api.scopes.iter();
    let scopes = scopes.map(|scope| constant(&scope.name, &scope.url, &scope.docs));
    let endpoints = api.endpoints.iter();
    let endpoints = endpoints.map(|one| constant(&one.name, &one.url, &one.docs));
    let operations = operations::descriptor(api);
    let resume = operations::resume_function(api.operations.as_ref(), &package.examples);
    let features = api.features.as_ref();
    let functions = resource::functions(&api.root, &ModulePath::root(), features, package);
    let batch = api.batch.as_ref().map(|_| batch_function());
    quote! {
        #passed_on

        const _: () = ::discovery_runtime::contract::contract(#CONTRACT);

        #descriptor
        #operations

        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            client: ::discovery_runtime::contract::ApiClient,
        }

        impl Client {
            #(#scopes)*
            #(#endpoints)*
            /// A client with Application Default Credentials, which are looked for in the first call.
            ///
            /// # Errors
            ///
            /// The runtime was built without a transport.
            pub fn new() -> ::discovery_runtime::contract::Result<Self> {
                Self::builder().build()
            }

            /// A client with an endpoint, credentials, scopes or a transport of the caller's.
            pub fn builder() -> ::discovery_runtime::contract::ClientBuilder<Self> {
                ::discovery_runtime::contract::ClientBuilder::new(&API)
            }

            /// Closes the pooled connections. Calls in flight finish, and a later call opens a new one.
            pub fn close(&self) {
                self.client.close();
            }
            #resume
            #batch
            #(#functions)*
        }

        impl ::std::convert::From<::discovery_runtime::contract::ApiClient> for Client {
            fn from(client: ::discovery_runtime::contract::ApiClient) -> Self {
                Self { client }
            }
        }
    }
}

/// What comes from the runtime, by name. The crate's own documentation has its pages, so that links to them lead there, also on a machine
/// without the documentation of the runtime.
fn passed_on(has_features: bool) -> TokenStream {
    let named = |name: &&str| Ident::new(name, Span::call_site());
    let items = PASSED_ON.iter().filter(|name| !CRATES.contains(name));
    let items = items.map(named);
    let crates = CRATES.iter().map(named);
    let with_feature = PASSED_ON_WITH_FEATURE.map(|(name, feature)| {
        let name = Ident::new(name, Span::call_site());
        quote! {
            #[cfg(feature = #feature)]
            #[doc(inline)]
            pub use ::discovery_runtime::contract::reexports::#name;
        }
    });
    let with_feature = with_feature.iter().filter(|_| has_features);
    quote! {
        #[doc(inline)]
        pub use ::discovery_runtime::contract::{Credentials, Error, Result};
        #[doc(inline)]
        pub use ::discovery_runtime::contract::reexports::{#(#items,)* make};
        #[doc(no_inline)]
        pub use ::discovery_runtime::contract::reexports::{#(#crates),*};
        #(#with_feature)*
    }
}

/// The function that begins a batch.
fn batch_function() -> TokenStream {
    quote! {
        /// Begins a batch: many calls in one request.
        pub fn batch(&self) -> ::discovery_runtime::contract::Batch {
            self.client.batch()
        }
    }
}

/// A constant of the client.
fn constant(name: &RustIdent, url: &str, docs: &Docs) -> TokenStream {
    let docs = doc::lines(docs);
    let name = ident(name);
    quote! {
        #docs
        pub const #name: &'static str = #url;
    }
}

fn descriptor(api: &Api, package: &Package) -> TokenStream {
    let Api {
        name,
        version,
        revision,
        root_url,
        service_path,
        data_wrapper,
        default_scopes,
        ..
    } = api;
    let shared_paths = api.shared_paths.iter().map(names::shared_path);
    let scopes = api.scopes.iter().map(|scope| &scope.url);
    let Package {
        name: package,
        version: package_version,
        ..
    } = package;
    let data_wrapper = data_wrapper.then(|| quote!(.data_wrapper()));
    let shared_paths = if shared_paths.len() == 0 {
        TokenStream::new()
    } else {
        quote!(.shared_paths(const { &[#(#shared_paths),*] }))
    };
    let mtls_root_url = api
        .mtls_root_url
        .as_ref()
        .map(|url| quote!(.mtls_root_url(#url)));
    let batch = api.batch.as_ref().map(|batch| {
        let path = &batch.path;
        let limit = Literal::u32_unsuffixed(batch.limit);
        quote!(.batch(#path, #limit))
    });
    let emulator = api.emulator.as_ref().map(|emulator| {
        let Emulator {
            variable,
            by_default,
            path,
        } = emulator;
        quote!(.emulator(#variable, #path, #by_default))
    });
    let regional = api.endpoints.iter().filter(|one| one.is_regional);
    let regional: Vec<TokenStream> = regional
        .map(|endpoint| {
            let location = &endpoint.location;
            let name = ident(&endpoint.name);
            quote!((#location, Client::#name))
        })
        .collect();
    let endpoints = match regional.as_slice() {
        [] => TokenStream::new(),
        regional => quote!(.endpoints(&[#(#regional),*])),
    };
    quote! {
        static API: ::discovery_runtime::contract::Api =
            ::discovery_runtime::contract::Api::new(#name, #version, #revision, #root_url, #service_path)
                .scopes(&[#(#scopes),*], &[#(#default_scopes),*])
                #mtls_root_url
                #batch
                #endpoints
                #emulator
                #data_wrapper
                #shared_paths
                .package(#package, #package_version);
    }
}
