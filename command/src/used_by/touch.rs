//! Which uses a change touches.

use std::collections::{BTreeMap, BTreeSet};

use discovery_codegen::Change;
use discovery_codegen::diff::Kind;

use super::surface::Surface;
use super::uses::{Member, Use, Used, types_of};

/// The uses of a program, by what they use.
#[derive(Debug)]
pub(super) struct Index<'a> {
    surface: &'a Surface<'a>,
    items: BTreeMap<String, Vec<&'a Use>>,
    members: BTreeMap<&'a str, Vec<(&'a Use, &'a Member)>>,
}

/// A use that a change touches.
#[derive(Clone, Debug)]
pub(super) struct Touched<'a> {
    pub(super) at: &'a Use,
    /// Why it is not certain; `None`: it is.
    pub(super) doubt: Option<&'static str>,
}

/// What a change touches.
enum Reach {
    /// No code: it adds an item, or changes documentation.
    Nothing,
    /// The program as a whole.
    Everything,
    /// The uses of these items.
    Items(Vec<String>),
}

const UNKNOWN: &str = "the type of the value is not known here";
const IN_MACRO: &str = "it is in a macro that is not read";
const RESPONSE: &str = "it depends on what is done with the response";
const FEATURES: &str = "it depends on the features that are turned on";
const TYPE: &str = "it depends on where the value goes or comes from";

