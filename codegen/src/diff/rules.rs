//! The rules: every kind of change, how breaking it is for a user of the crate, and why.

use serde::{Deserialize, Serialize};

/// How breaking one change is, or all changes together: which part of the semantic version has to grow.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A user sees no difference: only the revision changed.
    #[default]
    None,
    /// The documentation changed, or what is sent, but no Rust item.
    Patch,
    /// Something was added or deprecated.
    Minor,
    /// Code that used the old crate may not compile, or may mean something else.
    Major,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// Who causes a breaking change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The document: something that its users used went away, or has another type.
    Document,
    /// A rule of the generator: the API serves its users as before.
    Generator,
}

/// A kind of change, and what every change of this kind has.
#[derive(Debug)]
struct Rule {
    kind: Kind,
    name: &'static str,
    title: &'static str,
    level: Verdict,
    /// Who causes it, if it is breaking. `None`: that depends, as `cause` says.
    cause: Option<Cause>,
    on_the_wire: bool,
    why: &'static str,
}

/// `Kind, "name", "title", level, "why";` — with `wire` before the reason if no Rust item changes, but the request or the response does.
/// A breaking kind has its cause after the level: `document`, `generator`, or `either`.
macro_rules! rules {
    ($($kind:ident, $name:literal, $title:literal, $level:ident $($cause:ident)?, $($wire:ident)? $why:literal;)*) => {
        /// A kind of change. Each has one level and one reason.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $(
                #[doc = concat!($title, ": ", $why, ".")]
                #[serde(rename = $name)]
                $kind,
            )*
        }

        /// One rule for each kind, in the order of the kinds.
        const RULES: &[Rule] = &[
            $(Rule {
                kind: Kind::$kind,
                name: $name,
                title: $title,
                level: Verdict::$level,
                cause: rules!(@cause $($cause)?),
                on_the_wire: rules!(@wire $($wire)?),
                why: $why,
            }),*
        ];
    };
    (@cause document) => { Some(Cause::Document) };
    (@cause generator) => { Some(Cause::Generator) };
    (@cause $($either:ident)?) => { None };
    (@wire wire) => { true };
    (@wire) => { false };
}

