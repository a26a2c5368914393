//! What both programs share: their arguments, and the login.

#![deny(warnings)]

use std::error::Error;
use std::process::ExitCode;

use discovery_login::{ClientSecret, FileStore, Login};
use discovery_runtime::Credentials;

/// The arguments.
#[derive(Default)]
pub struct Arguments {
    client: String,
    tokens: Option<String>,
    paste: bool,
    /// Another server than Google's.
    pub endpoint: Option<String>,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--paste" => arguments.paste = true,
                "--endpoint" => arguments.endpoint = Some(words.next()?),
                "--tokens" => arguments.tokens = Some(words.next()?),
                _ if arguments.client.is_empty() && !word.starts_with('-') => {
                    arguments.client = word;
                }
                _ => return None,
            }
        }
        (!arguments.client.is_empty()).then_some(arguments)
    }
}

/// Reads the arguments, logs the user in, and runs the program.
pub async fn run<F>(
    program: &str,
    scope: &str,
    list: impl FnOnce(Credentials, Arguments) -> F,
) -> ExitCode
where
    F: Future<Output = Result<(), Box<dyn Error>>>,
{
    let Some(arguments) = Arguments::read(std::env::args().skip(1)) else {
        eprintln!("usage: {program} [--paste] [--endpoint URL] [--tokens FILE] client_secret.json");
        return ExitCode::from(2);
    };
    let outcome = async {
        let credentials = log_in(program, scope, &arguments).await?;
        list(credentials, arguments).await
    };
    match outcome.await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The user's credentials: kept ones, or those of a new login.
async fn log_in(
    program: &str,
    scope: &str,
    arguments: &Arguments,
) -> Result<Credentials, Box<dyn Error>> {
    let store = match &arguments.tokens {
        Some(file) => FileStore::new(file),
        None => FileStore::of_program(program)?,
    };
    let mut login = Login::new(ClientSecret::from_file(&arguments.client)?)
        .scopes([scope])
        .store(store);
    if arguments.paste {
        login = login.paste_in_terminal();
    }
    Ok(login.credentials().await?)
}
