//! Examples as blocks of code. In a crate, `cargo test --doc` compiles them. The code of a module is part of another crate, whose tests
//! they must not be; so they are text there.

use super::access::Access;
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

    /// A function with its client, which needs one of these features if there are any.
    pub(super) fn of_program(
        &self,
        example: &Example,
        features: &[String],
        access: Access,
    ) -> Docs {
        let mut lines = vec![match access.names_credentials() {
            true => format!("use {HOST}::{{Client, Credentials}};"),
            false => format!("use {HOST}::Client;"),
        }];
        lines.extend(example.uses.lines());
        lines.push(String::new());
        if let (Self::Crate(_), Some(feature)) = (self, features.first()) {
            lines.push(format!("# #[cfg(feature = {feature:?})]"));
        }
        lines.push(format!("async fn first_call() -> {HOST}::Result<()> {{"));
        let client = access.client().iter().map(|line| (*line).to_owned());
        let statements = client.chain(example.lines.iter().cloned());
        lines.extend(statements.map(|line| format!("    {line}")));
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
