//! The functions of the module `names`.

use super::change::{At, ChangeList};
use super::pairs::Pairs;
use super::rules::Kind;
use crate::model::{Api, PathForm, ResourceName};

/// Compares the kinds of resource names. One is known by its form, then by its function.
pub(super) fn compare_names(old: &Api, new: &Api, changes: &mut ChangeList) {
    let pairs = Pairs::new(&old.names, &new.names, |name| &name.form)
        .then_by_key(|name| name.build.as_str());
    for name in pairs.removed {
        changes.push(Kind::ResourceNameRemoved, &at(name), form(name), "");
    }
    for name in pairs.added {
        changes.push(Kind::ResourceNameAdded, &at(name), "", form(name));
    }
    for (old, new) in pairs.both {
        let at = at(old).moved_to(new.path_in_document.as_str());
        let ResourceName {
            build,
            path_in_document: _,
            // It is `parse_` and the other's name.
            parse: _,
            form: before,
            parts,
        } = old;
        changes.compare_names(&at, build, &new.build);
        let text = PathForm::to_string;
        let is_wider = new.form.covers(before) && *parts == new.parts;
        let kind = match is_wider {
            true => Kind::ResourceNameWider,
            false => Kind::ResourceNameForm,
        };
        changes.compare_text(kind, &at, &text(before), &text(&new.form));
    }
}

fn at(name: &ResourceName) -> At {
    At {
        item: "names".to_owned(),
        rust: format!("names::{}", name.build),
        path: name.path_in_document.clone(),
    }
}

fn form(name: &ResourceName) -> String {
    name.form.to_string()
}