rules! {
    // Removed, renamed, retyped.
    OtherVersion, "other_version", "another version of the API", Major document,
        "it is another crate, with types of its own";
    ResourceRemoved, "resource_removed", "resource removed", Major document,
        "its function, its module and its methods are gone";
    ResourceRenamed, "resource_renamed", "resource renamed", Major document,
        "its function and its module have another name";
    MethodRemoved, "method_removed", "method removed", Major document,
        "its function and its builder are gone";
    MethodRenamed, "method_renamed", "method renamed", Major document,
        "its function and its builder have another name";
    TypeRemoved, "type_removed", "type removed", Major document,
        "code that names it does not compile";
    TypeRenamed, "type_renamed", "type renamed", Major document,
        "code that names it does not compile";
    TypeKindChanged, "type_kind_changed", "became another kind of type", Major document,
        "a struct, an enum and an alias are not used in the same way";
    AliasChanged, "alias_changed", "alias of another type", Major document,
        "values of the old type do not fit";
    FieldRemoved, "field_removed", "field removed", Major document,
        "code that reads or sets it does not compile; the server's values are kept among the unknown fields";
    FieldRenamed, "field_renamed", "field renamed", Major document,
        "code that reads or sets it does not compile";
    FieldRetyped, "field_retyped", "field has another type", Major document,
        "values of the old type do not fit";
    ValueRemoved, "value_removed", "enum value removed", Major document,
        "code that names the variant does not compile; the value itself is kept as an unknown one";
    ValueRenamed, "value_renamed", "enum value renamed", Major document,
        "code that names the variant does not compile";
    EndpointRemoved, "endpoint_removed", "endpoint removed", Major document,
        "its constant is gone";
    ScopeRemoved, "scope_removed", "scope removed", Major document,
        "its constant is gone";
    DeprecatedRemoved, "deprecated_removed", "deprecated item removed", Major document,
        "an earlier revision gave it up, and the crate had it for one more version";
    // Arguments, setters, bodies, responses.
    ArgumentAdded, "argument_added", "argument added", Major document,
        "every call has to pass it";
    ArgumentRemoved, "argument_removed", "argument removed", Major document,
        "calls that pass it do not compile";
    ArgumentsReordered, "arguments_reordered", "arguments in another order", Major generator,
        "calls pass their values to other parameters, often without an error from the compiler";
    ArgumentRetyped, "argument_retyped", "argument has another type", Major either,
        "values of the old type do not fit";
    ParameterRequired, "parameter_required", "parameter became required", Major document,
        "every call has to pass it";
    ParameterOptional, "parameter_optional", "parameter became optional", Major generator,
        "the argument is gone: a setter has taken its place";
    SetterRemoved, "setter_removed", "setter removed", Major document,
        "calls that set it do not compile";
    SetterRenamed, "setter_renamed", "setter renamed", Major document,
        "calls that set it do not compile";
    SetterRetyped, "setter_retyped", "setter takes another type", Major document,
        "values of the old type do not fit";
    BodyAdded, "body_added", "body added", Major document,
        "every call has to pass it as the last argument";
    BodyRemoved, "body_removed", "body removed", Major document,
        "calls that pass it do not compile";
    BodyRetyped, "body_retyped", "body has another type", Major document,
        "values of the old type do not fit";
    BodyRequired, "body_required", "body became an argument", Major generator,
        "its schema has properties now: every call has to pass it, and `.body(…)` is gone";
    BodyOptional, "body_optional", "body became optional", Major generator,
        "its schema no longer has properties: `.body(…)` has taken the argument's place";
    ResponseRetyped, "reply_retyped", "response has another type", Major document,
        "what a call returns is used in another way";
    StreamAdded, "stream_added", "response streams", Major generator,
        "`.send()` returns a list of messages instead of one; `.stream()` gives them as they come";
    StreamRemoved, "stream_removed", "response no longer streams", Major generator,
        "`.stream()` is gone, and `.send()` returns one message instead of a list";
    PagesRemoved, "pages_removed", "response no longer comes in pages", Major either,
        "`.pages()` or `.items()` is gone";
    ItemsRetyped, "items_retyped", "items have another type", Major either,
        "what `.items()` gives is used in another way";
    FollowingRemoved, "following_removed", "operation can no longer be followed", Major either,
        "`.wait()` and `.states()` are gone";
    ResumeRemoved, "resume_removed", "operations can no longer be resumed", Major either,
        "`client.resume(…)` is gone";
    BatchRemoved, "batch_removed", "batches are no longer taken", Major document,
        "`client.batch()` is gone";
    ResumeRetyped, "resume_retyped", "resumed operations have another type", Major either,
        "what `client.resume(…)` returns is used in another way";
    BytesRemoved, "bytes_removed", "bytes are no longer a body or response", Major either,
        "`raw_body` is gone";
    UploadRemoved, "upload_removed", "media is no longer taken", Major document,
        "`upload` is gone";
    DownloadRemoved, "download_removed", "bytes are no longer given", Major document,
        "`download` is gone";
    UpdateMaskRemoved, "update_mask_removed", "update mask is no longer made from the body", Major either,
        "`update_mask_from_body` is gone";
    ResourceNameRemoved, "resource_name_removed", "resource name removed", Major either,
        "its functions in `names` are gone";
    ResourceNameForm, "resource_name_form", "resource name has another form", Major either,
        "its functions in `names` take other parts, or build another name";
    // Features of resources.
    FeaturesAdded, "features_added", "resources became features", Major generator,
        "a program without the crate's default features no longer has them";
    FeaturesRemoved, "features_removed", "resources are no longer features", Major generator,
        "cargo refuses a dependency that asks for such a feature";
    FeatureLeft, "feature_left", "type left a feature", Major generator,
        "a program without the other features no longer has it";
    // Names.
    NameChanged, "name_changed", "has another name in Rust", Major generator,
        "the document calls it as before, but another item claims its Rust name, or no longer does";
    NameShadows, "name_shadows", "name shadows one that was there", Major generator,
        "it hides a method of a trait that the old crate had by this name";
    // Added.
    ResourceAdded, "resource_added", "resource added", Minor,
        "nothing that was there changes";
    MethodAdded, "method_added", "method added", Minor,
        "nothing that was there changes";
    TypeAdded, "type_added", "type added", Minor,
        "nothing that was there changes";
    FieldAdded, "field_added", "field added", Minor,
        "a struct is built with `..Default::default()` and matched with `..`";
    ValueAdded, "value_added", "enum value added", Minor,
        "an enum is non-exhaustive, and matched with `_`";
    SetterAdded, "setter_added", "setter added", Minor,
        "it need not be called";
    OptionalBodyAdded, "optional_body_added", "optional body added", Minor,
        "it need not be set: `{}` is sent instead of nothing";
    PagesAdded, "pages_added", "response comes in pages", Minor,
        "`.pages()` and `.items()` need not be called";
    FollowingAdded, "following_added", "operation can be followed", Minor,
        "`.wait()` and `.states()` need not be called";
    ResumeAdded, "resume_added", "operations can be resumed", Minor,
        "`client.resume(…)` need not be called";
    BatchAdded, "batch_added", "batches are taken", Minor,
        "`client.batch()` need not be called";
    BytesAdded, "bytes_added", "bytes can be a body or response", Minor,
        "`raw_body` need not be called";
    UploadAdded, "upload_added", "media is taken", Minor,
        "`upload` need not be called";
    DownloadAdded, "download_added", "bytes are given", Minor,
        "`download` need not be called";
    UpdateMaskAdded, "update_mask_added", "update mask can be made from the body", Minor,
        "`update_mask_from_body` need not be called";
    EndpointAdded, "endpoint_added", "endpoint added", Minor,
        "nothing that was there changes";
    ScopeAdded, "scope_added", "scope added", Minor,
        "nothing that was there changes";
    ResourceNameAdded, "resource_name_added", "resource name added", Minor,
        "nothing that was there changes";
    FeatureJoined, "feature_joined", "type joined a feature", Minor,
        "it is there with features that did not have it";
    Deprecated, "deprecated", "deprecated", Minor,
        "code that uses it gets a warning";
    // On the wire: no Rust item changes.
    EndpointMoved, "endpoint_moved", "endpoint has another URL", Patch, wire
        "requests of clients that chose it go to another host";
    Emulator, "emulator", "another variable for an emulator", Patch, wire
        "a client reads another variable, and may call another host";
    MtlsHost, "mtls_host", "another host for client certificates", Patch, wire
        "requests with a client certificate go to another host";
    BatchPath, "batch_path", "another path for batches", Patch, wire
        "batches are sent to another path";
    Host, "host", "another host", Patch, wire
        "requests go to another host; an endpoint of the caller's own replaces it as before";
    ServicePath, "service_path", "another service path", Patch, wire
        "every request has another path";
    DataWrapper, "data_wrapper", "wrapping in `data` changed", Patch, wire
        "request and response bodies have another form on the wire";
    DefaultScopes, "default_scopes", "other default scopes", Patch, wire
        "a client whose caller names no scopes asks for others";
    DefaultScope, "default_scope", "another default scope of a method", Patch, wire
        "a call whose caller names no scopes asks for another one";
    Verb, "verb", "another verb", Patch, wire
        "the request has another verb; whether it is repeated after an error may change with it";
    Path, "path", "another path", Patch, wire
        "the request has another path";
    MethodScopes, "method_scopes", "other scopes", Patch, wire
        "credentials that were enough may not be";
    ApiVersion, "api_version", "another API version", Patch, wire
        "another `x-goog-api-version` is sent";
    UploadChanged, "upload_changed", "media is taken in another way", Patch, wire
        "media is sent to another path, or other media is refused before it is sent";
    DownloadChanged, "download_changed", "bytes are given in another way", Patch, wire
        "bytes are requested in another way";
    RequestId, "request_id", "`requestId` is filled in differently", Patch, wire
        "whether a request id is sent by itself, and so whether the call is repeated, changes";
    Idempotency, "idempotency", "idempotent under another condition", Patch, wire
        "whether a call is repeated after an error changes";
    StreamFormat, "stream_format", "stream is asked for in another format", Patch, wire
        "the query has another `alt`; every format is read";
    PageTokens, "page_tokens", "page tokens are elsewhere", Patch, wire
        "the token of a page, or of the next page, is in another place";
    ItemsField, "items_field", "items are in another field", Patch, wire
        "`.items()` takes them from another field of the response";
    Polling, "polling", "operations are followed differently", Patch, wire
        "`.wait()`, `.states()` and `resume` send other requests";
    Pattern, "pattern", "another pattern", Patch, wire
        "the value of the argument is checked by it before anything is sent";
    Forms, "forms", "other forms of values", Patch, wire
        "the value of the argument is checked by them before anything is sent";
    ParameterMoved, "parameter_moved", "parameter moved", Patch, wire
        "the argument is sent in another part of the URL";
    ParameterKey, "parameter_key", "parameter has another key", Patch, wire
        "its Rust name is the same, and it is sent by another one";
    ResourceNameWider, "resource_name_wider", "resource name takes more", Patch, wire
        "its functions in `names` take everything that they took";
    FieldKey, "field_key", "field has another key", Patch, wire
        "its Rust name is the same, and it is another key in JSON";
    FieldForm, "field_form", "integer has another JSON form", Patch, wire
        "a 64-bit integer is a number in JSON, or a string; both are read";
    ValueKey, "value_key", "enum value has another text", Patch, wire
        "its Rust name is the same, and it is another text in JSON";
    // Documentation.
    ArgumentRenamed, "argument_renamed", "argument has another name", Patch,
        "callers do not write it, and the value goes to the same place of the path";
    MethodId, "method_id", "another id", Patch,
        "it stands in documentation and errors";
    Undeprecated, "undeprecated", "no longer deprecated", Patch,
        "a warning less";
    Docs, "docs", "documentation", Patch,
        "nothing but the documentation changes";
}

