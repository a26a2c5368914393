//! Finds the values of the path variables in a path.

use percent_encoding::percent_decode_str;

/// The values of the variables of the template in the path, by name; `None` if the path is not one of the template.
pub(crate) fn path_values(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let mut values = Vec::new();
    find(template, path, &mut values).then_some(values)
}

fn find(template: &str, path: &str, values: &mut Vec<(String, String)>) -> bool {
    let Some((literal, rest)) = template.split_once('{') else {
        return template == path;
    };
    let (Some(path), Some((variable, template))) =
        (path.strip_prefix(literal), rest.split_once('}'))
    else {
        return false;
    };
    let (name, most) = match variable.strip_prefix('+') {
        Some(name) => (name, path.len()),
        None => (variable, path.find('/').unwrap_or(path.len())),
    };
    // The longest value that lets the rest fit.
    let ends = (1..=most).rev().filter(|end| path.is_char_boundary(*end));
    for end in ends {
        let count = values.len();
        let value = percent_decode_str(&path[..end]).decode_utf8_lossy();
        values.push((name.to_owned(), value.into_owned()));
        if find(template, &path[end..], values) {
            return true;
        }
        values.truncate(count);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::path_values;

    #[test]
    fn values() {
        for (template, path, expected) in [
            (
                "v1/{+name}",
                "v1/projects/p/x%20y",
                Some("name=projects/p/x y"),
            ),
            ("v1/{+name}/items", "v1/a/items/items", Some("name=a/items")),
            (
                "v1/{+name}:cancel",
                "v1/operations/a:b:cancel",
                Some("name=operations/a:b"),
            ),
            (
                "b/{bucket}/o/{object}",
                "b/x/o/a%2Fb",
                Some("bucket=x object=a/b"),
            ),
            (
                "{+organization}/zones/{zone}/operations",
                "organizations/o/zones/z/operations",
                Some("organization=organizations/o zone=z"),
            ),
            ("b/{bucket}/o/{object}", "b/x/o/a/b", None),
            ("files", "files", Some("")),
            ("files", "files/", None),
        ] {
            let values = path_values(template, path).map(|values| {
                let values = values.iter().map(|(name, value)| format!("{name}={value}"));
                values.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(values.as_deref(), expected, "{path}");
        }
    }
}
