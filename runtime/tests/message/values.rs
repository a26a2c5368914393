//! The newtypes.

use std::time::{Duration as StdDuration, SystemTime};

use discovery_runtime::contract::Parameter;
use discovery_runtime::message::{Reply, to_vec};
use discovery_runtime::{
    ByteString, Date, DateTime, Duration, FieldMask, bytes::Bytes, serde_json,
};
use jiff::{SignedDuration, Timestamp};

#[test]
fn a_time_gives_back_its_text_whatever_that_is() {
    for text in [
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.1Z",
        "2026-01-02T03:04:05.120Z",
        "2026-01-02T03:04:05.000000000Z",
        "2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05+00:00",
        "2026-01-02T03:04:05-23:59",
        "2026-01-02t03:04:05z",
        "2026-01-02 03:04:05Z",
        "2016-12-31T23:59:60Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2026-02-30T00:00:00Z",
        "2026-01-02",
        "never",
        "",
        "2026-01-02T03:04:05.1234567890Z",
        "0000-01-01T00:00:00Z",
        "2026-01-02T24:00:00Z",
        "٢٠٢٦-01-02T03:04:05Z",
        "2026-01-02T03:04:05.Z",
    ] {
        let time = DateTime::from(text);
        assert_eq!(time.to_string(), text);
        assert_eq!(DateTime::from(text.to_owned()), time);
        assert_eq!(
            to_vec(&time),
            serde_json::Value::from(text).to_string().as_bytes()
        );
        assert_eq!(
            DateTime::decode(&to_vec(&time))
                .map(|time| time.to_string())
                .as_deref(),
            Ok(text)
        );
        assert_eq!(format!("{time:?}"), format!("DateTime({text:?})"));
        assert_eq!(time.into_text(), text);
    }
}

#[test]
fn instants() {
    for (text, expected) in [
        ("1970-01-01T00:00:00Z", Some((0, 0))),
        ("1969-12-31T23:59:59.5Z", Some((-1, 500_000_000))),
        ("0001-01-01T00:00:00Z", Some((-62_135_596_800, 0))),
        (
            "9999-12-31T23:59:59.999999999Z",
            Some((253_402_300_799, 999_999_999)),
        ),
        ("2000-02-29T12:00:00+01:30", Some((951_820_200, 0))),
        ("2000-02-29T12:00:00-01:30", Some((951_831_000, 0))),
        ("2016-12-31T23:59:60Z", Some((1_483_228_799, 0))),
        ("2016-12-31t23:59:59z", Some((1_483_228_799, 0))),
        ("0001-01-01T00:00:00+00:01", None),
        ("9999-12-31T23:59:59-00:01", None),
        ("1900-02-29T00:00:00Z", None),
        ("2026-13-01T00:00:00Z", None),
        ("2026-00-01T00:00:00Z", None),
        ("2026-01-00T00:00:00Z", None),
        ("2026-01-01T00:60:00Z", None),
        ("2026-01-01T00:00:61Z", None),
        ("2026-01-01T00:00:00", None),
        ("2026-01-01T00:00:00+24:00", None),
        ("2026-01-01T00:00:00Zx", None),
        ("never", None),
    ] {
        assert_eq!(DateTime::from(text).to_unix().ok(), expected, "{text}");
        assert_eq!(
            text.parse::<DateTime>().is_ok(),
            expected.is_some(),
            "{text}"
        );
    }
    assert_eq!(
        DateTime::from("2026-01-01T00:00:00-01:30").offset_seconds(),
        Ok(-5400)
    );
    assert_eq!(
        DateTime::from("2026-01-01T00:00:00Z").offset_seconds(),
        Ok(0)
    );
    let error = DateTime::from("never").to_unix().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"expected a time as in RFC 3339, such as 2026-01-02T03:04:05Z, from year 1 to 9999, found "never""#
    );
}

#[test]
fn instants_agree_with_jiff() {
    let mut seconds = -62_135_596_800;
    while seconds < 253_402_200_000 {
        let timestamp = Timestamp::new(seconds, 120_000_000).expect("within jiff's range");
        let time = DateTime::from_unix(seconds, 120_000_000).expect("within the range");
        assert_eq!(
            time.to_string(),
            timestamp.to_string().replace(".12Z", ".120Z")
        );
        assert_eq!(
            DateTime::from(timestamp.to_string().as_str()).to_unix(),
            Ok((seconds, 120_000_000))
        );
        assert_eq!(DateTime::from(timestamp), time);
        assert_eq!(Timestamp::try_from(&time), Ok(timestamp));
        seconds += 86_400 * 53 + 3_661;
    }
}

