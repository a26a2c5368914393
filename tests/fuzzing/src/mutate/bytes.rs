//! Changes to a text without regard to its meaning.

use fastrand::Rng;

/// Bytes that mean something in JSON or in UTF-8.
const BYTES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\\u007f",
    b"null",
    b"true",
    b"-",
    b"0",
    b"1e400",
    b"1E-400",
    b"99999999999999999999",
    b"0.1",
    b"-0.0",
    b" ",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"\x7f",
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{10ffff}".as_bytes(),
    "é".as_bytes(),
    b"\"\":",
    b"{\"a\":",
    b"[[[[",
    b"/*",
    b"'",
];

/// Cuts, copies, removes or inserts bytes. What is not UTF-8 then becomes U+FFFD.
pub(super) fn mutate_bytes(text: &str, rng: &mut Rng) -> String {
    let mut bytes = text.as_bytes().to_owned();
    for _ in 0..=rng.usize(..4) {
        let at = rng.usize(..=bytes.len());
        let length = rng.usize(..64);
        let end = bytes.len().min(at + length);
        match rng.u8(..6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copied = bytes[at..end].to_owned();
                let to = rng.usize(..=bytes.len());
                bytes.splice(to..to, copied);
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
            _ => {
                let inserted = BYTES[rng.usize(..BYTES.len())];
                bytes.splice(at..at, inserted.iter().copied());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text, or as much of its beginning as fits.
pub(super) fn cut(mut text: String, longest: usize) -> String {
    text.truncate(text.floor_char_boundary(longest));
    text
}
