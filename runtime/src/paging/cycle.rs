//! Finds tokens that repeat.

/// Finds a token that repeats, in the memory of one token: Brent's algorithm. It finds the token just sent at once, and a token
/// that repeats after `n` others within `3 n` pages.
#[derive(Debug, Default)]
pub(super) struct CycleDetector {
    mark: Option<String>,
    /// Tokens since the mark was set.
    since: u64,
    /// After how many tokens the mark moves.
    moves_after: u64,
}

impl CycleDetector {
    /// Takes the token `next` of a response to a request with the token `sent`. Returns whether it came before.
    pub(super) fn closes(&mut self, sent: Option<&str>, next: &str) -> bool {
        if sent == Some(next) || self.mark.as_deref() == Some(next) {
            return true;
        }
        self.since += 1;
        if self.since >= self.moves_after {
            self.mark = Some(next.to_owned());
            self.since = 0;
            self.moves_after = (self.moves_after * 2).max(1);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After how many tokens of `before`, then `cycle` for ever, one is recognised.
    fn found_after(before: usize, cycle: usize) -> usize {
        let token = |at: usize| match at.checked_sub(before) {
            Some(inside) => format!("cycle {}", inside % cycle),
            None => format!("before {at}"),
        };
        let mut cycle_detector = CycleDetector::default();
        let mut sent = None;
        for at in 0.. {
            let next = token(at);
            if cycle_detector.closes(sent.as_deref(), &next) {
                return at;
            }
            sent = Some(next);
        }
        unreachable!()
    }

    #[test]
    fn a_cycle_of_any_length_is_found() {
        assert_eq!(found_after(0, 1), 1);
        assert_eq!(found_after(5, 1), 6);
        assert_eq!(found_after(0, 2), 3);
        for before in 0..20 {
            for cycle in 1..20 {
                let found = found_after(before, cycle);
                let longest = before.max(cycle);
                assert!(found >= before + cycle, "{before} {cycle}: {found}");
                assert!(found <= 3 * longest + cycle, "{before} {cycle}: {found}");
            }
        }
    }

    #[test]
    fn tokens_that_differ_are_no_cycle() {
        let mut cycle_detector = CycleDetector::default();
        let mut sent = None;
        for at in 0..10_000 {
            let next = at.to_string();
            assert!(!cycle_detector.closes(sent.as_deref(), &next), "{at}");
            sent = Some(next);
        }
    }
}
