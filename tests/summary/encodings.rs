//! Encodings against the examples of their own standards, and what they must refuse.

use suunta::summary::cbor::{self, Value};
use suunta::summary::{Code, base45, crockford, strict_json};
use suunta::time;

#[test]
fn base45_examples_of_rfc_9285() {
    for (bytes, text) in [
        ("AB", "BB8"),
        ("Hello!!", "%69 VD92EX0"),
        ("base-45", "UJCLQE7W581"),
        ("ietf!", "QED8WEX0"),
    ] {
        assert_eq!(base45::encode(bytes.as_bytes()), text);
        assert_eq!(base45::decode(text).unwrap(), bytes.as_bytes());
    }
    assert_eq!(base45::decode("").unwrap(), b"");
    assert_eq!(base45::decode("FGW").unwrap(), [0xff, 0xff]);
    for wrong in ["GGW", ":::", "bb8", "B", "BB8B", "::", "BB8\n", "ÄB8"] {
        assert_eq!(base45::decode(wrong), Err(Code::BadEncoding), "{wrong}");
    }
}

/// RFC 8949 appendix A, what the subset in use here can say: (hexadecimal, value).
fn cbor_examples() -> Vec<(&'static str, Value)> {
    let int = Value::Integer;
    let tag = |tag, value| Value::Tag(tag, Box::new(value));
    vec![
        ("00", int(0)),
        ("01", int(1)),
        ("0a", int(10)),
        ("17", int(23)),
        ("1818", int(24)),
        ("1819", int(25)),
        ("1864", int(100)),
        ("1903e8", int(1_000)),
        ("1a000f4240", int(1_000_000)),
        ("1b000000e8d4a51000", int(1_000_000_000_000)),
        ("20", int(-1)),
        ("29", int(-10)),
        ("3863", int(-100)),
        ("3903e7", int(-1_000)),
        ("f4", Value::Bool(false)),
        ("f5", Value::Bool(true)),
        ("f6", Value::Null),
        ("c11a514b67b0", tag(1, int(1_363_896_240))),
        ("40", Value::Bytes(vec![])),
        ("4401020304", Value::Bytes(vec![1, 2, 3, 4])),
        ("60", Value::text("")),
        ("6161", Value::text("a")),
        ("6449455446", Value::text("IETF")),
        ("62225c", Value::text("\"\\")),
        ("62c3bc", Value::text("ü")),
        ("63e6b0b4", Value::text("水")),
        ("64f0908591", Value::text("𐅑")),
        ("80", Value::Array(vec![])),
        ("83010203", Value::Array(vec![int(1), int(2), int(3)])),
        (
            "8301820203820405",
            Value::Array(vec![
                int(1),
                Value::Array(vec![int(2), int(3)]),
                Value::Array(vec![int(4), int(5)]),
            ]),
        ),
        ("a0", Value::Map(vec![])),
        ("a201020304", Value::Map(vec![(int(1), int(2)), (int(3), int(4))])),
        (
            "a26161016162820203",
            Value::Map(vec![
                (Value::text("a"), int(1)),
                (Value::text("b"), Value::Array(vec![int(2), int(3)])),
            ]),
        ),
        (
            "826161a161626163",
            Value::Array(vec![
                Value::text("a"),
                Value::Map(vec![(Value::text("b"), Value::text("c"))]),
            ]),
        ),
        (
            "a56161614161626142616361436164614461656145",
            Value::Map(
                ["a", "b", "c", "d", "e"]
                    .map(|key| (Value::text(key), Value::text(&key.to_uppercase())))
                    .to_vec(),
            ),
        ),
        (
            "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
            Value::Array((1..=25).map(int).collect()),
        ),
        ("c249010000000000000000", tag(2, Value::Bytes(vec![1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        ("c349010000000000000000", tag(3, Value::Bytes(vec![1, 0, 0, 0, 0, 0, 0, 0, 0]))),
        (
            "c074323031332d30332d32315432303a30343a30305a",
            tag(0, Value::text("2013-03-21T20:04:00Z")),
        ),
        ("d74401020304", tag(23, Value::Bytes(vec![1, 2, 3, 4]))),
        ("d818456449455446", tag(24, Value::Bytes(b"dIETF".to_vec()))),
        (
            "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
            tag(32, Value::text("http://www.example.com")),
        ),
    ]
}

/// The rest of RFC 8949 appendix A: beyond 64 signed bits, floating point, undefined and other
/// simple values, indefinite lengths. Well-formed CBOR, and none of ours.
const FOREIGN_CBOR: [&str; 40] = [
    "1bffffffffffffffff",
    "3bffffffffffffffff",
    "f90000",
    "f98000",
    "f93c00",
    "fb3ff199999999999a",
    "f93e00",
    "f97bff",
    "fa47c35000",
    "fa7f7fffff",
    "fb7e37e43c8800759c",
    "f90001",
    "f90400",
    "f9c400",
    "fbc010666666666666",
    "f97c00",
    "f97e00",
    "f9fc00",
    "fa7f800000",
    "fa7fc00000",
    "faff800000",
    "fb7ff0000000000000",
    "fb7ff8000000000000",
    "fbfff0000000000000",
    "f7",
    "f0",
    "f818",
    "f8ff",
    "c1fb41d452d9ec200000",
    "5f42010243030405ff",
    "7f657374726561646d696e67ff",
    "9fff",
    "9f018202039f0405ffff",
    "9f01820203820405ff",
    "83018202039f0405ff",
    "83019f0203ff820405",
    "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
    "bf61610161629f0203ffff",
    "826161bf61626163ff",
    "bf6346756ef563416d7421ff",
];

fn hex(text: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap()
}

#[test]
fn cbor_examples_of_rfc_8949() {
    for (text, value) in cbor_examples() {
        assert_eq!(cbor::encode(&value), hex(text), "{text}");
        assert_eq!(cbor::decode(&hex(text)).unwrap(), value, "{text}");
        for length in 0..hex(text).len() {
            assert_eq!(cbor::decode(&hex(text)[..length]), Err(Code::BadCbor), "{text}");
        }
    }
}

#[test]
fn the_rest_of_the_cbor_examples_is_refused() {
    assert_eq!(cbor_examples().len() + FOREIGN_CBOR.len(), 82, "all of the appendix");
    for text in FOREIGN_CBOR {
        assert_eq!(cbor::decode(&hex(text)), Err(Code::BadCbor), "{text}");
    }
}

#[test]
fn cbor_that_is_not_deterministic_is_refused() {
    let refused = [
        "1800",
        "1817",
        "190018",
        "1a00000018",
        "1b0000000000000018",
        "3800", // long forms
        "f90000",
        "f93e00",
        "fa47c35000",
        "fb3ff199999999999a", // floats
        "f7",
        "f0",
        "f8ff",
        "f814",
        "e0", // other simple values
        "5f42010243030405ff",
        "7f657374726561646d696e67ff",
        "9fff",
        "bf61610161629f0203ffff",
        "ff",
        "1c",
        "1f",
        "3c", // indefinite length and reserved
        "a203040102",
        "a201020103",
        "a2616201616102", // unsorted and duplicate keys
        "0000",
        "61ff",
        "62c328", // trailing bytes, no UTF-8
        "1bffffffffffffffff",
        "3bffffffffffffffff", // beyond 64 signed bits
        "5bffffffffffffffff",
        "9bffffffffffffffff",
        "bbffffffffffffffff",
        "5affffffff",
    ];
    for text in refused {
        assert_eq!(cbor::decode(&hex(text)), Err(Code::BadCbor), "{text}");
    }
    assert_eq!(cbor::decode(&[0x81; 10_000]), Err(Code::TooLarge));
    let mut many = hex("991000");
    many.extend([0; 4_096]);
    assert_eq!(cbor::decode(&many), Err(Code::TooLarge));
}

#[test]
fn cbor_keys_are_written_in_bytewise_order() {
    let key = |value: Value| (value, Value::Null);
    let map = Value::Map(vec![
        key(Value::text("aa")),
        key(Value::Integer(-1)),
        key(Value::text("z")),
        key(Value::Integer(100)),
        key(Value::Integer(10)),
    ]);
    // The order of RFC 8949 §4.2.1: 10, 100, -1, "z", "aa".
    assert_eq!(cbor::encode(&map), hex("a50af61864f620f6617af6626161f6"));
}

#[test]
fn json_has_one_meaning() {
    for good in [
        "{}",
        " [1,-1,true,null,\"\\u00e4\"] ",
        "{\"a\":{\"b\":1},\"c\":{\"b\":2}}",
        "9007199254740991",
        "\"\\ud83d\\ude00\"",
    ] {
        assert_eq!(strict_json::check(good.as_bytes()), Ok(()), "{good}");
    }
    let bad: [(&[u8], Code); 21] = [
        (b"{\"a\":1,\"a\":1}", Code::DuplicateMember),
        (b"{\"a\":1,\"\\u0061\":1}", Code::DuplicateMember),
        (b"[[{\"x\":{\"a\":1,\"b\":2,\"a\":3}}]]", Code::DuplicateMember),
        (b"\xef\xbb\xbf{}", Code::BadJson),
        (b"1.0", Code::BadJson),
        (b"1e2", Code::BadJson),
        (b"-0", Code::BadJson),
        (b"NaN", Code::BadJson),
        (b"[Infinity]", Code::BadJson),
        (b"9007199254740992", Code::BadJson),
        (b"-9007199254740993", Code::BadJson),
        (b"123456789012345678901234567890", Code::BadJson),
        (b"\"\\ud83d\"", Code::BadJson),
        (b"{\"\\ude00\":1}", Code::BadJson),
        (b"{} {}", Code::BadJson),
        (b"{},", Code::BadJson),
        (b"{\"a\":1,}", Code::BadJson),
        (b"'a'", Code::BadJson),
        (b"\"\xff\"", Code::BadJson),
        (b"", Code::BadJson),
        (b"01", Code::BadJson),
    ];
    for (text, code) in bad {
        assert_eq!(strict_json::check(text), Err(code), "{}", String::from_utf8_lossy(text));
    }
    assert_eq!(strict_json::check("[".repeat(10_000).as_bytes()), Err(Code::TooLarge));
    assert_eq!(strict_json::check("{\"a\":".repeat(10_000).as_bytes()), Err(Code::TooLarge));
    let many = ["[", &"1,".repeat(1_000_000), "1]"].concat();
    assert_eq!(strict_json::check(many.as_bytes()), Err(Code::TooLarge));
}

#[test]
fn challenges_are_read_as_people_type_them() {
    let bytes = [0xff, 0, 1, 2, 3, 4, 5, 6, 7, 8];
    let text = crockford::encode(&bytes);
    assert_eq!(text.len(), 16);
    assert_eq!(crockford::decode(&text), Some(bytes));
    let typed = crockford::grouped(&text).to_lowercase().replace('1', "l").replace('0', "o");
    assert_eq!(crockford::normalise(&typed), Some(text.clone()));
    assert_eq!(crockford::normalise(&typed.replace(' ', "-")), Some(text));
    for wrong in ["", "0123", "U123456789ABCDEF", "0123456789ABCDEFG", "Ä123456789ABCDEF"] {
        assert_eq!(crockford::normalise(wrong), None, "{wrong}");
    }
}

#[test]
fn instants_and_dates() {
    for (text, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2000-02-29T23:59:59Z", 951_868_799),
        ("2026-03-02T12:00:00+02:00", 1_772_445_600),
        ("2026-03-02T04:30:00.250-05:30", 1_772_445_600),
        ("1969-12-31T23:59:59Z", -1),
        ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        assert_eq!(time::instant(text), Some(seconds), "{text}");
        assert_eq!(time::instant(&time::format_instant(seconds)), Some(seconds), "{text}");
    }
    for wrong in [
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00z",
        "2026-01-01T00:00:00+0200",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.1234Z",
        "2026-1-1T00:00:00Z",
        "2026-01-01T00:00:00Ä02:00",
        "T",
        "",
    ] {
        assert_eq!(time::instant(wrong), None, "{wrong}");
    }
}
