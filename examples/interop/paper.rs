//! The summary as a document to read and archive, in one language that is written from the left
//! and one from the right: `paper-fi.pdf`, `paper-ar.pdf`, and beside each what it has to say.

use crate::{Fallible, content, refused};
use std::fs;
use std::path::Path;
use suunta::content::instrument::{DimensionId, Instrument};
use suunta::content::profile::Programme;
use suunta::pdf::{self, Attached, Block, Code, Paper, summary};
use suunta::summary::key::PublicKey;
use suunta::summary::payload::Payload;
use suunta::summary::{qr, text};

const LANGUAGES: [(&str, bool); 2] = [("fi", false), ("ar", true)];

/// What the papers hold beside the words of their language.
pub struct Source<'a> {
    pub payload: &'a Payload,
    pub profile: &'a Programme,
    /// The signed file and the text of its QR.
    pub signed: &'a str,
    pub code: &'a str,
    pub signer: &'a PublicKey,
}

/// Writes the documents, and each as the parts it was made of (JSON).
pub fn all(source: &Source, folder: &Path) -> Fallible<()> {
    let content = content()?;
    for (language, rtl) in LANGUAGES {
        let locale = content.locales.get(language).ok_or("no texts")?;
        let label = |key: &str| locale.get(key).map_or_else(|| key.to_owned(), Clone::clone);
        let instrument = &content.catalogue.instrument;
        let wording = text::Wording { label: &label, date: &day, tenths: &with_comma };
        let matrix = qr::draw(source.code).ok_or("no code")?.print;
        let fingerprint = source.signer.fingerprint();
        let proof = text::Proof::Signed(&fingerprint);
        let programme = source.profile;
        let parts = summary::parts(source.payload, instrument, programme, proof, wording);
        let paper = Paper {
            title: label("summary.title"),
            language: language.to_owned(),
            rtl,
            issued_at: source.payload.issued_at.clone(),
            lead: vec![label("paper.lead")],
            code: Some(Code { matrix, label: label("share.done.qr") }),
            house: parts.house,
            blocks: parts.first,
            details: [parts.details, details(source, instrument, proof, wording)].concat(),
            attached: Some(Attached {
                name: "summary.suunta.json".to_owned(),
                description: label("paper.attached"),
                text: source.signed.to_owned(),
            }),
        };
        let made = pdf::make(&paper).map_err(refused)?;
        let stem = folder.join(["paper-", language].concat());
        fs::write(stem.with_extension("pdf"), made.pdf)?;
        fs::write(stem.with_extension("json"), serde_json::to_vec(&paper)?)?;
    }
    Ok(())
}

fn day(date: &str) -> String {
    date.get(..10).unwrap_or(date).to_owned()
}

/// As Finnish writes it.
fn with_comma(tenths: i64) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

/// The summary's own details, then one part of each kind, and lines enough for further sheets.
fn details(
    source: &Source,
    instrument: &Instrument,
    proof: text::Proof,
    wording: text::Wording,
) -> Vec<Block> {
    let Source { payload, profile, .. } = source;
    let label = wording.label;
    let name = |id: &DimensionId| label(&["dimension.", &id.to_string(), ".name"].concat());
    let whole = text::plain_text(payload, proof, instrument, profile, wording);
    // A document places each letter itself and has no marks of direction.
    let whole = whole.replace('\u{200e}', "");
    let mut blocks = vec![
        Block::Heading(3, label("summary.votes")),
        Block::List { ordered: true, items: payload.votes.iter().map(name).collect() },
    ];
    // In two directions at once.
    let own_words = payload.goal.iter().filter_map(|goal| goal.own_words.clone());
    blocks.extend(own_words.map(Block::Quote));
    blocks.extend(whole.lines().map(|line| Block::Text(line.to_owned())));
    blocks.push(Block::Small(label("summary.not")));
    blocks
}
