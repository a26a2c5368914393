//! The words of a wire name, and how they are joined again: the rules are in [`names`](super::names).

/// PascalCase with inner capitals kept.
#[must_use]
pub fn to_pascal(wire: &str) -> String {
    join_pascal(&segments(wire).map(str::to_owned).collect::<Vec<_>>())
}

/// Joins words; digits that the wire name keeps apart stay apart (`1_2` is not `12`).
pub(super) fn join_pascal(words: &[String]) -> String {
    let mut joined = String::new();
    for word in words {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(joined.chars().last()) && digit(word.chars().next()) {
            joined.push('_');
        }
        let mut letters = word.chars();
        joined.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        joined += letters.as_str();
    }
    joined
}

/// snake_case. A leading underscore of the wire name is part of the name (`_since` is not `since`).
pub(super) fn to_snake(wire: &str) -> String {
    let name = split_words(wire).join("_");
    if wire.starts_with('_') && !name.is_empty() {
        format!("_{name}")
    } else {
        name
    }
}

/// Splits a wire name into its words, in small letters.
#[must_use]
pub fn split_words(wire: &str) -> Vec<String> {
    segments(wire)
        .flat_map(split_at_capitals)
        .map(str::to_ascii_lowercase)
        .collect()
}

/// The runs of ASCII letters and digits.
fn segments(wire: &str) -> impl Iterator<Item = &str> {
    wire.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|segment| !segment.is_empty())
}

/// Splits a run of letters and digits at its capitals: `HTMLSnippet` is `HTML` `Snippet`.
fn split_at_capitals(segment: &str) -> Vec<&str> {
    let bytes = segment.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        if at == start {
            let length = protected_word_length(&segment[at..]);
            if length > 0 {
                at += length;
                if at < bytes.len() && !bytes[at].is_ascii_digit() {
                    words.push(&segment[start..at]);
                    start = at;
                }
                continue;
            }
        }
        if !bytes[at].is_ascii_uppercase() {
            at += 1;
            continue;
        }
        let run = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_uppercase())
            .count();
        let end = at + run;
        if at > start && begins_word(bytes, start, at, run) {
            words.push(&segment[start..at]);
            start = at;
            continue;
        }
        at = end;
        if run >= 2 && end < bytes.len() {
            let tail = acronym_tail_length(&bytes[end..]);
            if tail > 0 {
                at = end + tail;
                if at < bytes.len() {
                    words.push(&segment[start..at]);
                    start = at;
                }
            } else if bytes[end].is_ascii_lowercase() {
                words.push(&segment[start..end - 1]);
                start = end - 1;
                at = start;
                if protected_word_length(&segment[at..]) == 0 {
                    at += 1;
                }
            }
        }
    }
    words.push(&segment[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the capitals at a place begin a word: after small letters they do. After digits they do only if a small letter follows
/// (`P256Key`, but `A2APart`), and not if they end a dimension (`Vertex2DList`).
fn begins_word(bytes: &[u8], start: usize, at: usize, run: usize) -> bool {
    let small = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_lowercase);
    if !bytes[at - 1].is_ascii_digit() {
        return bytes[at - 1].is_ascii_lowercase();
    }
    let letter = bytes[start..at]
        .iter()
        .rev()
        .find(|byte| byte.is_ascii_alphabetic());
    let after_small = letter.is_some_and(u8::is_ascii_lowercase);
    let dimension = run == 2 && small(at + 2);
    (run == 1 && letter.is_some() && small(at + 1)) || (after_small && !dimension)
}

/// How many characters after a run of capitals still belong to it: the `s` of `URLs`, the `v6` of `IPv6`.
fn acronym_tail_length(rest: &[u8]) -> usize {
    match rest {
        [b's'] | [b's', b'A'..=b'Z', ..] => 1,
        [b'v', b'0'..=b'9', ..] => {
            1 + rest[1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        }
        _ => 0,
    }
}

/// How many characters at the start of a text are a protected word: its capitals do not begin words.
fn protected_word_length(text: &str) -> usize {
    let first = text.as_bytes().first();
    let candidates = PROTECTED_WORDS.iter();
    let mut candidates = candidates.filter(|word| word.as_bytes().first() == first);
    let spelt = candidates.find(|word| {
        let rest = text.strip_prefix(**word).map(str::as_bytes);
        rest.is_some_and(|rest| {
            !matches!(rest, [b'a'..=b'z', ..]) || acronym_tail_length(rest) == 1
        })
    });
    spelt.map_or(0, |word| {
        let rest = text.as_bytes().get(word.len()..).unwrap_or_default();
        word.len() + usize::from(acronym_tail_length(rest) == 1)
    })
}

/// The singular of a word.
pub(crate) fn singular(word: &str) -> String {
    if let Some((_, singular)) = SINGULARS.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    let ends = |ending: &str| word.len() > ending.len() + 1 && word.ends_with(ending);
    let cut = |length: usize| word.get(..word.len() - length).unwrap_or(word).to_owned();
    if ends("ies") {
        cut(3) + "y"
    } else if ["sses", "xes", "ches", "shes"].into_iter().any(ends) {
        cut(2)
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") || !ends("s") {
        word.to_owned()
    } else {
        cut(1)
    }
}

/// Words that their owners spell with capitals inside, or that other acronyms follow.
const PROTECTED_WORDS: &[&str] = &[
    "ECommerce",
    "GRPC",
    "GSuite",
    "GraphQL",
    "ITunes",
    "IaC",
    "OAuth",
    "PMax",
    "VCenter",
    "VMware",
    "VSphere",
    "XPath",
    "eCommerce",
    "iCal",
    "iOS",
    "iTunes",
    "mTls",
    "oAuth",
    "sSL",
    "uRI",
];

/// Plurals that no rule makes singular, and words that only look like plurals.
const SINGULARS: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("apis", "api"),
    ("aws", "aws"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("corpora", "corpus"),
    ("cors", "cors"),
    ("cpus", "cpu"),
    ("dns", "dns"),
    ("emojis", "emoji"),
    ("gps", "gps"),
    ("gpus", "gpu"),
    ("https", "https"),
    ("indices", "index"),
    ("ios", "ios"),
    ("kubernetes", "kubernetes"),
    ("matrices", "matrix"),
    ("movies", "movie"),
    ("news", "news"),
    ("os", "os"),
    ("people", "person"),
    ("series", "series"),
    ("shelves", "shelf"),
    ("skus", "sku"),
    ("statuses", "status"),
    ("tls", "tls"),
    ("tpus", "tpu"),
    ("vertices", "vertex"),
];
