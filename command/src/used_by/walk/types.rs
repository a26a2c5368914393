//! Types and paths as the user writes them.

use std::slice;

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{GenericArgument, Path, PathArguments, ReturnType, Token, Type, TypeParamBound};

use super::Walker;
use crate::used_by::program::Target;
use crate::used_by::surface::Entity;
use crate::used_by::ty::{Ty, Wrapper};

/// Types that have the fields and functions of the type in them, as far as this walk sees.
const TRANSPARENT: [&str; 10] = [
    "Arc", "Box", "Cell", "Cow", "LazyLock", "Mutex", "OnceCell", "OnceLock", "Rc", "RefCell",
];

/// Aliases of types of the user that are followed.
const MOST_ALIASES: usize = 16;

impl Walker<'_> {
    /// Notes every path in a type.
    pub(super) fn note_type(&mut self, ty: &Type) {
        let mut paths = Paths(Vec::new());
        paths.visit_type(ty);
        for path in paths.0 {
            self.path(&path);
        }
    }

    pub(super) fn note_bounds(&mut self, bounds: &Punctuated<TypeParamBound, Token![+]>) {
        let mut paths = Paths(Vec::new());
        for bound in bounds {
            paths.visit_type_param_bound(bound);
        }
        for path in paths.0 {
            self.path(&path);
        }
    }

    /// Notes a path, and the paths in its arguments.
    pub(super) fn note_path(&mut self, path: &Path) {
        let mut paths = Paths(Vec::new());
        paths.visit_path(path);
        for path in paths.0 {
            self.path(&path);
        }
    }

    /// Notes the path of a type, and returns the type.
    pub(super) fn named_type(&mut self, path: &Path) -> Ty {
        self.note_path(path);
        self.type_of(&Type::Path(syn::TypePath {
            attrs: Vec::new(),
            qself: None,
            path: path.clone(),
        }))
    }

    /// The type that a user writes.
    pub(super) fn type_of(&self, ty: &Type) -> Ty {
        self.type_in(self.module, &self.own, ty)
    }

    /// The type that stands in this module, where `Self` is `own`.
    pub(super) fn type_in(&self, module: usize, own: &Ty, ty: &Type) -> Ty {
        self.followed_type(module, own, ty, MOST_ALIASES)
    }

    fn followed_type(&self, module: usize, own: &Ty, ty: &Type, steps: usize) -> Ty {
        let Some(steps) = steps.checked_sub(1) else {
            return Ty::Unknown;
        };
        match ty {
            Type::Reference(ty) => self.followed_type(module, own, &ty.elem, steps),
            Type::Paren(ty) => self.followed_type(module, own, &ty.elem, steps),
            Type::Group(ty) => self.followed_type(module, own, &ty.elem, steps),
            Type::Slice(ty) => self
                .followed_type(module, own, &ty.elem, steps)
                .within(Wrapper::List),
            Type::Array(ty) => self
                .followed_type(module, own, &ty.elem, steps)
                .within(Wrapper::List),
            Type::Tuple(ty) if ty.elems.is_empty() => Ty::Foreign,
            Type::Tuple(ty) => Ty::Tuple(
                ty.elems
                    .iter()
                    .map(|ty| self.followed_type(module, own, ty, steps))
                    .collect(),
            ),
            Type::ImplTrait(ty) => self.bounds_in(module, own, &ty.bounds, steps),
            Type::TraitObject(ty) => self.bounds_in(module, own, &ty.bounds, steps),
            Type::Path(ty) if ty.qself.is_none() => self.path_type_in(module, own, &ty.path, steps),
            Type::Never(_) | Type::FnPtr(_) | Type::Ptr(_) => Ty::Foreign,
            _ => Ty::Unknown,
        }
    }

    /// `impl Future<Output = T>`, `dyn Stream<Item = T>`, or a trait of the user.
    fn bounds_in(
        &self,
        module: usize,
        own: &Ty,
        bounds: &Punctuated<TypeParamBound, Token![+]>,
        steps: usize,
    ) -> Ty {
        let mut known = Ty::Foreign;
        for bound in bounds {
            let TypeParamBound::Trait(bound) = bound else {
                continue;
            };
            let Some(last) = bound.path.segments.last() else {
                continue;
            };
            let associated = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().find_map(|argument| match argument {
                        GenericArgument::AssocType(ty) => Some(&ty.ty),
                        GenericArgument::Type(ty)
                            if last.ident == "Into" || last.ident == "AsRef" =>
                        {
                            Some(ty)
                        }
                        _ => None,
                    })
                }
                PathArguments::Parenthesized(arguments) => match &arguments.output {
                    // What a closure returns is not followed.
                    ReturnType::Type(..) => return Ty::Unknown,
                    ReturnType::Default => None,
                },
                PathArguments::None => None,
            };
            let inner = associated.map(|ty| self.followed_type(module, own, ty, steps));
            let ty = match (last.ident.to_string().as_str(), inner) {
                ("Future", Some(inner)) => inner.within(Wrapper::Future),
                ("Iterator" | "IntoIterator" | "Stream", Some(inner)) => {
                    inner.within(Wrapper::Iterator)
                }
                (_, Some(inner)) => inner,
                _ => self.path_type_in(module, own, &bound.path, steps),
            };
            known = known.or(ty);
        }
        known
    }

    fn path_type_in(&self, module: usize, own: &Ty, path: &Path, steps: usize) -> Ty {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|step| step.ident.unraw().to_string())
            .collect();
        let Some(last) = path.segments.last() else {
            return Ty::Unknown;
        };
        if path.is_ident("Self") {
            return own.clone();
        }
        let inner: Vec<Ty> = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => {
                let types = arguments.args.iter().filter_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(self.followed_type(module, own, ty, steps)),
                    _ => None,
                });
                types.collect()
            }
            _ => Vec::new(),
        };
        let ours = |path: &[String]| self.surface.entity(&path.join("::")).is_some();
        match self.program.resolve(module, &names, &ours) {
            Target::Ours(path) => self.our_type(&path.join("::"), inner),
            Target::User(place, rest) => match rest.as_slice() {
                [name] => match self.program.alias(place, name) {
                    // An alias with arguments, such as a `Result` of the user's own, keeps the first of them.
                    Some(alias) => match (
                        self.followed_type(place, own, alias, steps),
                        inner.into_iter().next(),
                    ) {
                        (Ty::Wrapped(wrapper, _), Some(inner)) => inner.within(wrapper),
                        (ty, _) => ty,
                    },
                    None if self.program.user_type(place, name).is_some() => {
                        Ty::User(place, name.clone())
                    }
                    None => Ty::Unknown,
                },
                _ => Ty::Unknown,
            },
            Target::Foreign => self.foreign_type(&names, inner),
        }
    }

    /// The type with this path in the crate.
    pub(super) fn our_type(&self, path: &str, inner: Vec<Ty>) -> Ty {
        match self.surface.entity(path) {
            Some(Entity::Client) => Ty::CLIENT,
            Some(Entity::Handle(number)) => Ty::Resource(number),
            Some(Entity::Builder(number)) => Ty::Builder(number),
            Some(Entity::Item) => self.surface.value_of_item(path),
            _ => self.foreign_type(slice::from_ref(&path.to_owned()), inner),
        }
    }

    /// A type of another crate: those of the standard library that hold others are known.
    fn foreign_type(&self, names: &[String], inner: Vec<Ty>) -> Ty {
        let name = names.last().map(String::as_str).unwrap_or_default();
        let ours = inner.iter().any(Ty::may_be_ours);
        let mut inner = inner.into_iter();
        let (first, second) = (inner.next(), inner.next());
        match (name, first, second) {
            ("Option", Some(of), _) => of.within(Wrapper::Option),
            ("Result", Some(of), _) => of.within(Wrapper::Result),
            ("Sending" | "Upload" | "Pin" | "BoxFuture", Some(of), _)
                if name.starts_with(['S', 'U']) =>
            {
                of.within(Wrapper::Result).within(Wrapper::Future)
            }
            ("Items" | "Pages" | "Streaming", Some(of), _) => of.within(Wrapper::Stream),
            ("Vec" | "VecDeque" | "BTreeSet" | "HashSet", Some(of), _) => of.within(Wrapper::List),
            ("HashMap" | "BTreeMap", Some(_), Some(of)) => of.within(Wrapper::Map),
            ("ClientBuilder", ..) => Ty::ClientBuilder,
            (name, Some(of), _)
                if TRANSPARENT.contains(&name) || name == "RwLock" || name == "Pin" =>
            {
                of
            }
            // A parameter of a generic function is not followed.
            (_, None, _) if names.len() == 1 && name.len() == 1 => Ty::Unknown,
            _ if ours => Ty::Unknown,
            _ => Ty::Foreign,
        }
    }
}

/// Collects the paths of types.
struct Paths(Vec<Vec<(String, Span)>>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast Path) {
        self.0.push(steps(path));
        visit::visit_path(self, path);
    }
}

/// The names of a path.
pub(super) fn steps(path: &Path) -> Vec<(String, Span)> {
    let steps = path.segments.iter();
    steps
        .map(|step| (step.ident.unraw().to_string(), step.ident.span()))
        .collect()
}
