//! Calls: those of the crate, those of the user, and those of the standard library that hand on what they get.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Expr, ExprCall, ExprMethodCall, GenericArgument};

use super::Walker;
use super::types::steps;
use crate::used_by::program::Target;
use crate::used_by::surface::Entity;
use crate::used_by::ty::{Ty, Wrapper};

/// Functions of every value that give the same value.
const SAME: [&str; 10] = [
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "by_ref",
    "clone",
    "into",
    "lock",
    "to_owned",
    "as_deref",
];

impl Walker<'_> {
    /// `function(arguments)`.
    pub(super) fn call(&mut self, call: &ExprCall) -> Ty {
        let arguments: Vec<Ty> = call
            .args
            .iter()
            .map(|argument| self.argument(argument, &[]))
            .collect();
        let Expr::Path(function) = &*call.func else {
            self.expression(&call.func);
            return Ty::Unknown;
        };
        let path = &function.path;
        if path
            .get_ident()
            .is_some_and(|name| self.local(&name.unraw().to_string()).is_some())
        {
            return Ty::Unknown;
        }
        self.note_path(path);
        let names: Vec<String> = steps(path).into_iter().map(|(name, _)| name).collect();
        if let [own, function] = names.as_slice()
            && own == "Self"
        {
            let own = self.own.clone();
            return self.function_of_user(&own, function);
        }
        let first = arguments.first().cloned();
        match self.resolve(&names) {
            Target::Ours(path) => self.our_call(&path, function, first),
            Target::User(module, rest) => match rest.as_slice() {
                [name] => match self.program.value(module, name).cloned() {
                    Some(function) => self.returned(module, &function, &Ty::Foreign),
                    None => Ty::User(module, name.clone()),
                },
                [ty, function] => self.function_of_user(&Ty::User(module, ty.clone()), function),
                _ => Ty::Unknown,
            },
            Target::Foreign => foreign_call(&names, &arguments),
        }
    }

    /// A call of a function by its path in the crate.
    fn our_call(&mut self, path: &[String], call: &syn::ExprPath, first: Option<Ty>) -> Ty {
        let Some((function, outer)) = path.split_last() else {
            return Ty::Unknown;
        };
        let outer = outer.join("::");
        let span = call.path.segments.last().map(|last| last.ident.span());
        match (self.surface.entity(&outer), function.as_str(), span) {
            (Some(Entity::Client), "new", _) => Ty::CLIENT.within(Wrapper::Result),
            (Some(Entity::Client), "builder", _) => Ty::ClientBuilder,
            (Some(Entity::Client), "from", _) => Ty::CLIENT,
            // `Client::projects(&client)`.
            (Some(Entity::Client), function, Some(span)) => {
                self.member_of(Ty::CLIENT, function, span)
            }
            (Some(Entity::Handle(number)), function, Some(span)) => {
                self.member_of(Ty::Resource(number), function, span)
            }
            (Some(Entity::Builder(number)), function, Some(span)) => {
                self.member_of(Ty::Builder(number), function, span)
            }
            (Some(Entity::Item), "default" | "from", _) => self.our_type(&outer, Vec::new()),
            (Some(Entity::Item), ..) => Ty::Foreign,
            _ => match first {
                Some(first) if first.may_be_ours() => Ty::Unknown,
                _ => Ty::Foreign,
            },
        }
    }

    fn function_of_user(&self, own: &Ty, function: &str) -> Ty {
        let Ty::User(module, name) = own else {
            return Ty::Unknown;
        };
        let function = self
            .program
            .user_type(*module, name)
            .and_then(|ty| ty.function(function));
        match function.cloned() {
            Some(function) => self.returned(*module, &function, own),
            None => Ty::Unknown,
        }
    }

    /// `receiver.function(arguments)`.
    pub(super) fn method_call(&mut self, call: &ExprMethodCall) -> Ty {
        let receiver = self.expression(&call.receiver);
        let name = call.method.unraw().to_string();
        let parameters = closure_parameters(&receiver, &name);
        let mut arguments = Vec::new();
        for (at, argument) in call.args.iter().enumerate() {
            // The accumulator of `fold` has the type of its start.
            let given = match (name.as_str(), arguments.first()) {
                ("fold", Some(start)) if at == 1 => {
                    vec![Ty::clone(start), receiver.clone().element()]
                }
                _ => parameters.clone(),
            };
            arguments.push(self.argument(argument, &given));
        }
        let target = call.turbofish.as_ref().and_then(|turbofish| {
            let mut arguments = turbofish.args.iter();
            arguments.find_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        });
        if let Some(ty) = target {
            self.note_type(ty);
        }
        if name == "collect"
            && let Some(ty) = target
            && let Ty::Wrapped(Wrapper::Result | Wrapper::Option, _) = self.type_of(ty)
        {
            // The error of the first element takes the place of the list.
            return receiver
                .element()
                .unwrapped()
                .within(Wrapper::List)
                .within(Wrapper::Result);
        }
        match receiver {
            Ty::Resource(_) | Ty::Builder(_) => self.member_of(receiver, &name, call.method.span()),
            Ty::ClientBuilder => match name.as_str() {
                "build" => Ty::CLIENT.within(Wrapper::Result),
                _ => Ty::ClientBuilder,
            },
            Ty::User(..) if SAME.contains(&name.as_str()) => receiver,
            Ty::User(..) => self.function_of_user(&receiver, &name),
            Ty::Item(_) | Ty::Tuple(_) if SAME.contains(&name.as_str()) => receiver,
            // Such a function stands for a wrapper that the walk does not see, such as a lock.
            Ty::Item(_) if name.starts_with("unwrap") || name.starts_with("expect") => receiver,
            Ty::Item(_) | Ty::Tuple(_) => Ty::Foreign,
            Ty::Wrapped(wrapper, inner) => wrapped_call(wrapper, *inner, &name, &arguments),
            Ty::Foreign => match arguments.iter().any(Ty::may_be_ours) {
                true => Ty::Unknown,
                false => Ty::Foreign,
            },
            Ty::Unknown => {
                // No function that a change touches takes a closure.
                let takes_closure = call
                    .args
                    .iter()
                    .any(|argument| matches!(argument, Expr::Closure(_)));
                if !takes_closure {
                    self.note_member(call.method.span(), name, Some(call.args.len()), false);
                }
                Ty::Unknown
            }
        }
    }

    /// Notes a function of a resource or a builder, and returns what it gives.
    fn member_of(&mut self, of: Ty, name: &str, span: Span) -> Ty {
        match of {
            Ty::Resource(number) => {
                let given = self.surface.function(number, name);
                let key = match (&given, name, self.surface.resource_key(number)) {
                    (Some(Ty::Builder(method)), ..) => self.surface.method_key(*method).to_owned(),
                    (Some(Ty::Resource(inner)), ..) => self.surface.resource_key(*inner).to_owned(),
                    (_, "batch", _) if number == 0 => "Client::batch".to_owned(),
                    (_, _, "") => name.to_owned(),
                    (_, _, own) => format!("{own}.{name}"),
                };
                self.note(span, key);
                match (given, name) {
                    (Some(given), _) => given,
                    (None, "clone") => Ty::Resource(number),
                    (None, "resume") => Ty::Unknown,
                    (None, _) => Ty::Foreign,
                }
            }
            Ty::Builder(number) => {
                let key = self.surface.method_key(number);
                self.note(span, format!("{key}().{name}"));
                if matches!(name, "wait" | "states") && self.surface.follows(number) {
                    self.note(span, "resume".to_owned());
                }
                self.surface.call(number, name)
            }
            _ => Ty::Unknown,
        }
    }
}

