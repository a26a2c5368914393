//! The model of one API: every decision about its names, types and signatures. `resolve` builds it as a draft, and fills in its
//! last members. Then it is locked: `emit`, `diff` and `describe` read it, and `select` removes parts of it.

mod api;
mod draft;
mod fact;
mod features;
mod idempotency;
mod method;
mod names;
mod old_items;
mod operations;
mod paging;
mod path_form;
mod reach;
mod softened;
mod stream;
pub mod text;
mod types;
mod visit;

pub use crate::docs::Docs;
pub use api::{Api, Batch, Endpoint, Omission, Scope};
pub(crate) use draft::Draft;
pub use fact::{Emulator, Fact};
pub use features::Features;
pub(crate) use features::{ALL_RESOURCES, DEFAULT_FEATURES, OWN_FEATURES};
pub use idempotency::Idempotency;
pub use method::{
    Body, ChosenScope, Continuation, Location, MediaDownload, MediaUpload, Method, OldMethod,
    OldResource, Pages, Paging, Parameter, RequestId, Resource, ScopeRule, Started, SystemSetter,
};
pub use names::{PASSED_ON, PASSED_ON_WITH_FEATURE, RustIdent, WireName};
pub(crate) use names::{TRAIT_METHODS, client_type, names_module, types_module};
pub use old_items::{OldItem, OldKind};
pub use operations::{Getter, OperationShape, Operations, ServerTimeout, ServerWait};
pub use paging::{ItemsField, ItemsRule, PageItems, PageToken};
pub use path_form::{PathForm, ResourceName, Segment, SharedPath};
pub(crate) use reach::Reach;
pub use softened::OldName;
pub(crate) use stream::{KnownStream, KnownStreams};
pub use stream::{Stream, StreamFormat};
pub use types::{Field, Item, ItemKind, Type, TypeModule, TypePath, Variant};
pub use visit::ResourcePath;
