//! [`ContentRange`]: which bytes a response has, and which ones a request wants.

use std::ops::{Bound, RangeBounds};

use http::HeaderMap;
use http::header::CONTENT_RANGE;

/// The header `content-range` of a response with status 206 (RFC 9110, section 14.4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ContentRange {
    pub(super) first: u64,
    /// The first byte that is not in it.
    pub(super) end: u64,
    /// The size of the whole, if the server says it.
    pub(super) total: Option<u64>,
}

impl ContentRange {
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(CONTENT_RANGE)?.to_str().ok()?;
        let (unit, range) = text.trim().split_once(' ')?;
        let (range, total) = range.trim().split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let (first, last): (u64, u64) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        let total = match total.trim() {
            "*" => None,
            total => Some(total.parse().ok()?),
        };
        let end = last.checked_add(1)?;
        let fits = unit.eq_ignore_ascii_case("bytes")
            && first <= last
            && total.is_none_or(|total| end <= total);
        fits.then_some(Self { first, end, total })
    }
}

/// The bytes that a caller wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wanted {
    All,
    /// From this byte on, up to the second one, which is not in it.
    From(u64, Option<u64>),
    /// So many at the end.
    Last(u64),
    /// A range without a byte.
    Nothing,
}

impl Wanted {
    pub(super) fn of(range: impl RangeBounds<u64>) -> Self {
        let first = match range.start_bound() {
            Bound::Unbounded => Some(0),
            Bound::Included(first) => Some(*first),
            Bound::Excluded(before) => before.checked_add(1),
        };
        let end = match range.end_bound() {
            Bound::Unbounded => None,
            Bound::Excluded(end) => Some(*end),
            // The last number has nothing after it, so that is the end in any case.
            Bound::Included(last) => last.checked_add(1),
        };
        match first {
            Some(first) if end.is_none_or(|end| first < end) => Self::From(first, end),
            _ => Self::Nothing,
        }
    }

    /// The value of the header `range`.
    pub(super) fn header(self) -> Option<String> {
        match self {
            Self::All | Self::Nothing => None,
            Self::From(first, None) => Some(format!("bytes={first}-")),
            Self::From(first, Some(end)) => {
                Some(format!("bytes={first}-{}", end.saturating_sub(1)))
            }
            Self::Last(count) => Some(format!("bytes=-{count}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_ranges() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_RANGE, text.parse().unwrap());
            ContentRange::of(&headers)
        };
        let range = |first, end, total| Some(ContentRange { first, end, total });
        assert_eq!(of("bytes 0-0/1"), range(0, 1, Some(1)));
        assert_eq!(of("Bytes 5-9/*"), range(5, 10, None));
        for wrong in [
            "bytes */10",
            "bytes 5-4/10",
            "bytes 0-9/9",
            "items 0-1/2",
            "bytes 0-1",
            "bytes 0-18446744073709551615/*",
            "bytes -1-2/3",
            "",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn wanted_bytes() {
        let header = |wanted: Wanted| wanted.header().unwrap_or_default();
        assert_eq!(header(Wanted::of(..)), "bytes=0-");
        assert_eq!(header(Wanted::of(5..)), "bytes=5-");
        assert_eq!(header(Wanted::of(5..6)), "bytes=5-5");
        assert_eq!(header(Wanted::of(5..=6)), "bytes=5-6");
        assert_eq!(header(Wanted::of(..=u64::MAX)), "bytes=0-");
        assert_eq!(Wanted::of(5..5), Wanted::Nothing);
        assert_eq!(
            Wanted::of((Bound::Excluded(u64::MAX), Bound::Unbounded)),
            Wanted::Nothing
        );
        assert_eq!(header(Wanted::Last(7)), "bytes=-7");
    }
}
