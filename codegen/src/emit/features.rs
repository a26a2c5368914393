//! Attributes that leave code out if none of its features is on.

use quote::quote;
use syn::Item;

use super::syntax::Attributes;

/// `#[cfg(…)]` for code that any one of these features turns on; nothing if it needs none.
pub(super) fn gate(features: &[String]) -> Attributes {
    match features {
        [] => Attributes::default(),
        [one] => Attributes::list("cfg", quote!(feature = #one)),
        several => Attributes::list("cfg", quote!(any(#(feature = #several),*))),
    }
}

/// An item with its attribute before the others.
pub(super) fn gated(features: &[String], mut item: Item) -> Item {
    let gate = gate(features);
    let attributes = match &mut item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        item => return Item::Verbatim(quote!(#gate #item)),
    };
    attributes.splice(0..0, gate.0);
    item
}
