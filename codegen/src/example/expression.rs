//! The expression of a value in an example, laid out in lines.

use super::width::WIDTH;

/// The expression of a value.
pub(super) enum Expression {
    /// One that stands as it is: `"my-name"`, `SystemTime::now()`.
    Plain(String),
    /// A list: `["red", "green"]`.
    List(Vec<Expression>),
    /// An entry of a map, in a list of them: `("key", 1)`.
    Entry(String, Box<Expression>),
    /// A message: `make!(Policy { display_name: "My policy" })`.
    Message {
        /// The type, as it is written.
        name: String,
        /// The fields with their values.
        fields: Vec<(String, Expression)>,
    },
}

impl Expression {
    /// The statement `let body = …;`, in lines.
    pub(super) fn statement(&self) -> Vec<String> {
        let statement = self.within("let body = ", ";", 0);
        statement.lines().map(str::to_owned).collect()
    }

    /// The expression between two texts: in one line if it is short enough, or with each field and element in lines of its own.
    fn within(&self, before: &str, after: &str, depth: usize) -> String {
        let indent = "    ".repeat(depth);
        let whole = format!("{before}{}{after}", self.in_one_line());
        if indent.len() + whole.len() <= WIDTH {
            return whole;
        }
        let lines = |parts: Vec<String>| -> String {
            let line = |part: &String| format!("{indent}    {part}\n");
            parts.iter().map(line).collect()
        };
        match self {
            Self::Message { name, fields } if !fields.is_empty() => {
                let field = |(name, value): &(String, Self)| {
                    value.within(&format!("{name}: "), ",", depth + 1)
                };
                let fields = lines(fields.iter().map(field).collect());
                format!("{before}make!({name} {{\n{fields}{indent}}}){after}")
            }
            // One element needs no lines for the brackets alone.
            Self::List(elements) if elements.len() == 1 => {
                let (before, after) = (format!("{before}["), format!("]{after}"));
                elements
                    .iter()
                    .map(|one| one.within(&before, &after, depth))
                    .collect()
            }
            Self::List(elements) => {
                let element = |one: &Self| one.within("", ",", depth + 1);
                let elements = lines(elements.iter().map(element).collect());
                format!("{before}[\n{elements}{indent}]{after}")
            }
            Self::Entry(key, value) => {
                value.within(&format!("{before}({key:?}, "), &format!("){after}"), depth)
            }
            Self::Plain(_) | Self::Message { .. } => whole,
        }
    }

    fn in_one_line(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::List(elements) => {
                let elements: Vec<String> = elements.iter().map(Self::in_one_line).collect();
                format!("[{}]", elements.join(", "))
            }
            Self::Entry(key, value) => format!("({key:?}, {})", value.in_one_line()),
            Self::Message { name, fields } if fields.is_empty() => format!("make!({name} {{}})"),
            Self::Message { name, fields } => {
                let field =
                    |(name, value): &(String, Self)| format!("{name}: {}", value.in_one_line());
                let fields: Vec<String> = fields.iter().map(field).collect();
                format!("make!({name} {{ {} }})", fields.join(", "))
            }
        }
    }
}
