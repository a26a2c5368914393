//! What the document no longer has, deprecated: the old name or place of an item, which leads to the item.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ImplItem;

use super::argument::argument_type;
use super::features::gate;
use super::paths::{ModulePath, ident};
use super::{doc, handle, syntax};
use crate::docs::code_span;
use crate::model::{
    Docs, Item, Method, OldMethod, OldName, OldResource, Parameter, RustIdent, TypeModule,
    TypePath, text,
};

/// The attributes of what is deprecated since a revision: what to write now, as a compiler says it, and the documentation.
fn attributes(what: &str, now: &str, since: &str) -> TokenStream {
    let note = format!("{what} `{now}` now");
    let docs = Docs(vec![format!(
        "{} {} since revision {} of the API.",
        capital(what),
        code_span(now),
        code_span(since)
    )]);
    let docs = doc::lines(&docs);
    quote!(#docs #[deprecated(note = #note)])
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// The alias of a type that has another name now.
pub(super) fn old_type(item: &Item, old: &OldName) -> syn::Item {
    let OldName { name: old, since } = old;
    let attributes = attributes("it is called", &format!("types::{}", item.name), since);
    let (old, now) = (ident(old), ident(&item.name));
    syn::Item::Verbatim(quote! {
        #attributes
        pub type #old = #now;
    })
}

/// The module of the inline types of a type that has another name now. The compiler warns of a module where it is imported, and not where
/// a path goes through it: so each type in it is deprecated too.
pub(super) fn old_module(name: &RustIdent, module: &TypeModule, old: &OldName) -> syn::Item {
    old_module_at(name, module, old, &format!("types::{name}"), &[])
}

/// The same for a module within others. `outer` has their names now, from the outermost on.
fn old_module_at(
    name: &RustIdent,
    module: &TypeModule,
    old: &OldName,
    path: &str,
    outer: &[Ident],
) -> syn::Item {
    let OldName { name: old, since } = old;
    let its_attributes = attributes("it is called", path, since);
    let mut inner = outer.to_vec();
    inner.push(ident(name));
    // From within the old module to where the module is now.
    let up = inner.iter().map(|_| quote!(super::));
    let now: TokenStream = up.chain(inner.iter().map(|part| quote!(#part::))).collect();
    let types = module.items.iter().map(|item| {
        let attributes = attributes("it is called", &format!("{path}::{}", item.name), since);
        let name = ident(&item.name);
        quote!(#attributes pub type #name = #now #name;)
    });
    let modules = module.modules.iter().map(|(name, module)| {
        let same = OldName {
            name: name.clone(),
            since: since.clone(),
        };
        old_module_at(name, module, &same, &format!("{path}::{name}"), &inner)
    });
    let old = ident(old);
    syn::Item::Verbatim(quote! {
        #its_attributes
        pub mod #old {
            #(#types)*
            #(#modules)*
        }
    })
}

/// The setter of a parameter that has another name now.
pub(super) fn old_setter(parameter: &Parameter, place: &ModulePath) -> Option<ImplItem> {
    let OldName { name: old, since } = parameter.old_name.as_ref()?;
    let attributes = attributes("it is called", parameter.name.as_str(), since);
    let (old, now) = (ident(old), ident(&parameter.name));
    let ty = argument_type(parameter, place);
    Some(ImplItem::Verbatim(quote! {
        #attributes
        pub fn #old(self, #old: #ty) -> Self {
            self.#now(#old)
        }
    }))
}

/// What the function of a method says of the parameters that became required.
pub(super) fn required_note(method: &Method) -> Option<Docs> {
    let setters = method.setters.iter();
    let setters = setters.filter(|setter| setter.required_since.is_some());
    let setters: Vec<String> = setters
        .map(|setter| code_span(&format!(".{}(…)", setter.name)))
        .collect();
    (!setters.is_empty()).then(|| {
        Docs(vec![format!(
            "It needs {}: without it, the call is an error before it is sent.",
            setters.join(" and ")
        )])
    })
}

/// What the setter of a parameter says that became required.
pub(super) fn required_setter_note(parameter: &Parameter) -> Option<Docs> {
    let since = parameter.required_since.as_ref()?;
    Some(Docs(vec![
        format!(
            "It is required since revision {} of the API: a call without it is an error before it is sent.",
            code_span(since)
        ),
        "With the next major version it becomes an argument.".to_owned(),
    ]))
}

/// The function of a method at its old place.
pub(super) fn old_function(old: &OldMethod, place: &ModulePath) -> ImplItem {
    let OldMethod {
        since,
        function,
        receiver,
        modules,
        method,
        ..
    } = old;
    let gate = gate(&old.features);
    let calls: String = receiver.iter().map(|call| format!(".{call}()")).collect();
    let now = text::call(&format!("client{calls}"), method);
    let attributes = attributes("it is", &now, since);
    let mut arguments: Vec<TokenStream> = Vec::new();
    let mut values: Vec<TokenStream> = Vec::new();
    for argument in &method.arguments {
        let (name, ty) = (ident(&argument.name), argument_type(argument, place));
        arguments.push(quote!(#name: #ty));
        values.push(quote!(#name));
    }
    if let Some(body) = method.body.as_ref().filter(|body| !body.optional) {
        let ty = place.ty(&body.ty);
        arguments.push(quote!(body: #ty));
        values.push(quote!(body));
    }
    let function = ident(function);
    let builder = place.path(&TypePath {
        modules: modules.clone(),
        name: method.builder.clone(),
    });
    let client = place.root_item("Client");
    let receiver = receiver.iter().map(ident);
    let call = ident(&method.function);
    ImplItem::Verbatim(quote! {
        #attributes
        #gate
        pub fn #function(&self, #(#arguments),*) -> #builder {
            #client::from(self.client.clone()) #(.#receiver())* .#call(#(#values),*)
        }
    })
}

/// The builder of a method at its old place.
pub(super) fn old_builder(old: &OldMethod, place: &ModulePath) -> syn::Item {
    let path = TypePath {
        modules: old.modules.clone(),
        name: old.method.builder.clone(),
    };
    let gate = gate(&old.features);
    let attributes = attributes("it is", &text::type_path(&path), &old.since);
    let (name, now) = (ident(&old.builder), place.path(&path));
    syn::Item::Verbatim(quote! {
        #attributes
        #gate
        pub type #name = #now;
    })
}

/// The functions for the methods and resources that were in a resource.
pub(super) fn old_functions(
    methods: &[OldMethod],
    resources: &[OldResource],
    place: &ModulePath,
) -> Vec<ImplItem> {
    let methods = methods.iter().map(|method| old_function(method, place));
    let resources = resources.iter().map(|gone| {
        let docs = doc::lines(&old_docs(gone));
        let (function, module, handle) =
            (ident(&gone.function), ident(&gone.module), ident(&gone.handle));
        ImplItem::Verbatim(quote! {
            #docs
            #[deprecated(note = "the API no longer has this resource: its functions say where its methods are")]
            pub fn #function(&self) -> #module::#handle {
                #module::#handle { client: self.client.clone() }
            }
        })
    });
    methods.chain(resources).collect()
}

/// The content of the module of a resource that is gone.
pub(super) fn old_content(gone: &OldResource, place: &ModulePath) -> Vec<syn::Item> {
    let docs = doc::lines(&old_docs(gone));
    let functions = old_functions(&gone.methods, &gone.resources, place);
    let mut items = handle::handle(docs, &ident(&gone.handle), functions);
    let methods = gone.methods.iter();
    items.extend(methods.map(|method| old_builder(method, place)));
    let inner = gone.resources.iter();
    items.extend(inner.map(|inner| old_module_of(inner, place)));
    items
}

/// The module of a resource that is gone, in this place.
pub(super) fn old_module_of(gone: &OldResource, place: &ModulePath) -> syn::Item {
    let docs = doc::lines(&old_docs(gone));
    let content = old_content(gone, &place.within(&gone.module));
    syntax::module(docs, ident(&gone.module), content)
}

/// The documentation of a resource that is gone.
pub(super) fn old_docs(gone: &OldResource) -> Docs {
    Docs(vec![format!(
        "The resource {}, which the API no longer has: its functions lead to where its methods are.",
        code_span(&gone.wire)
    )])
}