#[test]
fn times_are_written_with_three_digits_at_a_time() {
    for (nanos, fraction) in [
        (0, ""),
        (1_000_000, ".001"),
        (120_000_000, ".120"),
        (1_000, ".000001"),
        (999_999_999, ".999999999"),
        (10, ".000000010"),
    ] {
        assert_eq!(
            DateTime::from_unix(0, nanos).expect("a time").to_string(),
            format!("1970-01-01T00:00:00{fraction}Z")
        );
    }
    assert!(DateTime::from_unix(0, 1_000_000_000).is_err());
    assert!(DateTime::from_unix(-62_135_596_801, 0).is_err());
    assert!(DateTime::from_unix(253_402_300_800, 0).is_err());
}

#[test]
fn never_is_beyond_jiff_and_an_error_there() {
    let never = DateTime::from("9999-12-31T23:59:59Z");
    assert!(never.to_unix().is_ok());
    assert!(Timestamp::try_from(&never).is_err());
    assert!(Timestamp::try_from(DateTime::from("never")).is_err());
    assert_eq!(SystemTime::try_from(&never).map(DateTime::from), Ok(never));
}

#[test]
fn system_time_before_and_after_1970() {
    let half = SystemTime::UNIX_EPOCH - StdDuration::from_millis(1500);
    assert_eq!(DateTime::from(half).to_string(), "1969-12-31T23:59:58.500Z");
    assert_eq!(SystemTime::try_from(DateTime::from(half)), Ok(half));
    assert_eq!(
        DateTime::from(SystemTime::UNIX_EPOCH + StdDuration::from_secs(253_402_300_800))
            .to_string(),
        "+010000-01-01T00:00:00Z"
    );
    let far = u64::try_from(i64::MAX).unwrap();
    if let Some(far) = SystemTime::UNIX_EPOCH.checked_add(StdDuration::from_secs(far)) {
        assert_eq!(
            DateTime::from(far).to_string(),
            "+292277026596-12-04T15:30:07Z"
        );
    }
    assert_eq!(
        DateTime::from(Timestamp::MIN).to_string(),
        "-009999-01-02T01:59:59Z"
    );
}

#[test]
fn times_compare_by_instant() {
    let mut times: Vec<DateTime> = [
        "zebra",
        "2026-01-01T00:00:00Z",
        "2025-12-31T23:00:00-02:00",
        "never",
        "2025-12-31T23:59:59.999Z",
    ]
    .map(DateTime::from)
    .into();
    times.sort();
    assert_eq!(
        times.iter().map(DateTime::to_string).collect::<Vec<_>>(),
        [
            "2025-12-31T23:59:59.999Z",
            "2026-01-01T00:00:00Z",
            "2025-12-31T23:00:00-02:00",
            "never",
            "zebra"
        ]
    );
    let same = [
        DateTime::from("2026-01-01T00:00:00Z"),
        DateTime::from("2026-01-01T01:00:00.000+01:00"),
    ];
    assert_eq!(same[0], same[1]);
    assert_eq!(std::collections::HashSet::from(same).len(), 1);
}

#[test]
fn dates() {
    for (text, valid) in [
        ("2026-01-02", true),
        ("2024-02-29", true),
        ("2023-02-29", false),
        ("2026-1-2", false),
        ("0000-00-00", false),
        ("2026-01-02Z", false),
        ("", false),
    ] {
        let date = Date::from(text);
        assert_eq!(date.to_string(), text);
        assert_eq!(jiff::civil::Date::try_from(&date).is_ok(), valid, "{text}");
        assert_eq!(text.parse::<Date>().is_ok(), valid);
        assert_eq!(
            serde_json::from_value::<Date>(text.into())
                .expect("any text")
                .to_string(),
            text
        );
    }
    let date = jiff::civil::date(2026, 1, 2);
    assert_eq!(jiff::civil::Date::try_from(Date::from(date)), Ok(date));
    assert!(Date::from("2026-01-02") < Date::from("2026-01-10"));
    assert!(Date::from("2026-01-02") < Date::from("0"));
}

#[test]
fn durations() {
    for (text, expected) in [
        ("0s", Some((0, 0))),
        ("-0s", Some((0, 0))),
        ("1.5s", Some((1, 500_000_000))),
        ("1.500s", Some((1, 500_000_000))),
        ("-0.000000001s", Some((0, -1))),
        ("-1.5s", Some((-1, -500_000_000))),
        ("0001s", Some((1, 0))),
        ("315576000000s", Some((315_576_000_000, 0))),
        ("-315576000000.000s", Some((-315_576_000_000, 0))),
        ("315576000000.000000001s", None),
        ("315576000001s", None),
        ("99999999999999999999s", None),
        ("1", None),
        ("1.s", None),
        (".5s", None),
        ("+1s", None),
        ("1.0000000000s", None),
        ("1m", None),
        ("s", None),
        ("", None),
    ] {
        let duration = Duration::from(text);
        assert_eq!(duration.to_string(), text);
        assert_eq!(duration.to_parts().ok(), expected, "{text}");
        assert_eq!(text.parse::<Duration>().is_ok(), expected.is_some());
        assert_eq!(
            serde_json::to_value(&duration).expect("a string"),
            serde_json::Value::from(text)
        );
    }
}

