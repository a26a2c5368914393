//! The macro that gives a builder the setters of the document's standard parameters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::builder::setter_of;
use super::paths::{ModulePath, ident};
use crate::model::{Parameter, Type};

/// The name of the `impl` block that is printed as the body of a macro of that name: prettyplease prints the body of a macro as
/// loose tokens.
pub(crate) const MACRO: &str = "standard_parameters";

/// The placeholder in that block for the path that the macro is called with.
pub(crate) const MACRO_PATH: &str = "__types";

/// The macro, as such a block. It takes the path of the module `types` from where it is called.
pub(super) fn setters_macro(parameters: &[Parameter]) -> TokenStream {
    let types = |ty: &Type| match ty {
        Type::Named(path) => {
            let name = ident(&path.name);
            let path = format_ident!("{MACRO_PATH}");
            quote!(#path::#name)
        }
        other => ModulePath::root().ty(other),
    };
    let setters = parameters
        .iter()
        .map(|parameter| setter_of(parameter, &types));
    let name = format_ident!("{MACRO}");
    quote! {
        /// The parameters that every method takes. The argument is the path of the module `types`.
        impl #name {
            #(#setters)*
        }
    }
}
