//! The arguments of functions and setters: their types, and how a call takes their values.

use proc_macro2::TokenStream;
use quote::quote;

use super::joined::{INTO, INTO_ITERATOR};
use super::paths::ident;
use crate::model::{Location, Parameter, Type};

/// The type of an argument or of a setter's value.
pub(super) fn argument_type(
    parameter: &Parameter,
    types: &dyn Fn(&Type) -> TokenStream,
) -> TokenStream {
    let ty = types(&parameter.ty);
    let one = if parameter.ty.is_plain() {
        ty
    } else {
        quote!(impl #INTO<#ty>)
    };
    if parameter.repeated {
        quote!(impl #INTO_ITERATOR<Item = #one>)
    } else {
        one
    }
}

/// The statement that gives a parameter's value to a call.
pub(super) fn set_parameter(
    call: &TokenStream,
    parameter: &Parameter,
    types: &dyn Fn(&Type) -> TokenStream,
) -> TokenStream {
    let wire = &parameter.wire.0;
    let name = ident(&parameter.name);
    let plain = parameter.ty.is_plain();
    let ty = types(&parameter.ty);
    match (parameter.location, parameter.repeated) {
        (Location::Path, _) if plain => quote!(#call.path(#wire, #name);),
        (Location::Path, _) => quote!(#call.path::<#ty>(#wire, #name.into());),
        (Location::Query, false) if plain => quote!(#call.query(#wire, #name);),
        (Location::Query, false) => quote!(#call.query::<#ty>(#wire, #name.into());),
        (Location::Query, true) if plain => quote!(#call.query_all(#wire, #name);),
        (Location::Query, true) => {
            quote!(#call.query_all(#wire, #name.into_iter().map(#INTO::<#ty>::into));)
        }
    }
}
