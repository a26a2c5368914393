//! CPU time: what else the machine does changes it less than the time that passes.

/// The CPU seconds of all threads of this process so far. NaN where the system does not tell.
#[must_use]
pub fn seconds() -> f64 {
    usage::own().map_or(f64::NAN, |used| used.seconds)
}

/// What the processes used that this one waited for, and those that they waited for. Nothing where the system does not tell.
#[must_use]
pub fn used_by_children() -> Option<Used> {
    usage::of_children()
}

/// What processes used.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// CPU seconds.
    pub seconds: f64,
    /// The most memory of one process at a time, in MB.
    pub memory: f64,
}

#[cfg(unix)]
mod usage {
    use nix::sys::resource::{UsageWho, getrusage};

    use super::Used;

    pub(super) fn own() -> Option<Used> {
        of(UsageWho::RUSAGE_SELF)
    }

    pub(super) fn of_children() -> Option<Used> {
        of(UsageWho::RUSAGE_CHILDREN)
    }

    fn of(who: UsageWho) -> Option<Used> {
        let usage = getrusage(who).ok()?;
        let [user, system] = [usage.user_time(), usage.system_time()]
            .map(|time| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
        // Linux counts KiB, macOS bytes.
        let unit = if cfg!(target_os = "macos") {
            1.0
        } else {
            1024.0
        };
        Some(Used {
            seconds: user + system,
            memory: usage.max_rss() as f64 * unit / 1e6,
        })
    }
}

#[cfg(not(unix))]
mod usage {
    use super::Used;

    pub(super) fn own() -> Option<Used> {
        None
    }

    pub(super) fn of_children() -> Option<Used> {
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn work_takes_cpu_time() {
        let before = seconds();
        while seconds() <= before {
            std::hint::black_box(vec![0_u8; 1 << 16]);
        }
        let mut child = std::process::Command::new("true").spawn().expect("true");
        child.wait().expect("it ends");
        assert!(used_by_children().expect("unix tells").memory > 0.0);
    }
}
