//! Closures: their parameters have the type that the function around them gives.

use std::collections::BTreeMap;

use syn::{Expr, ExprClosure, ReturnType};

use super::Walker;
use crate::used_by::ty::{Ty, Wrapper};

impl Walker<'_> {
    /// An argument. If it is a closure, its parameters have these types, and its type is what it returns.
    pub(super) fn argument(&mut self, argument: &Expr, parameters: &[Ty]) -> Ty {
        match argument {
            Expr::Closure(closure) => self.closure(closure, parameters),
            other => self.expression(other),
        }
    }

    /// A closure with parameters of these types, as far as they are known. Returns the type of its body.
    pub(super) fn closure(&mut self, closure: &ExprClosure, parameters: &[Ty]) -> Ty {
        self.locals.push(BTreeMap::new());
        for (at, input) in closure.inputs.iter().enumerate() {
            let given = parameters.get(at).cloned().unwrap_or(Ty::Unknown);
            self.pattern(input, given);
        }
        let body = self.expression(&closure.body);
        self.locals.pop();
        let ty = match &closure.output {
            ReturnType::Type(_, ty) => {
                self.note_type(ty);
                self.type_of(ty)
            }
            ReturnType::Default => body,
        };
        match closure.asyncness {
            Some(_) => ty.within(Wrapper::Future),
            None => ty,
        }
    }
}
