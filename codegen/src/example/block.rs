//! Examples as blocks of code. In a crate, `cargo test --doc` compiles them. The code of a module is part of another crate, whose tests
//! they must not be; so they are text there.

use super::call::Example;
use super::uses::HOST;
use crate::docs::Docs;

/// Where the code will be.
pub(crate) enum Place<'a> {
    /// A crate of this name.
    Crate(&'a str),
    /// A module of this name.
    Module(&'a str),
}

impl Place<'_> {
    /// A call of a client that is there.
    pub(super) fn of_call(&self, example: &Example) -> Docs {
        let mut lines = Vec::new();
        let name = self.name();
        if let Self::Crate(_) = self {
            lines.push(format!(
                "# async fn example(client: {name}::Client) -> {name}::Result<()> {{"
            ));
        }
        let uses = example.uses.lines();
        if !uses.is_empty() {
            lines.extend(uses);
            lines.push(String::new());
        }
        lines.extend(example.lines.iter().cloned());
        if let Self::Crate(_) = self {
            lines.push("# Ok(())".to_owned());
            lines.push("# }".to_owned());
        }
        self.block(lines)
    }

    /// A function with its client, which needs one of these features if there are any. `has_scope`: a call knows its scope.
    pub(super) fn of_program(
        &self,
        example: &Example,
        features: &[String],
        has_scope: bool,
    ) -> Docs {
        let mut lines = vec![match has_scope {
            true => format!("use {HOST}::Client;"),
            false => format!("use {HOST}::{{Client, Credentials}};"),
        }];
        lines.extend(example.uses.lines());
        lines.push(String::new());
        if let (Self::Crate(_), Some(feature)) = (self, features.first()) {
            lines.push(format!("# #[cfg(feature = {feature:?})]"));
        }
        lines.push(format!("async fn first_call() -> {HOST}::Result<()> {{"));
        if has_scope {
            lines.push("    let client = Client::new()?;".to_owned());
        } else {
            lines.push("    let key = Credentials::api_key(\"my-api-key\");".to_owned());
            lines.push("    let client = Client::builder().credentials(key).build()?;".to_owned());
        }
        lines.extend(example.lines.iter().map(|line| format!("    {line}")));
        lines.push("    Ok(())".to_owned());
        lines.push("}".to_owned());
        self.block(lines)
    }

    fn block(&self, lines: Vec<String>) -> Docs {
        let (kind, name) = (self.kind(), self.name());
        let lines = lines.into_iter().map(|line| line.replace(HOST, name));
        let lines = [format!("```{kind}")].into_iter().chain(lines);
        Docs(lines.chain(["```".to_owned()]).collect())
    }

    fn name(&self) -> &str {
        match self {
            Self::Crate(name) | Self::Module(name) => name,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Crate(_) => "no_run",
            Self::Module(_) => "text",
        }
    }
}
