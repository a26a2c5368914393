//! The handle of a resource, which is there or gone.

use proc_macro2::Ident;
use quote::quote;
use syn::{ImplItem, Item};

use super::syntax::{self, Attributes};

/// The handle of a resource, and its functions.
pub(super) fn handle(
    attributes: Attributes,
    name: &Ident,
    mut functions: Vec<ImplItem>,
) -> Vec<Item> {
    let structure = Item::Verbatim(quote! {
        #attributes
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(super) client: ::discovery_runtime::contract::ApiClient,
        }
    });
    functions.push(ImplItem::Verbatim(quote! {
        /// Closes the pooled connections of the client. Calls in flight finish, and a later call opens a new one.
        pub fn close(&self) {
            self.client.close();
        }
    }));
    let block = syntax::implementation(Attributes::default(), name.clone(), functions);
    vec![structure, block]
}
