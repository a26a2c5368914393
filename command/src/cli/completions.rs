//! `completions`.

use clap::{Args, ValueEnum};

/// Prints a completion script for a shell
///
/// The script asks this program what can follow. It knows commands and options, and of `call` APIs, methods, parameters, their values and
/// the fields of bodies, as far as their documents are on this machine: pressing TAB fetches nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bash:  discovery-codegen completions bash > ~/.local/share/bash-completion/completions/discovery-codegen
  zsh:   discovery-codegen completions zsh > ~/.zfunc/_discovery-codegen     (a folder of $fpath)
  fish:  discovery-codegen completions fish > ~/.config/fish/completions/discovery-codegen.fish

Make the script again with a new version of this program.

Exit codes: 0 printed · 2 usage error.")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl Completions {
    /// The name of the shell.
    pub(crate) fn shell(&self) -> &'static str {
        match self.shell {
            Shell::Bash => "bash",
            Shell::Elvish => "elvish",
            Shell::Fish => "fish",
            Shell::Powershell => "powershell",
            Shell::Zsh => "zsh",
        }
    }
}
