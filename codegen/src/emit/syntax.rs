//! Nodes of the syntax tree, built directly. What a document has thousands of, as fields and setters, is built here: to make tokens of
//! it and to parse them takes three times as long. What it has few of is quoted; `render` parses it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AssocType, AttrStyle, Attribute, Block, Expr, ExprArray,
    ExprCall, ExprField, ExprLit, ExprMethodCall, ExprPath, ExprReference, ExprStruct, ExprTuple,
    Field, FieldModifiers, FieldValue, Fields, FieldsNamed, FieldsUnnamed, FnArg, GenericArgument,
    Generics, ImplItem, ImplItemFn, ImplItemMacro, Item, ItemEnum, ItemImpl, ItemMacro, ItemMod,
    ItemStatic, ItemStruct, Lit, LitInt, LitStr, Local, LocalInit, Macro, MacroDelimiter, Member,
    Meta, MetaList, MetaNameValue, Pat, PatIdent, PatType, Path, PathArguments, PathSegment, QSelf,
    Receiver, ReceiverKind, ReturnType, Safety, Signature, StaticMutability, Stmt, Token,
    TraitBound, Type, TypeImplTrait, TypeParamBound, TypePath, Variant, Visibility,
};

/// The attributes of an item. For `quote!`, they are tokens.
#[derive(Clone, Default)]
pub(super) struct Attributes(pub(super) Vec<Attribute>);

impl Attributes {
    /// `#[name]`.
    pub(super) fn word(name: Ident) -> Self {
        Self::outer(Meta::Path(path(name)))
    }

    /// `#[name = "text"]`.
    pub(super) fn text(attribute: &str, value: &str) -> Self {
        Self::outer(Meta::NameValue(MetaNameValue {
            path: path(name(attribute)),
            eq_token: Default::default(),
            value: text(value),
        }))
    }

    /// `#[name(tokens)]`.
    pub(super) fn list(attribute: &str, tokens: TokenStream) -> Self {
        Self::outer(Meta::List(MetaList {
            path: path(name(attribute)),
            delimiter: MacroDelimiter::Paren(Default::default()),
            tokens,
        }))
    }

    fn outer(meta: Meta) -> Self {
        Self(vec![Attribute {
            pound_token: Default::default(),
            style: AttrStyle::Outer,
            bracket_token: Default::default(),
            meta,
        }])
    }

    /// These, and then others.
    pub(super) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

impl ToTokens for Attributes {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(&self.0);
    }
}

