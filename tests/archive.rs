//! The document to archive, judged by somebody else: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)
//! as veraPDF's corpus tests them, in every language.

mod common;
#[path = "common/fixture.rs"]
mod fixture;
#[path = "common/telling.rs"]
mod telling;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use suunta::content::source::Content;
use suunta::pdf::summary::{Parts, parts};
use suunta::pdf::{Attached, Code, Paper, make};
use suunta::summary::message::Matrix;
use suunta::summary::text::{Proof, Wording};

const PROFILES: [(ValidationProfile, usize); 2] =
    [(ValidationProfile::PdfA3a, 156), (ValidationProfile::PdfUa1, 104)];

/// The rule about a stream's length.
const LENGTH: &str = "ISO 19005-3:2012:6.1.7.1:1";

/// The summary that tells everything, its code and the signed file attached.
fn document(content: &Content, language: &str) -> Vec<u8> {
    let locale = &content.locales[language];
    let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
    let wording = Wording {
        label: &label,
        date: &|date| date[..10].to_owned(),
        tenths: &|tenths| tenths.to_string(),
    };
    let payload = telling::everything(&content.catalogue.instrument);
    let (instrument, programme) = (&content.catalogue.instrument, &content.profiles["kainuu"]);
    let proof = Proof::Signed("A0RD 2Y76 CQB2 MNR1");
    let Parts { house, first, details, .. } =
        parts(&payload, instrument, programme, proof, wording);
    let paper = Paper {
        title: label("summary.title"),
        language: language.to_owned(),
        rtl: language == "ar",
        issued_at: "2026-11-23T10:00:00+02:00".to_owned(),
        lead: vec![label("summary.not")],
        code: Some(Code {
            matrix: Matrix { size: 29, path: "M4 4h7v1h-7zM12 4h1v1h-1z".to_owned() },
            label: label("summary.title"),
        }),
        house,
        blocks: first,
        details,
        attached: Some(Attached {
            name: "suunta.json".to_owned(),
            description: label("summary.title"),
            text: r#"{"payload":"e30"}"#.to_owned(),
        }),
    };
    make(&paper).unwrap().pdf
}

/// How many streams there are, each as long as it says (ISO 32000-1, 7.3.8.1).
fn lengths(pdf: &[u8]) -> usize {
    let find = |from: usize, what: &[u8]| {
        pdf[from..].windows(what.len()).position(|part| part == what).map(|at| from + at)
    };
    let (mut from, mut streams) = (0, 0);
    while let Some(at) = find(from, b"/Length ") {
        let digits: String = pdf[at + 8..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .map(|byte| char::from(*byte))
            .collect();
        let length: usize = digits.parse().unwrap();
        let data = find(at, b"stream\n").unwrap() + "stream\n".len();
        assert!(pdf[data + length..].starts_with(b"\nendstream"), "a stream at {at}");
        (from, streams) = (data + length, streams + 1);
    }
    streams
}

#[test]
fn the_document_keeps_every_rule_for_archives_and_for_readers_in_every_language() {
    let content = common::content();
    for language in content.locales.keys() {
        let pdf = document(&content, language);
        let file = format!("{}/archive-{language}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(file, &pdf).unwrap();
        assert!(lengths(&pdf) > 0, "{language}: streams");
        for (profile, rules) in PROFILES {
            let options = ValidationOptions::default().profile(profile);
            let report = validate_pdf_bytes(&pdf, &options).unwrap();
            // A stream may end with a carriage return, as one of 256 does: the judge takes it for a part
            // of the line's end. The lengths are counted here instead.
            let failures = report.failures.iter().filter(|failure| failure.rule_id != LENGTH);
            let failures: Vec<String> = failures.map(ToString::to_string).collect();
            assert_eq!(failures, Vec::<String>::new(), "{language}, {profile:?}");
            assert_eq!(report.rules.total, rules, "{language}, {profile:?}: as many as are known");
        }
    }
}

#[test]
fn a_document_that_breaks_a_rule_is_found() {
    let content = common::content();
    let pdf = document(&content, "fi");
    // The sign by which it says that it is made for readers, of the same length.
    let (said, unsaid) = (b"pdfuaid:part".as_slice(), b"pdfuaid:part".to_ascii_uppercase());
    let mut broken = pdf.clone();
    for at in (0..pdf.len() - said.len()).filter(|at| pdf[*at..].starts_with(said)) {
        broken[at..at + said.len()].copy_from_slice(&unsaid);
    }
    assert_ne!(broken, pdf, "the sign stands in plain text");
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let judged = validate_pdf_bytes(&broken, &options);
    assert!(judged.is_err() || judged.is_ok_and(|report| !report.is_compliant));
}
