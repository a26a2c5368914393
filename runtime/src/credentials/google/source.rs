//! Finds Google credentials in the same order as google-cloud-auth, so that errors can name their source.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::CredentialsError;

/// The source that the caller chose.
#[derive(Clone)]
pub(super) enum Source {
    ApplicationDefault,
    File(PathBuf),
    Json(Value),
}

/// The credentials that a source has.
pub(super) struct FoundCredentials {
    pub(super) origin: Origin,
    /// `None` for the metadata server.
    pub(super) json: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    /// The file that `GOOGLE_APPLICATION_CREDENTIALS` names.
    Variable(PathBuf),
    /// The file that gcloud writes.
    Gcloud(PathBuf),
    /// The metadata server, since there is no file at `no_file`. `host` is the value of `GCE_METADATA_HOST`, if it is set.
    Metadata {
        host: Option<String>,
        no_file: Option<PathBuf>,
    },
    /// A file of the application's choice.
    File(PathBuf),
    /// A text from the application.
    Json,
}

impl Source {
    /// Finds the credentials.
    pub(super) fn find(&self) -> Result<FoundCredentials, CredentialsError> {
        match self {
            Source::Json(json) => Ok(FoundCredentials {
                origin: Origin::Json,
                json: Some(json.clone()),
            }),
            Source::File(path) => {
                let origin = Origin::File(path.clone());
                let text = std::fs::read_to_string(path)
                    .map_err(|e| unreadable_file_error(path, &origin, e))?;
                FoundCredentials::parse(origin, &text)
            }
            Source::ApplicationDefault => find_application_default(),
        }
    }
}

/// <https://cloud.google.com/docs/authentication/application-default-credentials>
fn find_application_default() -> Result<FoundCredentials, CredentialsError> {
    if let Some(path) = variable("GOOGLE_APPLICATION_CREDENTIALS") {
        let path = PathBuf::from(path);
        let origin = Origin::Variable(path.clone());
        let text =
            std::fs::read_to_string(&path).map_err(|e| unreadable_file_error(&path, &origin, e))?;
        return FoundCredentials::parse(origin, &text);
    }
    let path = gcloud_file();
    if let Some(path) = &path {
        let origin = Origin::Gcloud(path.clone());
        match std::fs::read_to_string(path) {
            Ok(text) => return FoundCredentials::parse(origin, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable_file_error(path, &origin, error)),
        }
    }
    Ok(FoundCredentials {
        origin: Origin::Metadata {
            host: metadata_host()?,
            no_file: path,
        },
        json: None,
    })
}

/// A variable of the environment. An empty one counts as unset, as in a shell and in Google's clients for Python and Java.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// google-cloud-auth reads this variable itself, and takes an empty one for a host.
fn metadata_host() -> Result<Option<String>, CredentialsError> {
    match std::env::var("GCE_METADATA_HOST") {
        Ok(host) if host.is_empty() => Err(CredentialsError::new(
            "there is no credentials file, and the metadata server cannot be asked because \
             GCE_METADATA_HOST is set to an empty value: unset it, or set it to a host",
        )),
        host => Ok(host.ok()),
    }
}

/// The file that gcloud writes. `CLOUDSDK_CONFIG` names the folder of gcloud, and there is no other file then: credentials below
/// the home directory may be of another account.
fn gcloud_file() -> Option<PathBuf> {
    let folder = match variable("CLOUDSDK_CONFIG") {
        Some(folder) => PathBuf::from(folder),
        None => {
            #[cfg(windows)]
            let (root, below) = ("APPDATA", "gcloud");
            #[cfg(not(windows))]
            let (root, below) = ("HOME", ".config/gcloud");
            PathBuf::from(variable(root)?).join(below)
        }
    };
    Some(folder.join("application_default_credentials.json"))
}

fn unreadable_file_error(path: &Path, origin: &Origin, error: std::io::Error) -> CredentialsError {
    let advice = match origin {
        Origin::Variable(_) => {
            "let the variable name a readable file, or unset it and run \
             `gcloud auth application-default login`"
        }
        Origin::Gcloud(_) => "run `gcloud auth application-default login`",
        _ => "check the path and its permissions",
    };
    let path = path.display();
    CredentialsError::new(format!(
        "cannot read the credentials file {path}{}: {error}; {advice}",
        origin.note()
    ))
    .with_source(error)
}

impl FoundCredentials {
    fn parse(origin: Origin, text: &str) -> Result<FoundCredentials, CredentialsError> {
        let json = parse(text).map_err(|error| {
            // The error has line and column, never the text.
            CredentialsError::new(format!(
                "the credentials {origin} are not JSON: {error}; {}",
                origin.advice(None)
            ))
        })?;
        Ok(FoundCredentials {
            origin,
            json: Some(json),
        })
    }