pub(super) fn name(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// A path of one segment.
pub(super) fn path(name: Ident) -> Path {
    path_with(name, PathArguments::None)
}

fn path_with(name: Ident, arguments: PathArguments) -> Path {
    let segment = PathSegment {
        ident: name,
        arguments,
    };
    Path {
        leading_colon: None,
        segments: [segment].into_iter().collect(),
    }
}

/// The type at a path.
pub(super) fn type_at(path: Path) -> Type {
    Type::Path(TypePath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

/// `name<argument, …>`.
pub(super) fn generic(name: Ident, arguments: impl IntoIterator<Item = Type>) -> Type {
    let arguments = arguments.into_iter().map(GenericArgument::Type);
    type_at(path_with(
        name,
        PathArguments::AngleBracketed(angle_bracketed(arguments)),
    ))
}

fn angle_bracketed(
    arguments: impl IntoIterator<Item = GenericArgument>,
) -> AngleBracketedGenericArguments {
    AngleBracketedGenericArguments {
        colon2_token: None,
        lt_token: Default::default(),
        args: arguments.into_iter().collect(),
        gt_token: Default::default(),
    }
}

/// `impl name<argument>`.
pub(super) fn implementor(name: Ident, argument: GenericArgument) -> Type {
    let arguments = PathArguments::AngleBracketed(angle_bracketed([argument]));
    let bound = TraitBound {
        paren_token: None,
        lifetimes: None,
        modifiers: Default::default(),
        maybe: None,
        path: path_with(name, arguments),
    };
    Type::ImplTrait(TypeImplTrait {
        attrs: Vec::new(),
        impl_token: Default::default(),
        bounds: [TypeParamBound::Trait(bound)].into_iter().collect(),
    })
}

/// `name = ty`, as an argument of a trait.
pub(super) fn associated(name: Ident, ty: Type) -> GenericArgument {
    GenericArgument::AssocType(AssocType {
        ident: name,
        generics: None,
        eq_token: Default::default(),
        ty,
    })
}

fn public() -> Visibility {
    Visibility::Public(Default::default())
}

/// `pub name: ty`, or without `pub`.
pub(super) fn field(attributes: Attributes, is_public: bool, name: Ident, ty: Type) -> Field {
    Field {
        attrs: attributes.0,
        vis: if is_public {
            public()
        } else {
            Visibility::Inherited
        },
        modifiers: FieldModifiers::default(),
        ident: Some(name),
        colon_token: Some(Default::default()),
        ty,
        default: None,
    }
}

/// `pub struct name { … }`.
pub(super) fn structure(
    attributes: Attributes,
    name: Ident,
    fields: impl IntoIterator<Item = Field>,
) -> Item {
    Item::Struct(ItemStruct {
        attrs: attributes.0,
        vis: public(),
        struct_token: Default::default(),
        ident: name,
        generics: Generics::default(),
        fields: Fields::Named(FieldsNamed {
            brace_token: Default::default(),
            named: fields.into_iter().collect(),
        }),
        semi_token: None,
    })
}

/// A variant without fields.
pub(super) fn variant(attributes: Attributes, name: Ident) -> Variant {
    Variant {
        attrs: attributes.0,
        ident: name,
        fields: Fields::Unit,
        discriminant: None,
    }
}

/// `name(ty)`.
pub(super) fn tuple_variant(attributes: Attributes, name: Ident, ty: Type) -> Variant {
    let field = Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: FieldModifiers::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    };
    Variant {
        fields: Fields::Unnamed(FieldsUnnamed {
            paren_token: Default::default(),
            unnamed: [field].into_iter().collect(),
        }),
        ..variant(attributes, name)
    }
}

/// `pub enum name { … }`.
pub(super) fn enumeration(
    attributes: Attributes,
    name: Ident,
    variants: impl IntoIterator<Item = Variant>,
) -> Item {
    Item::Enum(ItemEnum {
        attrs: attributes.0,
        vis: public(),
        enum_token: Default::default(),
        ident: name,
        generics: Generics::default(),
        brace_token: Default::default(),
        variants: variants.into_iter().collect(),
    })
}

/// `pub mod name { … }`.
pub(super) fn module(attributes: Attributes, name: Ident, items: Vec<Item>) -> Item {
    Item::Mod(ItemMod {
        attrs: attributes.0,
        vis: public(),
        unsafety: None,
        mod_token: Default::default(),
        ident: name,
        content: Some((Default::default(), items)),
        semi: None,
    })
}

/// `impl name { … }`.
pub(super) fn implementation(attributes: Attributes, name: Ident, items: Vec<ImplItem>) -> Item {
    Item::Impl(ItemImpl {
        attrs: attributes.0,
        modifiers: Default::default(),
        unsafety: None,
        impl_token: Default::default(),
        generics: Generics::default(),
        trait_: None,
        self_ty: Box::new(type_at(path(name))),
        brace_token: Default::default(),
        items,
    })
}

/// `name! { … }`, or `name!(…);`.
pub(super) fn items_of_macro(call: Macro) -> Item {
    Item::Macro(ItemMacro {
        attrs: Vec::new(),
        ident: None,
        semi_token: semicolon(&call),
        mac: call,
    })
}

/// The same for functions of a type.
pub(super) fn functions_of_macro(call: Macro) -> ImplItem {
    ImplItem::Macro(ImplItemMacro {
        attrs: Vec::new(),
        semi_token: semicolon(&call),
        mac: call,
    })
}

fn semicolon(call: &Macro) -> Option<Token![;]> {
    match call.delimiter {
        MacroDelimiter::Brace(_) => None,
        _ => Some(Default::default()),
    }
}

/// The call of a macro.
pub(super) fn macro_call(name: Ident, delimiter: MacroDelimiter, tokens: TokenStream) -> Macro {
    Macro {
        path: path(name),
        bang_token: Default::default(),
        delimiter,
        tokens,
    }
}

/// `pub fn name(inputs) -> output { … }`.
pub(super) fn function(
    attributes: Attributes,
    name: Ident,
    inputs: impl IntoIterator<Item = FnArg>,
    output: Type,
    statements: Vec<Stmt>,
) -> ImplItem {
    ImplItem::Fn(ImplItemFn {
        attrs: attributes.0,
        vis: public(),
        modifiers: Default::default(),
        sig: Signature {
            constness: None,
            asyncness: None,
            safety: Safety::Default,
            abi: None,
            fn_token: Default::default(),
            ident: name,
            generics: Generics::default(),
            paren_token: Default::default(),
            inputs: inputs.into_iter().collect(),
            variadic: None,
            output: ReturnType::Type(Default::default(), Box::new(output)),
        },
        block: Block {
            brace_token: Default::default(),
            stmts: statements,
        },
    })
}

/// `mut self`.
pub(super) fn mut_self() -> FnArg {
    receiver(Some(Default::default()), ReceiverKind::Value)
}

/// `&self`.
pub(super) fn ref_self() -> FnArg {
    receiver(
        None,
        ReceiverKind::Reference(Default::default(), None, None),
    )
}

fn receiver(mutability: Option<Token![mut]>, kind: ReceiverKind) -> FnArg {
    FnArg::Receiver(Receiver {
        attrs: Vec::new(),
        mutability,
        self_token: Default::default(),
        kind,
    })
}

/// `name: ty`.
pub(super) fn argument(name: Ident, ty: Type) -> FnArg {
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(variable(name, false)),
        colon_token: Default::default(),
        ty: Box::new(ty),
    })
}

/// A text, as an expression.
pub(super) fn text(text: &str) -> Expr {
    Expr::Lit(ExprLit {
        attrs: Vec::new(),
        lit: Lit::Str(LitStr::new(text, Span::call_site())),
    })
}