/// What a function of another crate gives.
fn foreign_call(names: &[String], arguments: &[Ty]) -> Ty {
    let function = names.last().map(String::as_str).unwrap_or_default();
    let first = || arguments.first().cloned().unwrap_or(Ty::Foreign);
    match function {
        "Some" => first().within(Wrapper::Option),
        "Ok" => first().within(Wrapper::Result),
        "new" | "from" | "clone" | "pin" | "take" | "replace" | "identity" | "leak"
            if arguments.len() < 3 =>
        {
            first()
        }
        "default" if names.first().is_some_and(|name| name == "Default") => Ty::Unknown,
        _ if arguments.iter().any(Ty::may_be_ours) => Ty::Unknown,
        _ => Ty::Foreign,
    }
}

/// The types of the parameters of a closure that a function takes.
fn closure_parameters(receiver: &Ty, function: &str) -> Vec<Ty> {
    let element = || receiver.clone().element();
    match (receiver, function) {
        (Ty::Wrapped(..), "map_err" | "unwrap_or_else" | "or_else" | "ok_or_else" | "options") => {
            vec![Ty::Foreign]
        }
        (Ty::Wrapped(Wrapper::Map, value), "retain") => vec![Ty::Foreign, (**value).clone()],
        (Ty::Wrapped(Wrapper::Future, _), _) => vec![Ty::Foreign],
        (Ty::Wrapped(..), _) => vec![element(), element()],
        (Ty::Foreign | Ty::Builder(_) | Ty::ClientBuilder | Ty::Resource(_), _) => {
            vec![Ty::Foreign, Ty::Foreign]
        }
        _ => Vec::new(),
    }
}

