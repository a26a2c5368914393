//! `.items()` and `.pages()` of a builder.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ImplItem;

use super::joined::PAGED;
use super::method;
use super::paths::{ModulePath, ident};
use crate::model::{Continuation, Method, PageItems, PageToken, Pages, Paging, WireName};

/// The macro that defines them, if the method pages.
pub(super) fn functions(
    method: &Method,
    place: &ModulePath,
    response: &TokenStream,
) -> Option<ImplItem> {
    let Some(Paging::Pages(pages)) = &method.paging else {
        return None;
    };
    let items = match &pages.items {
        PageItems::In(items) => {
            let field = ident(&items.name);
            let item = place.ty(&items.item);
            if items.map {
                quote!(, map #field, #item)
            } else {
                quote!(, list #field, #item)
            }
        }
        PageItems::Unclear(_) => TokenStream::new(),
    };
    let token = token(pages);
    let next = path(&pages.next);
    let continuation = pages.continuation.as_deref().map(continuation);
    Some(PAGED.functions(quote!(#response, #token, #next #continuation #items)))
}

fn token(pages: &Pages) -> TokenStream {
    match &pages.token {
        PageToken::Query(WireName(name)) => quote!(Query(#name)),
        PageToken::Link(WireName(name)) => quote!(Link(#name)),
        PageToken::Body(keys) => {
            let keys = path(keys);
            quote!(Body(&#keys))
        }
    }
}

/// `, by EXPRESSION`: how another method goes on.
fn continuation(continuation: &Continuation) -> TokenStream {
    let method = method::descriptor(&continuation.method);
    let WireName(reference) = &continuation.reference;
    let variables = path(&continuation.path);
    let query = path(&continuation.query);
    let copied = path(&continuation.copied);
    let complete = continuation.complete.as_ref();
    let complete = complete.map(|WireName(key)| quote!(.complete(#key)));
    quote!(, by const {
        &::discovery_runtime::contract::Continuation::new(#method, #reference, &#variables, &#query)
            .copied(&#copied)
            #complete
    })
}

fn path(keys: &[WireName]) -> TokenStream {
    let keys = keys.iter().map(|key| &key.0);
    quote!([#(#keys),*])
}