/// A whole number, as an expression.
pub(super) fn number(number: u64) -> Expr {
    Expr::Lit(ExprLit {
        attrs: Vec::new(),
        lit: Lit::Int(LitInt::new(&number.to_string(), Span::call_site())),
    })
}

/// What a name means.
pub(super) fn value(name: Ident) -> Expr {
    Expr::Path(ExprPath {
        attrs: Vec::new(),
        qself: None,
        path: path(name),
    })
}

/// `value.name`.
pub(super) fn field_of(value: Expr, field: &str) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(value),
        dot_token: Default::default(),
        member: Member::Named(name(field)),
    })
}

/// `of::<ty>::function`.
pub(super) fn function_of(of: Ident, ty: Type, function: &str) -> Expr {
    let arguments = PathArguments::AngleBracketed(turbofish(ty));
    let mut path = path_with(of, arguments);
    path.segments.push(name(function).into());
    Expr::Path(ExprPath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

/// `<ty as of>::function`.
pub(super) fn function_as(ty: Type, of: Ident, function: &str) -> Expr {
    let mut path = path(of);
    path.segments.push(name(function).into());
    Expr::Path(ExprPath {
        attrs: Vec::new(),
        qself: Some(QSelf {
            lt_token: Default::default(),
            ty: Box::new(ty),
            position: 1,
            as_token: Some(Default::default()),
            gt_token: Default::default(),
        }),
        path,
    })
}

fn turbofish(ty: Type) -> AngleBracketedGenericArguments {
    AngleBracketedGenericArguments {
        colon2_token: Some(Default::default()),
        ..angle_bracketed([GenericArgument::Type(ty)])
    }
}

/// `function(arguments)`.
pub(super) fn call(function: Expr, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(function),
        paren_token: Default::default(),
        args: arguments.into_iter().collect(),
    })
}

/// A call in a chain: the name of a method, and its argument.
pub(super) type Link = (&'static str, Option<Expr>);

/// `first.name(argument).name(argument)…`.
pub(super) fn chain(first: Expr, links: impl IntoIterator<Item = Option<Link>>) -> Expr {
    let links = links.into_iter().flatten();
    links.fold(first, |so_far, (name, argument)| {
        method(so_far, name, argument)
    })
}

/// `receiver.method(arguments)`.
pub(super) fn method(
    receiver: Expr,
    method: &str,
    arguments: impl IntoIterator<Item = Expr>,
) -> Expr {
    method_of(receiver, method, None, arguments)
}

/// `receiver.method::<ty>(arguments)`.
pub(super) fn method_of(
    receiver: Expr,
    method: &str,
    ty: Option<Type>,
    arguments: impl IntoIterator<Item = Expr>,
) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: name(method),
        turbofish: ty.map(turbofish),
        paren_token: Default::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `&value`.
pub(super) fn reference(value: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        mutability: None,
        expr: Box::new(value),
    })
}

/// `&[element, …]`.
pub(super) fn list(elements: impl IntoIterator<Item = Expr>) -> Expr {
    reference(Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: Default::default(),
        elems: elements.into_iter().collect::<Punctuated<_, _>>(),
    }))
}

/// `(element, …)`.
pub(super) fn tuple(elements: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Tuple(ExprTuple {
        attrs: Vec::new(),
        paren_token: Default::default(),
        elems: elements.into_iter().collect(),
    })
}

/// `value;`.
pub(super) fn statement(value: Expr) -> Stmt {
    Stmt::Expr(value, Some(Default::default()))
}

/// `static name: ty = value;`.
pub(super) fn static_item(name: Ident, ty: Type, value: Expr) -> Stmt {
    Stmt::Item(Item::Static(ItemStatic {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        static_token: Default::default(),
        mutability: StaticMutability::None,
        ident: name,
        colon_token: Default::default(),
        ty: Box::new(ty),
        eq_token: Default::default(),
        expr: Box::new(value),
        semi_token: Default::default(),
    }))
}

/// `let name = value;`, or `let mut name = value;`.
pub(super) fn binding(name: Ident, is_mutable: bool, value: Expr) -> Stmt {
    Stmt::Local(Local {
        attrs: Vec::new(),
        let_token: Default::default(),
        modifiers: Default::default(),
        pat: variable(name, is_mutable),
        init: Some(LocalInit {
            eq_token: Default::default(),
            expr: Box::new(value),
            diverge: None,
        }),
        semi_token: Default::default(),
    })
}

/// What a block ends with.
pub(super) fn result(value: Expr) -> Stmt {
    Stmt::Expr(value, None)
}

/// `name { field }`.
pub(super) fn value_with(structure: Ident, field: &str) -> Expr {
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path: path(structure),
        brace_token: Default::default(),
        fields: [FieldValue {
            attrs: Vec::new(),
            member: Member::Named(name(field)),
            colon_token: None,
            expr: value(name(field)),
        }]
        .into_iter()
        .collect(),
        dot2_token: None,
        rest: None,
    })
}

fn variable(name: Ident, is_mutable: bool) -> Pat {
    Pat::Ident(PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: is_mutable.then(Default::default),
        ident: name,
        subpat: None,
    })
}
