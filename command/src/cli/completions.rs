//! `completions`.

use clap::Args;
use clap_complete::Shell;

/// Prints a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bash:  discovery-codegen completions bash > ~/.local/share/bash-completion/completions/discovery-codegen
  zsh:   discovery-codegen completions zsh > ~/.zfunc/_discovery-codegen     (a folder of $fpath)
  fish:  discovery-codegen completions fish > ~/.config/fish/completions/discovery-codegen.fish

Exit codes: 0 printed · 2 usage error.")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    /// The completion script of `program`.
    pub(crate) fn script(&self, mut program: clap::Command) -> Vec<u8> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, "discovery-codegen", &mut script);
        if self.shell == Shell::Bash {
            return mend_bash(script);
        }
        script
    }
}

/// clap_complete 4.6 spells the states of a program with `-` in its name in two ways, so that bash completes nothing after
/// the command (clap-rs/clap#6421). A version without that bug leaves nothing to replace.
fn mend_bash(script: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(script) {
        Ok(script) => script
            .replace("discovery__subcmd__codegen", "discovery__codegen")
            .into_bytes(),
        Err(error) => error.into_bytes(),
    }
}
