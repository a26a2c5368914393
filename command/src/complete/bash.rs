//! bash. It takes `drive:v3` and `view=FULL` for several words, so its function joins them again.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::env::{self, EnvCompleter};

pub(super) struct Bash;

const SCRIPT: &str = r#"_NAME() {
    local line=$COMP_LINE words=() index=0 i word
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $i -eq 0 || $line == [[:space:]]* || -z $line ]]; then
            words+=("$word")
        else
            words[${#words[@]}-1]+=$word
        fi
        line=${line#"${line%%[![:space:]]*}"}
        line=${line#"$word"}
        if [[ $i -eq $COMP_CWORD ]]; then
            index=$((${#words[@]} - 1))
        fi
    done
    local current=${words[index]} IFS=$'\013'
    COMPREPLY=($(_CLAP_IFS=$IFS _CLAP_COMPLETE_INDEX=$index VARIABLE=bash COMPLETER -- "${words[@]}" 2> /dev/null))
    # bash replaces only what stands behind the last of these.
    local before=
    [[ $COMP_WORDBREAKS == *:* && $current == *:* ]] && before=${current%"${current##*:}"}
    [[ $COMP_WORDBREAKS == *=* && $current == *=* ]] && before=${current%"${current##*[=:]}"}
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/:.] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -o bashdefault -F _NAME BIN
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let script = SCRIPT
            .replace("NAME", &name.replace('-', "_"))
            .replace("VARIABLE", var)
            .replace("COMPLETER", &crate::text::shell_quoted(completer))
            .replace("BIN", bin);
        buf.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        env::Bash.write_complete(cmd, args, current_dir, buf)
    }
}
