//! Expressions and blocks, and the type of each.

use std::collections::BTreeMap;

use syn::ext::IdentExt as _;
use syn::{Block, Expr, ExprField, ExprStruct, Member, Stmt};

use super::Walker;
use super::types::steps;
use crate::used_by::program::{Returned, Target};
use crate::used_by::surface::Entity;
use crate::used_by::ty::{Ty, Wrapper};

impl Walker<'_> {
    /// A block. Its type is that of its last expression.
    pub(super) fn block(&mut self, block: &Block) -> Ty {
        self.locals.push(BTreeMap::new());
        let mut last = Ty::Foreign;
        for statement in &block.stmts {
            last = self.statement(statement);
        }
        self.locals.pop();
        last
    }

    fn statement(&mut self, statement: &Stmt) -> Ty {
        match statement {
            Stmt::Local(local) => {
                let init = local.init.as_ref();
                let given = init.map_or(Ty::Unknown, |init| self.expression(&init.expr));
                if let Some((_, diverge)) = init.and_then(|init| init.diverge.as_ref()) {
                    self.expression(diverge);
                }
                self.pattern(&local.pat, given);
                Ty::Foreign
            }
            Stmt::Item(item) => {
                self.inner_item(item);
                Ty::Foreign
            }
            Stmt::Expr(expression, semicolon) => {
                let ty = self.expression(expression);
                match semicolon {
                    Some(_) => Ty::Foreign,
                    None => ty,
                }
            }
            Stmt::Macro(statement) => self.macro_call(&statement.mac),
        }
    }

    /// An item in a body: it sees no variable.
    fn inner_item(&mut self, item: &syn::Item) {
        let outer = std::mem::take(&mut self.locals);
        self.item(item);
        self.locals = outer;
    }

    /// Walks through an expression and returns its type.
    pub(super) fn expression(&mut self, expression: &Expr) -> Ty {
        match expression {
            Expr::Path(path) => {
                if let Some(own) = &path.qself {
                    self.note_type(&own.ty);
                }
                self.path_value(&path.path)
            }
            Expr::Field(field) => self.field(field),
            Expr::MethodCall(call) => self.method_call(call),
            Expr::Call(call) => self.call(call),
            Expr::Struct(literal) => self.literal(literal),
            Expr::Macro(call) => self.macro_call(&call.mac),
            Expr::Await(inner) => self.expression(&inner.base).awaited(),
            Expr::Try(inner) => self.expression(&inner.expr).unwrapped(),
            Expr::Reference(inner) => self.expression(&inner.expr),
            Expr::Paren(inner) => self.expression(&inner.expr),
            Expr::Group(inner) => self.expression(&inner.expr),
            Expr::Unary(inner) => self.expression(&inner.expr),
            Expr::Block(inner) => self.block(&inner.block),
            Expr::Unsafe(inner) => self.block(&inner.block),
            Expr::Const(inner) => self.block(&inner.block),
            Expr::Async(inner) => self.block(&inner.block).within(Wrapper::Future),
            Expr::Closure(closure) => {
                self.closure(closure, &[]);
                Ty::Unknown
            }
            Expr::If(branch) => {
                // What the condition binds is there in the branch.
                self.locals.push(BTreeMap::new());
                self.expression(&branch.cond);
                let then = self.block(&branch.then_branch);
                self.locals.pop();
                match &branch.else_branch {
                    Some((_, other)) => then.or(self.expression(other)),
                    None => Ty::Foreign,
                }
            }
            Expr::Let(inner) => {
                let given = self.expression(&inner.expr);
                self.pattern(&inner.pat, given);
                Ty::Foreign
            }
            Expr::Match(choice) => {
                let given = self.expression(&choice.expr);
                let mut ty = Ty::Foreign;
                for arm in &choice.arms {
                    self.locals.push(BTreeMap::new());
                    self.pattern(&arm.pat, given.clone());
                    let arm = self.expression(&arm.body);
                    self.locals.pop();
                    ty = ty.or(arm);
                }
                ty
            }
            Expr::ForLoop(each) => {
                let element = self.expression(&each.expr).element();
                self.locals.push(BTreeMap::new());
                self.pattern(&each.pat, element);
                self.block(&each.body);
                self.locals.pop();
                Ty::Foreign
            }
            Expr::While(each) => {
                self.locals.push(BTreeMap::new());
                self.expression(&each.cond);
                self.block(&each.body);
                self.locals.pop();
                Ty::Foreign
            }
            Expr::Loop(each) => {
                self.block(&each.body);
                Ty::Unknown
            }
            Expr::Array(list) => {
                let mut ty = Ty::Foreign;
                for element in &list.elems {
                    ty = ty.or(self.expression(element));
                }
                ty.within(Wrapper::List)
            }
            Expr::Repeat(list) => {
                self.expression(&list.len);
                self.expression(&list.expr).within(Wrapper::List)
            }
            Expr::Tuple(tuple) => {
                let parts: Vec<Ty> = tuple
                    .elems
                    .iter()
                    .map(|part| self.expression(part))
                    .collect();
                match parts.is_empty() {
                    true => Ty::Foreign,
                    false => Ty::Tuple(parts),
                }
            }
            Expr::Index(index) => {
                self.expression(&index.index);
                let of = self.expression(&index.expr);
                // A range of a list is a list.
                match (of, &*index.index) {
                    (list, Expr::Range(_)) => list,
                    (Ty::Wrapped(Wrapper::Map, value), _) => *value,
                    (list, _) => list.element(),
                }
            }
            Expr::Cast(cast) => {
                self.note_type(&cast.ty);
                self.expression(&cast.expr);
                Ty::Foreign
            }
            Expr::Binary(both) => {
                self.expression(&both.left);
                self.expression(&both.right);
                Ty::Foreign
            }
            Expr::Assign(both) => {
                self.expression(&both.right);
                self.expression(&both.left);
                Ty::Foreign
            }
            Expr::Range(range) => {
                for end in [&range.start, &range.end].into_iter().flatten() {
                    self.expression(end);
                }
                Ty::Foreign.within(Wrapper::Iterator)
            }
            Expr::Return(inner) => self.leave(inner.expr.as_deref()),
            Expr::Break(inner) => self.leave(inner.expr.as_deref()),
            Expr::Lit(_) => Ty::Foreign,
            _ => Ty::Unknown,
        }
    }

    fn leave(&mut self, value: Option<&Expr>) -> Ty {
        if let Some(value) = value {
            self.expression(value);
        }
        Ty::Foreign
    }

    /// A variable, a constant, a variant, or a function that is not called.
    fn path_value(&mut self, path: &syn::Path) -> Ty {
        if let Some(name) = path.get_ident()
            && let Some(local) = self.local(&name.unraw().to_string())
        {
            return local;
        }
        self.note_path(path);
        let names: Vec<String> = steps(path).into_iter().map(|(name, _)| name).collect();
        match self.resolve(&names) {
            Target::Ours(path) => self.our_value(&path),
            Target::User(module, rest) => match rest.as_slice() {
                [name] => match self.program.value(module, name).cloned() {
                    Some(constant) => self.returned(module, &constant, &Ty::Foreign),
                    None => Ty::Unknown,
                },
                _ => Ty::Unknown,
            },
            Target::Foreign => Ty::Foreign,
        }
    }

    /// The value of a path in the crate: the variant of an enum, or a constant.
    fn our_value(&self, path: &[String]) -> Ty {
        match path.split_last() {
            Some((_, outer)) if self.surface.entity(&outer.join("::")) == Some(Entity::Item) => {
                self.our_type(&outer.join("::"), Vec::new())
            }
            _ => Ty::Foreign,
        }
    }

    /// What a function of a module returns.
    pub(super) fn returned(&self, module: usize, function: &Returned, own: &Ty) -> Ty {
        let ty = match &function.ty {
            None => Ty::Foreign,
            Some(ty) => self.type_in(module, own, ty),
        };
        match function.awaits {
            true => ty.within(Wrapper::Future),
            false => ty,
        }
    }

    /// A field: `response.name`.
    fn field(&mut self, field: &ExprField) -> Ty {
        let of = self.expression(&field.base);
        match &field.member {
            Member::Named(name) => self.field_of(of, &name.unraw().to_string(), name.span()),
            Member::Unnamed(at) => match of {
                Ty::Tuple(parts) => {
                    let at = usize::try_from(at.index).unwrap_or(usize::MAX);
                    parts.into_iter().nth(at).unwrap_or(Ty::Unknown)
                }
                Ty::User(module, name) => self.field_of_user(module, &name, &at.index.to_string()),
                Ty::Foreign => Ty::Foreign,
                _ => Ty::Unknown,
            },
        }
    }

    pub(super) fn field_of_user(&self, module: usize, ty: &str, field: &str) -> Ty {
        let field = self
            .program
            .user_type(module, ty)
            .and_then(|ty| ty.field(field));
        field.map_or(Ty::Unknown, |found| {
            self.type_in(module, &Ty::User(module, ty.to_owned()), found)
        })
    }

    /// Notes a field of a value of this type.
    pub(super) fn field_of(&mut self, of: Ty, name: &str, span: proc_macro2::Span) -> Ty {
        match of {
            Ty::Item(path) => {
                self.note(span, format!("{path}::{name}"));
                self.surface.field(&path, name).unwrap_or(Ty::Foreign)
            }
            Ty::User(module, ty) => self.field_of_user(module, &ty, name),
            // A walk that sees an `Option` where the compiler has its content was not exact.
            Ty::Wrapped(Wrapper::Option | Wrapper::Result | Wrapper::Future, inner) => {
                self.field_of(*inner, name, span)
            }
            Ty::Unknown => {
                self.note_member(span, name.to_owned(), None, false);
                Ty::Unknown
            }
            _ => Ty::Foreign,
        }
    }

    /// `Message { field: value }`.
    fn literal(&mut self, literal: &ExprStruct) -> Ty {
        let ty = self.named_type(&literal.path);
        for field in &literal.fields {
            self.expression(&field.expr);
            if let (Ty::Item(path), Member::Named(name)) = (&ty, &field.member) {
                self.note(name.span(), format!("{path}::{}", name.unraw()));
            }
        }
        if let Some(rest) = &literal.rest {
            self.expression(rest);
        }
        ty
    }
}
