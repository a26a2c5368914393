//! Long-running operations: the descriptor of an API, the functions of a builder, and `resume` of the client.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ImplItem;

use super::joined::FOLLOWING;
use super::paths::ModulePath;
use super::{doc, method};
use crate::docs;
use crate::example::Examples;
use crate::model::{
    Api, Docs, Getter, Method, OperationShape, Operations, ServerTimeout, ServerWait, Started,
};

/// The static descriptor of how operations are followed.
pub(super) fn descriptor(api: &Api) -> TokenStream {
    let Some(operations) = &api.operations else {
        return TokenStream::new();
    };
    let shape = match operations.shape {
        OperationShape::Done => quote!(Done),
        OperationShape::Status => quote!(Status),
        OperationShape::Job => quote!(Job),
    };
    let getters = operations.getters.iter().map(getter);
    quote! {
        static OPERATIONS: ::discovery_runtime::contract::Operations = ::discovery_runtime::contract::Operations::new(
            ::discovery_runtime::contract::OperationShape::#shape,
            const { &[#(#getters),*] },
        );
    }
}

fn getter(getter: &Getter) -> TokenStream {
    let get = method::descriptor(&getter.get);
    let wait = getter.wait.as_ref().map(server_wait);
    let cancel = getter.cancel.as_ref().map(cancel);
    quote!(::discovery_runtime::contract::Getter::new(#get) #wait #cancel)
}

fn server_wait(wait: &ServerWait) -> TokenStream {
    let method = method::descriptor(&wait.method);
    let timeout = match wait.timeout {
        ServerTimeout::Unsaid => quote!(Unsaid),
        ServerTimeout::Query => quote!(Query),
        ServerTimeout::Body => quote!(Body),
    };
    quote!(.wait(#method, ::discovery_runtime::contract::ServerTimeout::#timeout))
}

fn cancel(cancel: &Method) -> TokenStream {
    let method = method::descriptor(cancel);
    let body = cancel.body.is_some();
    quote!(.cancel(#method, #body))
}

/// The functions of a builder that follow the operation, if the method starts one.
pub(super) fn follow_functions(method: &Method, place: &ModulePath) -> Option<ImplItem> {
    let (Some(Started::Followed), Some(message)) = (method.started, &method.response) else {
        return None;
    };
    let operations = place.root_item("OPERATIONS");
    let message = place.ty(message);
    Some(FOLLOWING.functions(quote!(#operations, #message)))
}

/// The function of the client that resumes an operation.
pub(super) fn resume_function(operations: Option<&Operations>, examples: &Examples) -> TokenStream {
    let Some(operations) = operations else {
        return TokenStream::new();
    };
    let message = ModulePath::root().path(&operations.message);
    let can_cancel = operations.can_cancel();
    let docs = [
        "An operation that was started before, also by another process: to wait for its end, or to see its states. It is found",
        "by its name, or by its link where the API gives one.",
    ];
    let docs = Docs(docs.map(str::to_owned).to_vec());
    let docs = doc::lines(&docs::join_paragraphs([docs, examples.resume().clone()]));
    quote! {
        #docs
        pub fn resume(
            &self,
            name: impl ::std::convert::Into<::std::string::String>,
        ) -> ::discovery_runtime::contract::Resume<#message, #can_cancel> {
            ::discovery_runtime::contract::Resume::new(&self.client, &OPERATIONS, name)
        }
    }
}
