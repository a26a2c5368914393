//! Patterns: what they name, and the variables that they bind.

use syn::ext::IdentExt as _;
use syn::{Member, Pat};

use super::Walker;
use super::types::steps;
use crate::used_by::ty::Ty;

impl Walker<'_> {
    /// Binds the variables of a pattern that takes a value of this type.
    pub(super) fn pattern(&mut self, pattern: &Pat, given: Ty) {
        match pattern {
            Pat::Ident(ident) => {
                let name = ident.ident.unraw().to_string();
                if let Some((_, inner)) = &ident.subpat {
                    self.pattern(inner, given.clone());
                }
                self.bind(&name, given);
            }
            Pat::Type(typed) => {
                self.note_type(&typed.ty);
                let ty = self.type_of(&typed.ty);
                // `Vec<_>` says less than the value does.
                let ty = match ty {
                    Ty::Unknown => given,
                    Ty::Wrapped(_, inner) if *inner == Ty::Unknown => given,
                    ty => ty,
                };
                self.pattern(&typed.pat, ty);
            }
            Pat::Reference(inner) => self.pattern(&inner.pat, given),
            Pat::Paren(inner) => self.pattern(&inner.pat, given),
            Pat::Guard(guarded) => {
                self.pattern(&guarded.pat, given);
                self.expression(&guarded.guard);
            }
            Pat::Or(cases) => {
                for case in &cases.cases {
                    self.pattern(case, given.clone());
                }
            }
            Pat::Tuple(tuple) => {
                let parts = match given {
                    Ty::Tuple(parts) => parts,
                    Ty::Foreign => vec![Ty::Foreign; tuple.elems.len()],
                    _ => Vec::new(),
                };
                self.parts(&tuple.elems, parts);
            }
            Pat::Slice(slice) => {
                let element = given.element();
                for part in &slice.elems {
                    self.pattern(part, element.clone());
                }
            }
            Pat::TupleStruct(tuple) => {
                self.note_path(&tuple.path);
                let name = steps(&tuple.path)
                    .pop()
                    .map(|(name, _)| name)
                    .unwrap_or_default();
                let inner = match (name.as_str(), given) {
                    ("Some" | "Ok", given) => given.unwrapped(),
                    ("Err", _) | (_, Ty::Foreign) => Ty::Foreign,
                    (_, Ty::User(module, ty)) => self.field_of_user(module, &ty, "0"),
                    _ => Ty::Unknown,
                };
                let parts = vec![inner; tuple.elems.len()];
                self.parts(&tuple.elems, parts);
            }
            Pat::Struct(fields) => {
                let own = self.named_type(&fields.path);
                for field in &fields.fields {
                    let ty = match &field.member {
                        Member::Named(name) => {
                            self.field_of(own.clone(), &name.unraw().to_string(), name.span())
                        }
                        Member::Unnamed(_) => Ty::Unknown,
                    };
                    self.pattern(&field.pat, ty);
                }
            }
            Pat::Path(path) => self.note_path(&path.path),
            Pat::Macro(call) => {
                self.macro_call(&call.mac);
            }
            _ => {}
        }
    }

    fn parts<'p>(&mut self, patterns: impl IntoIterator<Item = &'p Pat>, types: Vec<Ty>) {
        let mut types = types.into_iter();
        for pattern in patterns {
            self.pattern(pattern, types.next().unwrap_or(Ty::Unknown));
        }
    }
}
