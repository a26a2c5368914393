//! Paths as one token. The path `::std::option::Option` has nine tokens, each of which is built, parsed, printed and dropped; most tokens
//! of generated code would be parts of such paths. So a path is one identifier until `render` spells it out.

use std::borrow::Cow;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{ImplItem, Item, Macro, MacroDelimiter, Type};

use super::syntax::{self, generic, macro_call, name, path, type_at};

/// Stands for `::` in an identifier: a letter for Rust, and in no name that a document gives, since those become ASCII. It has two bytes
/// like `::`, and bytes are what prettyplease measures lines by.
pub(super) const JOINT: &str = "ː";

/// A path of the standard library or of the runtime. For `quote!`, it is one token.
#[derive(Clone, Copy)]
pub(super) struct Joined(&'static str);

impl Joined {
    /// The path as an identifier.
    pub(super) fn ident(self) -> Ident {
        name(self.0)
    }

    /// The type at this path.
    pub(super) fn ty(self) -> Type {
        type_at(path(self.ident()))
    }

    /// The type at this path, with arguments.
    pub(super) fn of(self, arguments: impl IntoIterator<Item = Type>) -> Type {
        generic(self.ident(), arguments)
    }

    /// What is at this path, by name.
    pub(super) fn item(self, item: &str) -> Ident {
        name(&format!("{}{JOINT}{item}", self.0))
    }

    /// The items that a macro with a table makes.
    pub(super) fn table(self, rows: TokenStream) -> Item {
        let braces = MacroDelimiter::Brace(Default::default());
        syntax::items_of_macro(macro_call(self.ident(), braces, rows))
    }

    /// The items that a macro makes.
    pub(super) fn items(self, arguments: TokenStream) -> Item {
        syntax::items_of_macro(self.call(arguments))
    }

    /// The functions that a macro makes.
    pub(super) fn functions(self, arguments: TokenStream) -> ImplItem {
        syntax::functions_of_macro(self.call(arguments))
    }

    fn call(self, arguments: TokenStream) -> Macro {
        let parentheses = MacroDelimiter::Paren(Default::default());
        macro_call(self.ident(), parentheses, arguments)
    }
}

impl ToTokens for Joined {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident().to_tokens(tokens);
    }
}

macro_rules! paths {
    ($($name:ident = $(::$segment:ident)+;)+) => {
        $(pub(super) const $name: Joined = Joined(concat!($("ː", stringify!($segment)),+));)+
    };
}

paths! {
    OPTION = ::std::option::Option;
    STRING = ::std::string::String;
    BOX = ::std::boxed::Box;
    VEC = ::std::vec::Vec;
    BTREE_MAP = ::std::collections::BTreeMap;
    DEFAULT = ::std::default::Default;
    INTO = ::std::convert::Into;
    INTO_ITERATOR = ::std::iter::IntoIterator;
    BYTE_STRING = ::discovery_runtime::contract::ByteString;
    DATE_TIME = ::discovery_runtime::contract::DateTime;
    DATE = ::discovery_runtime::contract::Date;
    DURATION = ::discovery_runtime::contract::Duration;
    FIELD_MASK = ::discovery_runtime::contract::FieldMask;
    XGAFV = ::discovery_runtime::contract::Xgafv;
    JSON = ::discovery_runtime::contract::serde_json::Value;
    JSON_MAP = ::discovery_runtime::contract::JsonMap;
    UNKNOWN = ::discovery_runtime::contract::Unknown;
    UNKNOWN_VALUE = ::discovery_runtime::contract::UnknownValue;
    METHOD = ::discovery_runtime::contract::Method;
    REQUEST_ID = ::discovery_runtime::contract::RequestId;
    STREAM_FORMAT = ::discovery_runtime::contract::StreamFormat;
    NEW_MEDIA_UPLOAD = ::discovery_runtime::contract::MediaUpload::new;
    MEDIA_DOWNLOAD = ::discovery_runtime::contract::MediaDownload;
    NEW_METHOD = ::discovery_runtime::contract::Method::new;
    CALL = ::discovery_runtime::contract::Call;
    NEW_CALL = ::discovery_runtime::contract::Call::new;
    MESSAGE = ::discovery_runtime::contract::message;
    OPEN_ENUM = ::discovery_runtime::contract::open_enum;
    SENDING = ::discovery_runtime::contract::sending;
    PAGED = ::discovery_runtime::contract::paged;
    STREAMING = ::discovery_runtime::contract::streaming;
    FOLLOWING = ::discovery_runtime::contract::following;
    RAW_BODY = ::discovery_runtime::contract::raw_body;
    MEDIA_UPLOAD_FUNCTIONS = ::discovery_runtime::contract::media_upload;
    MEDIA_DOWNLOAD_FUNCTIONS = ::discovery_runtime::contract::media_download;
    UPDATE_MASK = ::discovery_runtime::contract::update_mask;
    SAME_ENUMS = ::discovery_runtime::contract::same_enums;
    BATCHED = ::discovery_runtime::contract::batched;
    SYSTEM_PARAMETERS = ::discovery_runtime::contract::system_parameters;
}

/// Spells out the paths in a line of printed code. The texts in it stay as they are.
pub(crate) fn spell_out(line: &str) -> Cow<'_, str> {
    if !line.contains(JOINT) {
        return Cow::Borrowed(line);
    }
    if !line.contains('"') {
        return Cow::Owned(line.replace(JOINT, "::"));
    }
    let mut spelled = String::with_capacity(line.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            'ː' if !quoted => {
                spelled.push_str("::");
                continue;
            }
            _ => {}
        }
        spelled.push(c);
    }
    Cow::Owned(spelled)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_path_is_one_token_until_it_is_spelled_out() {
        let tokens = quote!(#OPTION<#STRING>);
        assert_eq!(tokens.clone().into_iter().count(), 4);
        let printed = tokens.to_string();
        let spelled = spell_out(&printed);
        assert_eq!(spelled, "::std::option::Option < ::std::string::String >");
        // So lines break where they would.
        assert_eq!(spelled.len(), printed.len());
    }

    #[test]
    fn texts_are_not_paths() {
        assert_eq!(
            spell_out("aːb(\"ː \\\" ː\", cːd)"),
            "a::b(\"ː \\\" ː\", c::d)"
        );
        assert_eq!(spell_out("a(\"ː\")"), "a(\"ː\")");
        assert_eq!(spell_out("aːb"), "a::b");
        assert!(matches!(spell_out("a"), Cow::Borrowed(_)));
    }
}
