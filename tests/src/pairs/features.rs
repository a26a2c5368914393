//! Pairs of models with features per resource.

use discovery_codegen::diff::Kind;
use discovery_codegen::features;
use discovery_codegen::model::Api;
use serde_json::{Value, json};

use super::{LIBRARY, model};

/// A pair of models.
#[derive(Debug)]
pub struct FeaturePair {
    /// What is done to the old one.
    pub name: &'static str,
    /// The kind of change that it shows.
    pub there: Kind,
    /// The kind of change that taking it back is.
    pub back: Kind,
    /// The old model.
    pub old: Api,
    /// The new model.
    pub new: Api,
}

/// The pairs.
///
/// # Panics
///
/// Something is wrong with the document.
#[must_use]
pub fn feature_pairs() -> Vec<FeaturePair> {
    let both = two_resources(&["Book", "Shelf"]);
    vec![
        FeaturePair {
            name: "resources become features",
            there: Kind::FeaturesAdded,
            back: Kind::FeaturesRemoved,
            old: model(LIBRARY),
            new: with_features(LIBRARY),
        },
        FeaturePair {
            name: "a resource no longer reaches a type of two",
            there: Kind::FeatureLeft,
            back: Kind::FeatureJoined,
            old: both.clone(),
            new: two_resources(&["Shelf"]),
        },
        FeaturePair {
            name: "a type that no method reached belongs to a resource",
            there: Kind::FeatureLeft,
            back: Kind::FeatureJoined,
            old: two_resources(&["Shelf"]),
            new: two_resources(&["Card", "Shelf"]),
        },
        FeaturePair {
            name: "a resource with the features of another goes",
            there: Kind::ResourceRemoved,
            back: Kind::ResourceAdded,
            old: both,
            new: with_features(LIBRARY),
        },
    ]
}

fn with_features(document: &str) -> Api {
    features::assign(model(document)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The document with a second resource, whose methods return these schemas.
fn two_resources(schemas: &[&str]) -> Api {
    let mut document: Value = serde_json::from_str(LIBRARY).expect("the document is JSON");
    let mut methods = serde_json::Map::new();
    for schema in schemas {
        let name = schema.to_lowercase();
        let method = json!({
            "id": format!("library.desk.{name}"), "httpMethod": "GET", "path": format!("v1/desk/{name}"),
            "response": {"$ref": schema},
        });
        methods.insert(name, method);
    }
    document["resources"]["desk"] = json!({"methods": methods});
    with_features(&document.to_string())
}
