//! Path templates: level 1 and `{+x}` of level 2 of [RFC 6570](https://www.rfc-editor.org/rfc/rfc6570), which is what Google's
//! documents have.

/// Checks a path template.
///
/// # Errors
///
/// What is wrong with the first thing in it that is neither a literal, `{x}` nor `{+x}`.
pub(super) fn check_template(template: &str) -> Result<(), String> {
    let mut rest = template;
    while let Some((literal, tail)) = rest.split_once('{') {
        check_literal(literal)?;
        let Some((expression, after)) = tail.split_once('}') else {
            return Err(format!(
                "`{{{tail}` has no `}}`: a variable is `{{x}}` or `{{+x}}`"
            ));
        };
        check_expression(expression)?;
        rest = after;
    }
    check_literal(rest)
}

fn check_literal(literal: &str) -> Result<(), String> {
    match literal.chars().find(|c| !is_literal(*c)) {
        None => Ok(()),
        Some('}') => Err(format!("`{literal}` has a `}}` without a `{{`")),
        Some(mark @ ('?' | '#')) => Err(format!(
            "`{literal}` has a `{mark}`, which ends a path: what is sent in the query is a parameter with `location` `query`"
        )),
        Some(c) => Err(format!(
            "`{literal}` has the character {c:?}, which no URL can have: encode it as in `%20`"
        )),
    }
}

/// RFC 6570, section 2.1; without what ends a path.
fn is_literal(c: char) -> bool {
    !c.is_control() && !c.is_whitespace() && !"\"<>\\^`{|}?#".contains(c)
}

fn check_expression(expression: &str) -> Result<(), String> {
    let name = expression.strip_prefix('+').unwrap_or(expression);
    let known = "only `{x}` and `{+x}` are known";
    let reason = match name.chars().next() {
        None => "has no name".to_owned(),
        Some(operator) if "+#./;?&=,!@|".contains(operator) => {
            format!("has the operator `{operator}`: {known}")
        }
        Some(_) => match name.chars().find(|c| !is_of_name(*c)) {
            None => return Ok(()),
            Some(',') => format!("has several variables: {known}, each on its own"),
            Some(modifier @ ('*' | ':')) => format!("has the modifier `{modifier}`: {known}"),
            Some(c) => format!("has the character {c:?} in its name"),
        },
    };
    Err(format!("`{{{expression}}}` {reason}"))
}

/// More than RFC 6570 allows in a name: `{project-id}` can be read in one way only.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_.-$%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::check_template;

    #[test]
    fn templates_of_level_one_and_reserved_variables_are_read() {
        for template in [
            "",
            "v1/things",
            "/v1/things",
            "v1/{+name}:run",
            "b/{bucket}/o/{object}",
            "users/@me/{project-id}/$export",
            "a(b)'c'/ä~!*,;=&+%20",
            "{a}{+b}",
        ] {
            assert_eq!(check_template(template), Ok(()), "{template}");
        }
    }

    #[test]
    fn everything_else_is_named() {
        for (template, expected) in [
            ("things/{/id*}", "`{/id*}` has the operator `/`"),
            ("things{?id}", "`{?id}` has the operator `?`"),
            ("things{&id}", "`{&id}` has the operator `&`"),
            ("things{#id}", "`{#id}` has the operator `#`"),
            ("things{.id}", "`{.id}` has the operator `.`"),
            ("things{;id}", "`{;id}` has the operator `;`"),
            ("things{++id}", "`{++id}` has the operator `+`"),
            ("things/{id,verb}", "`{id,verb}` has several variables"),
            ("things/{id*}", "`{id*}` has the modifier `*`"),
            ("things/{id:3}", "`{id:3}` has the modifier `:`"),
            ("things/{}", "`{}` has no name"),
            ("things/{+}", "`{+}` has no name"),
            ("things/{a b}", "`{a b}` has the character ' '"),
            ("things/{a{b}", "`{a{b}` has the character '{'"),
            ("things/{id", "`{id` has no `}`"),
            ("things/id}", "`things/id}` has a `}` without a `{`"),
            ("{a}/id}", "`/id}` has a `}` without a `{`"),
            ("things?id=1", "`things?id=1` has a `?`"),
            ("things#1", "`things#1` has a `#`"),
            ("all things", "`all things` has the character ' '"),
            ("a\\b", "has the character '\\\\'"),
        ] {
            let found = check_template(template).unwrap_err();
            assert!(found.contains(expected), "{template}: {found}");
        }
    }
}
