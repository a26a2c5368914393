//! The arguments of functions and setters: their types, and how a call takes their values.

use syn::{Expr, GenericArgument, Stmt};

use super::joined::{INTO, INTO_ITERATOR};
use super::paths::{ModulePath, ident};
use super::syntax::{
    associated, function_of, implementor, method, method_of, name, statement, text, value,
};
use crate::model::{Location, Parameter};

/// The type of an argument or of a setter's value.
pub(super) fn argument_type(parameter: &Parameter, place: &ModulePath) -> syn::Type {
    let ty = place.ty(&parameter.ty);
    let one = if parameter.ty.is_plain() {
        ty
    } else {
        implementor(INTO.ident(), GenericArgument::Type(ty))
    };
    if parameter.repeated {
        implementor(INTO_ITERATOR.ident(), associated(name("Item"), one))
    } else {
        one
    }
}

/// The statement that gives a parameter's value to a call.
pub(super) fn set_parameter(call: Expr, parameter: &Parameter, place: &ModulePath) -> Stmt {
    let wire = text(&parameter.wire.0);
    let given = value(ident(&parameter.name));
    let set = match (parameter.location, parameter.repeated) {
        (Location::Path, _) => "path",
        (Location::Query, false) => "query",
        (Location::Query, true) => "query_all",
    };
    if parameter.ty.is_plain() {
        return statement(method(call, set, [wire, given]));
    }
    let ty = place.ty(&parameter.ty);
    if parameter.repeated && parameter.location == Location::Query {
        let into = function_of(INTO.ident(), ty, "into");
        let values = method(method(given, "into_iter", []), "map", [into]);
        return statement(method(call, set, [wire, values]));
    }
    let given = method(given, "into", []);
    statement(method_of(call, set, Some(ty), [wire, given]))
}