    /// The `type` of the JSON; `None` for the metadata server.
    pub(super) fn kind(&self) -> Option<&str> {
        self.json.as_ref()?.get("type")?.as_str()
    }

    /// Whether a token needs a request. A service account signs its tokens itself.
    pub(super) fn needs_token_server(&self) -> bool {
        self.kind() != Some("service_account")
    }

    /// The project for billing and quota, if the file names one.
    pub(super) fn quota_project(&self) -> Option<&str> {
        self.json.as_ref()?.get("quota_project_id")?.as_str()
    }

    /// The name of the credential, for errors.
    pub(super) fn name(&self) -> String {
        let text = |key| self.json.as_ref()?.get(key)?.as_str();
        let who = match self.kind() {
            Some("service_account") => {
                format!(
                    "the service account {}",
                    text("client_email").unwrap_or("(unnamed)")
                )
            }
            Some("authorized_user") => match text("account").filter(|who| !who.is_empty()) {
                Some(account) => format!("the user {account}"),
                None => "the user credentials".to_owned(),
            },
            Some(super::workforce::KIND) => "the user of a workforce".to_owned(),
            Some("external_account") => "the workload identity federation".to_owned(),
            Some("impersonated_service_account") => {
                let url = text("service_account_impersonation_url").unwrap_or_default();
                let name = url.rsplit('/').next().unwrap_or_default();
                let name = name.split(':').next().unwrap_or_default();
                format!("the impersonated service account {name}")
            }
            Some(other) => format!("the credentials of type `{other}`"),
            None if self.json.is_some() => "the credentials without a `type`".to_owned(),
            None => return self.origin.to_string(),
        };
        format!("{who}, {}", self.origin)
    }
}

/// Parses the JSON of a credentials file. The error has line and column, and nothing of the text.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    // An editor on Windows begins a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Result<Value, serde_json::Error> = serde_json::from_str(text);
    json.map_err(|error| format!("line {}, column {}", error.line(), error.column()))
}

impl Origin {
    fn note(&self) -> &'static str {
        match self {
            Origin::Variable(_) => " (from GOOGLE_APPLICATION_CREDENTIALS)",
            Origin::Gcloud(_) => " (written by gcloud)",
            _ => "",
        }
    }

    /// The host of the metadata server.
    pub(super) fn metadata_host(&self) -> &str {
        match self {
            Origin::Metadata {
                host: Some(host), ..
            } => host,
            _ => "metadata.google.internal",
        }
    }

    /// What to do if credentials of this origin do not work.
    pub(super) fn advice(&self, kind: Option<&str>) -> &'static str {
        match (self, kind) {
            (Origin::Gcloud(_), _) => "run `gcloud auth application-default login` again",
            (Origin::Variable(_), Some("authorized_user")) => {
                "log in again and renew the file that GOOGLE_APPLICATION_CREDENTIALS names, or \
                 unset it and run `gcloud auth application-default login`"
            }
            (Origin::Variable(_), _) => {
                "let GOOGLE_APPLICATION_CREDENTIALS name a valid credentials file, or unset it and \
                 run `gcloud auth application-default login`"
            }
            (Origin::Metadata { host: Some(_), .. }, _) => {
                "check GCE_METADATA_HOST, or set GOOGLE_APPLICATION_CREDENTIALS to a credentials \
                 file"
            }
            (Origin::Metadata { host: None, .. }, _) => {
                "outside of Google Cloud, run `gcloud auth application-default login` or set \
                 GOOGLE_APPLICATION_CREDENTIALS to a credentials file; within it, check that a \
                 service account is attached"
            }
            (Origin::File(_) | Origin::Json, Some("service_account")) => {
                "check that the key is complete and still valid in IAM"
            }
            (Origin::File(_) | Origin::Json, _) => "check these credentials, or get new ones",
        }
    }
}

/// Follows a noun: `in /home/me/key.json (from GOOGLE_APPLICATION_CREDENTIALS)`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Variable(path) | Origin::Gcloud(path) | Origin::File(path) => {
                write!(f, "in {}{}", path.display(), self.note())
            }
            Origin::Json => f.write_str("given as JSON"),
            Origin::Metadata { host, no_file } => {
                match host {
                    Some(host) => write!(f, "the metadata server at {host}")?,
                    None => f.write_str("the metadata server")?,
                }
                f.write_str(" (GOOGLE_APPLICATION_CREDENTIALS is not set")?;
                if let Some(path) = no_file {
                    write!(f, ", and there is no {}", path.display())?;
                }
                f.write_str(")")
            }
        }
    }
}