impl Kind {
    /// Every kind, from the most breaking to the least.
    pub fn all() -> impl Iterator<Item = Kind> {
        RULES.iter().map(|rule| rule.kind)
    }

    fn rule(self) -> &'static Rule {
        // The table has the order of the enum, so the number of a kind is its index. A test checks it.
        RULES.get(self as usize).unwrap_or(&RULES[0])
    }

    /// Its name in JSON: `field_added`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.rule().name
    }

    /// The words for it: `field added`.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.rule().title
    }

    /// How breaking it is.
    #[must_use]
    pub fn level(self) -> Verdict {
        self.rule().level
    }

    /// Who causes every change of this kind. `None`: that depends on the documents, or nothing breaks.
    #[must_use]
    pub fn cause(self) -> Option<Cause> {
        self.rule().cause
    }

    /// Whether no Rust item changes, but the request or the response does.
    #[must_use]
    pub fn is_on_the_wire(self) -> bool {
        self.rule().on_the_wire
    }

    /// Why it has its level, as the rest of a sentence.
    #[must_use]
    pub fn reason(self) -> &'static str {
        self.rule().why
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_kind_is_its_place_in_the_table() {
        for (place, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.kind as usize, place);
            assert_eq!(rule.kind.as_str(), rule.name);
            assert_eq!(serde_json::json!(rule.kind), rule.name);
        }
    }

    #[test]
    fn kinds_go_from_the_most_breaking_to_the_least_and_the_wire_alone_is_a_patch() {
        let levels: Vec<Verdict> = Kind::all().map(Kind::level).collect();
        assert!(levels.is_sorted_by(|one, next| one >= next), "{levels:?}");
        for kind in Kind::all().filter(|kind| kind.is_on_the_wire()) {
            assert_eq!(kind.level(), Verdict::Patch, "{kind}");
        }
    }
}
