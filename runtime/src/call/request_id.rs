//! The `requestId` that lets a server recognise a repeated call (AIP-155).

/// A random UUID, version 4 (RFC 9562, section 5.4). By hand: it is five lines over `fastrand`.
pub(super) fn random_uuid() -> String {
    let random = fastrand::u128(..);
    let uuid = random & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{uuid:032x}");
    let parts = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)]
        .map(|(from, to)| hex.get(from..to).unwrap_or_default());
    parts.join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_a_uuid_of_version_4() {
        let id = super::random_uuid();
        assert_eq!(id.len(), 36, "{id}");
        let at = |index: usize| char::from(id.as_bytes()[index]);
        assert_eq!([at(8), at(13), at(18), at(23)], ['-'; 4], "{id}");
        assert_eq!(at(14), '4', "{id}");
        assert!("89ab".contains(at(19)), "{id}");
        assert_ne!(id, super::random_uuid());
    }
}
