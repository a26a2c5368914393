//! Which values a variable of a path takes by its own pattern and description.
//!
//! Several bindings of one RPC are one method of a document at times, with the pattern of one of them. So a value is refused only if
//! nothing in the document names it: see also `prepare::shared_paths`. A pattern that is more than segments (`\d+`, `a|b`) decides
//! nothing here: the server checks the value.

mod literals;
mod written;

use crate::discovery::Schema;
use crate::model::PathForm;
pub(super) use literals::Literals;

/// A description that names more forms than this says nothing about the value.
const MOST_FORMS: usize = 200;

/// The forms of a parameter: that of its pattern first, then those of its description that take more. None: any value is sent.
pub(super) fn resolve_forms(schema: &Schema, template: &str, literals: &Literals) -> Vec<PathForm> {
    let pattern = schema.pattern.as_deref();
    let own = pattern.and_then(PathForm::of_pattern);
    let Some(own) = own.filter(|own| !own.is_anything()) else {
        return Vec::new();
    };
    let mut forms = vec![own];
    let written = written::written_forms(&schema.description, template, literals);
    if written.len() > MOST_FORMS {
        return Vec::new();
    }
    for form in written {
        if !forms.iter().any(|known| known.covers(&form)) {
            forms.push(form);
        }
    }
    forms
}