impl<'a> Index<'a> {
    pub(super) fn new(surface: &'a Surface<'a>, uses: &'a [Use]) -> Self {
        let mut index = Self {
            surface,
            items: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        for one in uses {
            match &one.what {
                Used::Item(key) => index.items.entry(plain(key)).or_default().push(one),
                Used::Member(member) => {
                    let members = index.members.entry(&member.name).or_default();
                    members.push((one, member));
                }
            }
        }
        index
    }

    /// Whether the program uses the crate at all.
    pub(super) fn is_used(&self) -> bool {
        !self.items.is_empty()
    }

    /// The uses that a change touches, in the order of the files; `None`: the program as a whole.
    pub(super) fn touched(&self, change: &Change) -> Option<Vec<Touched<'a>>> {
        let keys = match self.reach(change) {
            Reach::Nothing => return Some(Vec::new()),
            Reach::Everything => return None,
            Reach::Items(keys) => keys,
        };
        let mut touched: BTreeMap<(usize, usize, usize), Touched<'a>> = BTreeMap::new();
        let doubt = doubt(change.kind);
        let mut add = |at: &'a Use, doubt| {
            let place = (at.file, at.line, at.column);
            let one = touched.entry(place).or_insert(Touched { at, doubt });
            if doubt.is_none() {
                one.doubt = None;
            }
        };
        for key in &keys {
            for at in self.items.get(key).into_iter().flatten() {
                add(at, doubt);
            }
            for (at, member) in self.members_of(key) {
                add(at, Some(if member.in_macro { IN_MACRO } else { UNKNOWN }));
            }
        }
        Some(touched.into_values().collect())
    }

    /// The members of unknown values that may be the item with this key.
    fn members_of(&self, key: &str) -> Vec<(&'a Use, &'a Member)> {
        let is_field = key.contains("::");
        let Some(name) = key.rsplit(['.', ':']).next() else {
            return Vec::new();
        };
        // Types, variants and constants are named by their paths, and never by a value.
        if name.starts_with(|first: char| first.is_uppercase()) {
            return Vec::new();
        }
        let name = name.strip_suffix("()").unwrap_or(name);
        let arity = match is_field {
            true => None,
            false => self.surface.arity(key),
        };
        let members = self.members.get(name).into_iter().flatten();
        let members = members.filter(|(_, member)| member.arguments == arity);
        members.copied().collect()
    }

    fn reach(&self, change: &Change) -> Reach {
        use Kind as K;
        let rust = plain(&change.rust);
        // `projects().get(name)`: the method of the argument.
        let method = match rust.split_once("()(") {
            _ if rust.ends_with("()") => rust.clone(),
            _ => match rust.rfind('(').filter(|_| rust.ends_with(')')) {
                Some(end) => rust.get(..end).unwrap_or_default().to_owned(),
                None => rust.clone(),
            },
        };
        let functions = |names: &[&str]| {
            let names = names.iter().map(|name| format!("{method}().{name}"));
            Reach::Items(names.collect())
        };
        match change.kind {
            K::Docs | K::Undeprecated | K::ArgumentRenamed | K::MethodId => Reach::Nothing,
            K::ResourceAdded
            | K::MethodAdded
            | K::TypeAdded
            | K::FieldAdded
            | K::ValueAdded
            | K::SetterAdded
            | K::OptionalBodyAdded
            | K::PagesAdded
            | K::FollowingAdded
            | K::ResumeAdded
            | K::BatchAdded
            | K::BytesAdded
            | K::UploadAdded
            | K::DownloadAdded
            | K::UpdateMaskAdded
            | K::EndpointAdded
            | K::ScopeAdded
            | K::ResourceNameAdded
            | K::FeatureJoined => Reach::Nothing,
            K::OtherVersion
            | K::FeaturesAdded
            | K::FeaturesRemoved
            | K::Emulator
            | K::MtlsHost
            | K::Host
            | K::ServicePath
            | K::DataWrapper
            | K::DefaultScopes => Reach::Everything,
            // Of every call.
            _ if change.item == "(every call)" => {
                let end = rust.strip_prefix("(every call)").unwrap_or_default();
                let end = format!("(){end}");
                Reach::Items(
                    self.items
                        .keys()
                        .filter(|key| key.ends_with(&end))
                        .cloned()
                        .collect(),
                )
            }
            K::ParameterRequired => {
                let call = rust
                    .rsplit_once("().")
                    .map_or(rust.as_str(), |(call, _)| call);
                Reach::Items(vec![call.to_owned(), rust.clone()])
            }
            K::BodyRequired => Reach::Items(vec![method.clone(), format!("{method}().body")]),
            K::BodyRemoved | K::BodyRetyped => {
                let has_setter = change.old.starts_with('.');
                match has_setter {
                    true => functions(&["body"]),
                    false => Reach::Items(vec![method.clone()]),
                }
            }
            K::ResponseRetyped => functions(&[
                "send",
                "send_blocking",
                "upload",
                "upload_blocking",
                "pages",
            ]),
            K::StreamAdded | K::StreamRemoved | K::StreamFormat => {
                functions(&["send", "send_blocking", "stream", "stream_blocking"])
            }
            K::PagesRemoved if change.new.is_empty() => functions(&["items", "pages"]),
            K::PagesRemoved | K::ItemsRetyped | K::ItemsField => functions(&["items"]),
            K::PageTokens => functions(&["items", "pages"]),
            K::FollowingRemoved => functions(&["wait", "states"]),
            K::BytesRemoved => functions(&["raw_body"]),
            K::UploadRemoved | K::UploadChanged => functions(&["upload", "upload_blocking"]),
            K::DownloadRemoved | K::DownloadChanged => {
                functions(&["download", "download_blocking"])
            }
            K::UpdateMaskRemoved => functions(&["update_mask_from_body"]),
            K::TypeRemoved => {
                let inner = self.surface.items_within(&change.path).map(plain);
                Reach::Items(inner.chain([rust.clone()]).collect())
            }
            K::MethodRemoved | K::MethodRenamed => {
                Reach::Items(vec![types_of(&rust), rust.clone()])
            }
            K::NameChanged => {
                // A module has items of its own.
                let within = format!("{rust}::");
                let inner = self
                    .items
                    .keys()
                    .filter(|key| key.starts_with(&within) && !rust.contains("types::"));
                Reach::Items(inner.cloned().chain([rust.clone()]).collect())
            }
            _ => Reach::Items(vec![method]),
        }
    }

    /// The lines of some files that use the crate.
    pub(super) fn count(&self) -> usize {
        let uses = self.items.values().flatten();
        let lines: BTreeSet<(usize, usize)> = uses.map(|one| (one.file, one.line)).collect();
        lines.len()
    }
}

/// Why a use that is known is not certain to be touched.
fn doubt(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::ResponseRetyped | Kind::ItemsRetyped | Kind::StreamAdded | Kind::ResumeRetyped => {
            Some(RESPONSE)
        }
        Kind::FieldRetyped
        | Kind::AliasChanged
        | Kind::SetterRetyped
        | Kind::ArgumentRetyped
        | Kind::BodyRetyped => Some(TYPE),
        Kind::FeatureLeft => Some(FEATURES),
        _ => None,
    }
}

/// A key without `r#`.
fn plain(key: &str) -> String {
    key.replace("r#", "")
}
