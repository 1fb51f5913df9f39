//! What a file or a text is, and the document that is in it.

use super::fixture::{desk, file, key, payload, qr_text};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::fs;
use std::path::Path;
use suunta::summary::check::{MAX_FILE, check};
use suunta::summary::code::Code;
use suunta::summary::kind::{Kind, kind_of};
use suunta::summary::payload::Role;
use suunta::summary::unpack::unpacked;
use suunta::summary::verdict::Foreign;

fn vector(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/given");
    fs::read(folder.join(name)).expect("a vector")
}

fn signed() -> String {
    file(&payload(), &key(1), Role::Client)
}

fn code() -> String {
    qr_text(&payload(), &key(1), Role::Client)
}

/// The level and codes of what was given, as the desk finds them.
fn found(bytes: &[u8]) -> (u8, Vec<Code>, Option<Foreign>) {
    let verdict = check(&unpacked(bytes), &desk());
    (verdict.level, verdict.codes, verdict.foreign)
}

/// Bytes at a place of a file that is otherwise empty.
fn at(place: usize, bytes: &[u8]) -> Vec<u8> {
    [vec![0; place], bytes.to_vec(), vec![0; 64]].concat()
}

/// UTF-16 with its mark, as an editor saves it.
fn wide(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn each_kind_is_told_by_its_content() {
    let other = Kind::Other;
    let bitmap = [b"BM".to_vec(), at(12, &40_u32.to_le_bytes())].concat();
    let mail = "Received: from mx\r\n\tby mail\r\nFrom: A <a@example.org>\r\nSubject: Yhteenveto\r\n\r\nHei";
    let outlook =
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide("__substg1.0_0037001F")].concat();
    let word = b"PK\x03\x04\x14\0\x06\0word/document.xml".to_vec();
    let armor = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n";
    let fhir = r#"{"resourceType":"QuestionnaireResponse","n":2.5}"#;
    let table: Vec<(&str, Vec<u8>, &str, Kind)> = vec![
        ("a signed file", signed().into(), "", Kind::Signed),
        ("one with a mark", [b"\xef\xbb\xbf", signed().as_bytes()].concat(), "", Kind::Signed),
        ("one in UTF-16", wide(&signed()), "", Kind::Signed),
        ("one that is cut", signed().as_bytes()[..900].to_vec(), "", Kind::Signed),
        (
            "one put in order again",
            br#"{ "signatures": [], "payload": "" }"#.to_vec(),
            "",
            Kind::Signed,
        ),
        ("an object", b"{}".to_vec(), "", Kind::Json),
        ("a list", b"[1]".to_vec(), "", Kind::Json),
        ("a code", code().into(), "", Kind::Code),
        ("a code in small letters", b"suu1:ABC".to_vec(), "", Kind::Code),
        ("a quoted code", b"> SUU1:ABC".to_vec(), "", Kind::Code),
        ("PNG", b"\x89PNG\r\n\x1a\n".to_vec(), "koodi.txt", Kind::Picture),
        ("JPEG without an ending", b"\xff\xd8\xff\xe1\0\0Exif".to_vec(), "IMG_0001", Kind::Picture),
        ("WebP", b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), "", Kind::Picture),
        ("GIF", b"GIF89a".to_vec(), "", Kind::Picture),
        ("BMP", bitmap, "", Kind::Picture),
        (
            "text that begins as BMP does",
            b"BMW tuli huomenna kello 12".to_vec(),
            "",
            other(Foreign::Unknown),
        ),
        ("sound", b"RIFF\0\0\0\0WAVEfmt ".to_vec(), "", other(Foreign::Unknown)),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec(), "", other(Foreign::Image)),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "IMG_2.HEIC", other(Foreign::Heic)),
        ("AVIF", b"\0\0\0\x18ftypavif\0\0\0\0".to_vec(), "", other(Foreign::Heic)),
        ("film", b"\0\0\0\x18ftypisom\0\0\0\0".to_vec(), "", other(Foreign::Unknown)),
        ("PDF", b"%PDF-1.4\n".to_vec(), "", Kind::Pdf),
        ("PDF after a line", b"\r\n%PDF-1.4\n".to_vec(), "", Kind::Pdf),
        ("zip", b"PK\x03\x04\x14\0\0\0paketti/a.json".to_vec(), "", other(Foreign::Zip)),
        ("7z", b"7z\xbc\xaf\x27\x1c".to_vec(), "", other(Foreign::Zip)),
        ("Word", word, "", other(Foreign::Office)),
        (
            "an older Word",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument".to_vec(),
            "",
            other(Foreign::Office),
        ),
        ("RTF", b"{\\rtf1\\ansi".to_vec(), "", other(Foreign::Office)),
        ("mail of Outlook", outlook, "viesti.msg", other(Foreign::Mail)),
        ("mail", mail.into(), "viesti.eml", other(Foreign::Mail)),
        (
            "a letter with colons",
            b"Hei: tulen huomenna.\nTo: be".to_vec(),
            "",
            other(Foreign::Unknown),
        ),
        ("age", b"age-encryption.org/v1\n-> X25519".to_vec(), "", other(Foreign::Age)),
        ("armor", armor.into(), "", other(Foreign::Age)),
        ("armor with a mark", ["\u{feff}", armor].concat().into(), "", other(Foreign::Age)),
        ("FHIR", fhir.into(), "", other(Foreign::Fhir)),
        ("FHIR that is cut", fhir.as_bytes()[..40].to_vec(), "", other(Foreign::Fhir)),
        (
            "FHIR as XML",
            b"<Bundle xmlns=\"http://hl7.org/fhir\">".to_vec(),
            "",
            other(Foreign::Fhir),
        ),
        ("our table", vector("own-copy.csv"), "", other(Foreign::Table)),
        (
            "our table saved again",
            b"\"summary\",\"issuedAt\",\"path\"\n".to_vec(),
            "",
            other(Foreign::Table),
        ),
        (
            "a desk's list",
            b"\xef\xbb\xbffile;level;codes;note\r\n".to_vec(),
            "",
            other(Foreign::Figures),
        ),
        (
            "a desk's figures",
            b"\xef\xbb\xbfgroup;value;count\r\n".to_vec(),
            "",
            other(Foreign::Figures),
        ),
        ("our calendar", vector("plan-1.ics"), "", other(Foreign::Calendar)),
        (
            "a page",
            b"<!DOCTYPE html><title>Suunta</title>".to_vec(),
            "suunta.json",
            other(Foreign::Page),
        ),
        (
            "a sealed key",
            br#"{"format":1,"holder":"coach","sealed":""}"#.to_vec(),
            "",
            other(Foreign::SealedKey),
        ),
        (
            "a public part",
            br#"{"kid":"","jwk":{},"role":"coach"}"#.to_vec(),
            "",
            other(Foreign::PublicKey),
        ),
        (
            "a form that was moved",
            br#"{"v":1,"rev":1,"session":{},"check":""}"#.to_vec(),
            "",
            other(Foreign::Form),
        ),
        ("an address", b"https://example.org/".to_vec(), "", other(Foreign::WebAddress)),
        ("a certificate", b"HC1:6BFOXN".to_vec(), "", other(Foreign::HealthCertificate)),
        ("nothing", b" \n".to_vec(), "suunta.json", other(Foreign::Empty)),
        ("a letter", "Hei, tulen huomenna ä".into(), "kirje.txt", other(Foreign::Unknown)),
        ("half a letter", "ä".as_bytes()[..1].to_vec(), "", other(Foreign::Unknown)),
        (
            "a download",
            b"\x01\x02\x03".to_vec(),
            "suunta.json.crdownload",
            other(Foreign::Unfinished),
        ),
    ];
    let wrong = table.iter().filter(|(_, bytes, name, kind)| kind_of(bytes, name) != *kind);
    let wrong: Vec<_> = wrong.map(|(what, bytes, name, _)| (what, kind_of(bytes, name))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What another program has can be large: it is named all the same, and only ours is measured.
#[test]
fn a_large_file_is_named_before_it_is_measured() {
    let large = |head: &[u8]| [head, &vec![b' '; MAX_FILE]].concat();
    for (head, kind) in [
        (b"\0\0\0\x18ftypheic".as_slice(), Foreign::Heic),
        (b"%PDF-1.4\n", Foreign::Pdf),
        (b"\xff\xd8\xff\xe0", Foreign::Image),
        (b"From: a@example.org\nSubject: kuva\n\n", Foreign::Mail),
        (b"PK\x03\x04", Foreign::Zip),
        (br#"{"resourceType":"Bundle"}"#, Foreign::Fhir),
    ] {
        assert_eq!(found(&large(head)), (0, vec![Code::WrongType], Some(kind)), "{kind:?}");
    }
    for ours in [signed(), ["SUU1:", &"A".repeat(MAX_FILE)].concat(), "Hei".to_owned()] {
        assert_eq!(found(&large(ours.as_bytes())), (0, vec![Code::TooLarge], None));
    }
    // Blanks alone: more than anybody has read is not empty.
    assert_eq!(found(&large(b"\n")), (0, vec![Code::TooLarge], None));
}

#[test]
fn what_editors_put_before_an_untouched_file_changes_nothing() {
    let good = (1, Vec::new(), None);
    let vector = found(&vector("summary-with-bom.json"));
    assert_eq!(vector.0, 1, "{vector:?}");
    for before in ["\u{feff}", "\u{feff}\u{feff}\u{feff}", "\r\n \u{feff}"] {
        let marked = [before, &signed()].concat();
        assert_eq!(found(marked.as_bytes()), good, "{before:?}");
        assert_eq!(unpacked(marked.as_bytes()), signed().as_bytes(), "the file as it was signed");
    }
    assert_eq!(found(&wide(&signed())), good);
    // Nobody signs a mark: within what is signed, and before what is no summary, it stays.
    assert_eq!(found("\u{feff}{}".as_bytes()).1, [Code::BadJson]);
}

#[test]
fn the_text_of_a_code_may_be_broken_into_lines() {
    let code = code();
    let lines = |width: usize, end: &str| {
        let parts = code.as_bytes().chunks(width).map(|part| String::from_utf8_lossy(part));
        parts.collect::<Vec<_>>().join(end)
    };
    let quoted = ["> ", &lines(76, "\r\n> ")].concat();
    let folded = [lines(75, "=\r\n"), "=\r\n".to_owned()].concat();
    let all =
        [lines(76, "\n"), lines(76, "\r\n"), lines(76, " "), lines(60, " \r\n"), quoted, folded];
    for text in all {
        assert_eq!(found(text.as_bytes()), (1, Vec::new(), None), "{text}");
        assert_eq!(unpacked(text.as_bytes()), code.as_bytes());
    }
    assert_eq!(found(&vector("qr-text-wrapped.txt")).0, 1);
    // A changed character is no line end.
    assert_eq!(found(code.replacen('K', "J", 1).as_bytes()).0, 0);
}

/// A document with a stream of this dictionary and these bytes.
fn pdf(dictionary: &str, stream: &[u8]) -> Vec<u8> {
    let head = format!("%PDF-1.7\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
    [head.as_bytes(), stream, b"\nendstream\nendobj\n%%EOF"].concat()
}

#[test]
fn a_document_that_another_program_saved_anew_still_has_its_file() {
    let packed = |bytes: &[u8]| compress_to_vec_zlib(bytes, 6);
    let resaved = vector("pdf-resaved.pdf");
    assert!(unpacked(&resaved).starts_with(b"{\"payload\""));
    assert_eq!(found(&resaved).0, 1, "{:?}", found(&resaved));
    for dictionary in [
        "/Type/EmbeddedFile/Filter/FlateDecode/Length 9",
        "/Filter[/FlateDecode]/Length 9 /Type /EmbeddedFile",
        // The type is not required (ISO 32000-1, table 45).
        "/Filter/Fl/Length 9",
    ] {
        let document = pdf(dictionary, &packed(signed().as_bytes()));
        assert_eq!(found(&document), (1, Vec::new(), None), "{dictionary}");
        assert_eq!(unpacked(&document), signed().as_bytes(), "{dictionary}");
    }
    // After pictures and pages, and longer than a summary alone may be.
    let picture = pdf("/Subtype/Image/Filter/FlateDecode", &packed(&vec![7; 500_000]));
    let file = pdf("/Type/EmbeddedFile/Filter/FlateDecode", &packed(signed().as_bytes()));
    let whole = [picture, vec![b'\n'; 482_000], file].concat();
    assert_eq!(found(&whole).0, 1);
    // What was changed is told, however it is packed.
    let changed = signed().replacen("payload\":\"e", "payload\":\"f", 1);
    assert_eq!(found(&pdf("/Filter/FlateDecode", &packed(changed.as_bytes()))).0, 0);
}

#[test]
fn a_document_without_its_file_says_what_became_of_it() {
    let objects = compress_to_vec_zlib(b"<</F(suunta-2026-11-28.suunta.json)>>", 6);
    for (document, kind) in [
        (b"%PDF-1.7\n<</Creator(Word)>>".to_vec(), Foreign::Pdf),
        (b"%PDF-1.7\n<</Creator (Suunta)>>".to_vec(), Foreign::PdfEmptied),
        (pdf("/Type/ObjStm/Filter/FlateDecode", &objects), Foreign::PdfEmptied),
        (pdf("/Type/XRef/Encrypt 9 0 R/Filter/FlateDecode", b"x"), Foreign::PdfEncrypted),
        (b"%PDF-1.7\ntrailer<</Encrypt 3 0 R>>\n(Suunta)".to_vec(), Foreign::PdfEncrypted),
    ] {
        assert_eq!(found(&document), (0, vec![Code::WrongType], Some(kind)));
    }
    // As much as is unpacked has an end, whatever a stream says of itself.
    let bomb =
        compress_to_vec_zlib(&[&b"{\"payload\":\""[..], &vec![b'A'; 30_000_000]].concat(), 9);
    let bomb = pdf("/Type/EmbeddedFile/Filter/FlateDecode", &bomb);
    assert_eq!(found(&bomb).1, [Code::TooLarge]);
    assert!(unpacked(&bomb).len() <= MAX_FILE + 1);
    let many = [&b"%PDF-1.7\n"[..], &b"<</Filter/FlateDecode>>stream\nx".repeat(60_000)].concat();
    assert_eq!(found(&many).2, Some(Foreign::Pdf));
}
