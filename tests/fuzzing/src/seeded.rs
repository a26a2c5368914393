//! Runs a check over inputs that seeds make. It counts inputs and not time, so each run is the same.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use fastrand::Rng;

/// The variable with the seed of the first input. Default: 1.
pub const SEED: &str = "FUZZ_SEED";
/// The variable with the number of inputs.
pub const INPUTS: &str = "FUZZ_INPUTS";

/// As many failures are shown.
const SHOWN: usize = 20;

/// Makes an input of each seed, and checks it. The check gets the seed too.
///
/// [`INPUTS`] and [`SEED`] choose more inputs or others, `count` is the number without them.
///
/// # Panics
///
/// If checks panic: at the end, with the seed of each such input and the file that it was written to, in the folder for
/// temporary files.
pub fn run<T: AsRef<str>>(
    name: &str,
    count: u64,
    make: impl Fn(&mut Rng) -> T,
    mut check: impl FnMut(&T, u64),
) {
    let first = variable(SEED).unwrap_or(1);
    let count = variable(INPUTS).unwrap_or(count);
    let mut failures = Vec::new();
    for seed in first..first.saturating_add(count) {
        let mut input = None;
        let failed = failure(|| check(input.insert(make(&mut Rng::with_seed(seed))), seed));
        if let Some(message) = failed {
            let file = input.map(|input| write(name, seed, input.as_ref()));
            let file = file.map_or_else(String::new, |file| format!(", {}", file.display()));
            failures.push(format!("{SEED}={seed} {INPUTS}=1{file}: {message}"));
        }
        if failures.len() == SHOWN {
            break;
        }
    }
    assert!(
        failures.is_empty(),
        "{name}: {} inputs from seed {first} on fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// How a check fails; `None` if it does not.
#[must_use]
pub fn failure(check: impl FnOnce()) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(check)).err()?;
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()));
    Some(text.unwrap_or_default())
}

fn variable(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is {text:?}, and not a number")),
    )
}

fn write(name: &str, seed: u64, input: &str) -> PathBuf {
    let file = std::env::temp_dir().join(format!("{name}-{seed}.json"));
    fs::write(&file, input).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    file
}
