//! Resource names: the module `names`, and what the paths of the API take.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::ident;
use crate::model::{PathForm, ResourceName, SharedPath};

/// The content of the module: a macro for each kind of name.
pub(super) fn content(names: &[ResourceName]) -> TokenStream {
    let macros = names.iter().map(|name| {
        let build = ident(&name.build);
        let parse = ident(&name.parse);
        let form = text(&name.form);
        let parts = name.parts.iter().map(ident);
        quote!(::discovery_runtime::contract::resource_name!(#build, #parse, #form, #(#parts),*);)
    });
    quote!(#(#macros)*)
}

/// What the methods with this verb and path take.
pub(super) fn shared_path(shared: &SharedPath) -> TokenStream {
    let SharedPath {
        verb,
        path,
        parameter,
        forms,
    } = shared;
    let parameter = &parameter.0;
    let forms = forms.iter().map(|(form, ids)| {
        let form = text(form);
        // One is enough to say where the value belongs.
        let id = ids.first().map(String::as_str).unwrap_or_default();
        quote!((#form, #id))
    });
    quote!(::discovery_runtime::contract::SharedPath::new(#verb, #path, #parameter, &[#(#forms),*]))
}

fn text(form: &PathForm) -> Literal {
    Literal::string(&form.to_string())
}