#[test]
fn durations_convert() {
    for (duration, text) in [
        (StdDuration::ZERO, "0s"),
        (StdDuration::from_millis(1500), "1.500s"),
        (StdDuration::from_micros(1), "0.000001s"),
        (StdDuration::from_nanos(1), "0.000000001s"),
    ] {
        assert_eq!(Duration::from(duration).to_string(), text);
        assert_eq!(StdDuration::try_from(Duration::from(text)), Ok(duration));
    }
    for (duration, text) in [
        (SignedDuration::from_millis(-500), "-0.500s"),
        (SignedDuration::from_secs(-3), "-3s"),
        (SignedDuration::from_millis(-1500), "-1.500s"),
    ] {
        assert_eq!(Duration::from(duration).to_string(), text);
        assert_eq!(SignedDuration::try_from(Duration::from(text)), Ok(duration));
        assert!(StdDuration::try_from(Duration::from(text)).is_err());
    }
    assert_eq!(
        Duration::from(StdDuration::MAX).to_string(),
        "18446744073709551615.999999999s"
    );
    assert!(Duration::from(StdDuration::MAX).to_parts().is_err());
    assert!(Duration::from(SignedDuration::MIN).to_parts().is_err());
    assert_eq!(
        Duration::new(-1, -5).expect("one sign").to_string(),
        "-1.000000005s"
    );
    assert!(
        Duration::new(1, -1).is_err()
            && Duration::new(0, 1_000_000_000).is_err()
            && Duration::new(i64::MIN, 0).is_err()
    );
    assert_eq!(Duration::from("1s"), Duration::from("1.000s"));
    assert!(
        Duration::from("-1s") < Duration::from("-0.5s")
            && Duration::from("9s") < Duration::from("10s")
    );
}

#[test]
fn bytes_in_all_spellings() {
    let bytes = ByteString::from(vec![0xfb, 0xff, 0xfe, 0xfb]);
    for text in [
        "-__--w==",
        "-__--w",
        "+//++w==",
        "+//++w",
        "+//\r\n++w==\n",
        "\t-_ _--w",
    ] {
        assert_eq!(ByteString::from_base64(text), Ok(bytes.clone()), "{text}");
        assert_eq!(
            serde_json::from_value::<ByteString>(text.into()).expect("base64"),
            bytes
        );
    }
    assert_eq!(
        (bytes.to_string(), bytes.clone().into_text()),
        ("-__--w==".into(), "-__--w==".into())
    );
    for text in ["-__-+w==", "a", "====", "a\u{a0}b", "?"] {
        assert!(ByteString::from_base64(text).is_err(), "{text:?}");
    }
    assert_eq!(ByteString::from_base64(""), Ok(ByteString::default()));
    assert_eq!(ByteString::from(b"ab"), ByteString::from(&b"ab"[..]));
    assert_eq!(
        (&*ByteString::from(b"ab"), ByteString::from(b"ab").as_ref()),
        (&b"ab"[..], &b"ab"[..])
    );
    assert_eq!(
        Bytes::from(ByteString::from(Bytes::from_static(b"ab"))),
        "ab"
    );
    assert_eq!(
        format!("{:?}", ByteString::from(b"a\0")),
        r#"ByteString(b"a\0")"#
    );
}

#[test]
fn masks() {
    let mask: FieldMask = ["a", "b.c"].into_iter().collect();
    assert_eq!(
        (mask.as_str(), mask.paths().collect::<Vec<_>>()),
        ("a,b.c", vec!["a", "b.c"])
    );
    assert_eq!(
        mask,
        FieldMask::from(vec!["a".to_owned(), "b.c".to_owned()])
    );
    assert_eq!(mask, FieldMask::from(["a", "b.c"]));
    assert_eq!(
        serde_json::to_string(&mask).expect("a string"),
        r#""a,b.c""#
    );
    assert_eq!(
        serde_json::from_str::<FieldMask>(r#""a,,b""#)
            .expect("any text")
            .as_str(),
        "a,,b"
    );
    assert!(FieldMask::default().is_empty() && FieldMask::default().paths().next().is_none());
}

#[test]
fn small_and_shared_between_threads() {
    fn check<T: Send + Sync + 'static>(most: usize) {
        assert!(size_of::<Option<T>>() <= most);
    }
    check::<DateTime>(32);
    check::<Duration>(24);
    check::<Date>(24);
    check::<ByteString>(32);
    check::<FieldMask>(24);
}