/// What a function of an option, a list, a future, … gives.
fn wrapped_call(wrapper: Wrapper, inner: Ty, function: &str, arguments: &[Ty]) -> Ty {
    let last = || arguments.last().cloned().unwrap_or(Ty::Foreign);
    let same = || inner.clone().within(wrapper);
    if SAME.contains(&function) {
        return same();
    }
    match wrapper {
        Wrapper::Option | Wrapper::Result => match function {
            "unwrap"
            | "expect"
            | "unwrap_or"
            | "unwrap_or_default"
            | "unwrap_or_else"
            | "flatten"
            | "get_or_insert_with"
            | "get_or_insert"
            | "get_or_insert_default"
            | "insert" => inner,
            "map" => last().within(wrapper),
            "and_then" | "map_or" | "map_or_else" => last(),
            "ok" => inner.within(Wrapper::Option),
            "ok_or" | "ok_or_else" => inner.within(Wrapper::Result),
            "iter" | "into_iter" | "iter_mut" => inner.within(Wrapper::Iterator),
            "cloned" | "copied" | "take" | "or" | "or_else" | "filter" | "inspect" | "context"
            | "with_context" | "map_err" | "as_deref_mut" | "inspect_err" | "transpose" => same(),
            name if name.starts_with("is_") || name.contains("err") => Ty::Foreign,
            _ if !inner.may_be_ours() => Ty::Foreign,
            _ => Ty::Unknown,
        },
        // Options of a call, and combinators that keep the result.
        Wrapper::Future => same(),
        Wrapper::Stream => match function {
            "next" => {
                let item = inner.within(Wrapper::Result).within(Wrapper::Option);
                item.within(Wrapper::Future)
            }
            "try_next" => {
                let item = inner.within(Wrapper::Option).within(Wrapper::Result);
                item.within(Wrapper::Future)
            }
            "collect_all" | "try_collect" => {
                let all = inner.within(Wrapper::List).within(Wrapper::Result);
                all.within(Wrapper::Future)
            }
            "blocking" => inner.within(Wrapper::Result).within(Wrapper::Iterator),
            "max_items" | "max_pages" | "boxed" => same(),
            _ => Ty::Unknown,
        },
        Wrapper::List | Wrapper::Map | Wrapper::Iterator => {
            collection_call(wrapper, inner, function, arguments)
        }
    }
}

/// What a function of a list, a map or an iterator gives.
fn collection_call(wrapper: Wrapper, inner: Ty, function: &str, arguments: &[Ty]) -> Ty {
    let element = inner.clone().within(wrapper).element();
    let last = || arguments.last().cloned().unwrap_or(Ty::Foreign);
    match function {
        "iter" | "iter_mut" | "into_iter" | "drain" | "rev" | "skip" | "chain" | "step_by"
        | "filter" | "inspect" | "take_while" | "skip_while" | "peekable" | "cloned" | "copied"
        | "take" | "fuse" | "cycle" => element.within(Wrapper::Iterator),
        "enumerate" => Ty::Tuple(vec![Ty::Foreign, element]).within(Wrapper::Iterator),
        "zip" => Ty::Tuple(vec![element, last().element()]).within(Wrapper::Iterator),
        "map" => last().within(Wrapper::Iterator),
        "filter_map" | "map_while" => last().unwrapped().within(Wrapper::Iterator),
        "flat_map" => last().element().within(Wrapper::Iterator),
        "flatten" => element.element().within(Wrapper::Iterator),
        "get" | "get_mut" | "remove" if wrapper == Wrapper::Map => inner.within(Wrapper::Option),
        "remove" | "swap_remove" => element,
        "find" | "next" | "last" | "first" | "get" | "get_mut" | "pop" | "pop_front"
        | "pop_back" | "nth" | "max_by_key" | "min_by_key" | "max_by" | "min_by" | "reduce"
        | "first_mut" | "last_mut" | "next_back" | "peek" | "front" | "back" => {
            element.within(Wrapper::Option)
        }
        "find_map" | "fold" => last(),
        "values" | "values_mut" | "into_values" => inner.within(Wrapper::Iterator),
        "keys" | "into_keys" => Ty::Foreign.within(Wrapper::Iterator),
        "collect" | "to_vec" | "into_boxed_slice" | "as_slice" | "split_off" => {
            element.within(Wrapper::List)
        }
        "any" | "all" | "for_each" | "position" | "count" | "len" | "is_empty" | "contains"
        | "join" | "push" | "extend" | "insert" | "retain" | "sort" | "sort_by" | "sort_by_key"
        | "dedup" | "clear" | "truncate" | "contains_key" => Ty::Foreign,
        _ if !inner.may_be_ours() => Ty::Foreign,
        _ => Ty::Unknown,
    }
}
