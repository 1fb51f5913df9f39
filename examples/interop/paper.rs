//! The summary as a document to read and archive, in one language that is written from the left
//! and one from the right: `paper-fi.pdf`, `paper-ar.pdf`, and beside each what it has to say.

use crate::{Fallible, content, refused};
use std::fs;
use std::path::Path;
use suunta::content::instrument::{DimensionId, Instrument};
use suunta::content::profile::Programme;
use suunta::content::text::fill;
use suunta::paper::{self, Attached, Block, Cell, Code, Paper};
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
        let matrix = qr::draw(source.code).ok_or("no code")?.print;
        let fingerprint = source.signer.fingerprint();
        let paper = Paper {
            title: label("summary.title"),
            language: language.to_owned(),
            rtl,
            issued_at: source.payload.issued_at.clone(),
            lead: vec![
                label("paper.lead"),
                fill(&label("paper.fingerprint"), &[("fingerprint", &fingerprint)]),
            ],
            code: Some(Code { matrix, label: label("share.done.qr") }),
            blocks: blocks(source, &content.catalogue.instrument, &label),
            attached: Some(Attached {
                name: "summary.suunta.json".to_owned(),
                description: label("paper.attached"),
                text: source.signed.to_owned(),
            }),
        };
        let made = paper::make(&paper).map_err(refused)?;
        let stem = folder.join(["paper-", language].concat());
        fs::write(stem.with_extension("pdf"), made.pdf)?;
        fs::write(stem.with_extension("json"), serde_json::to_vec(&paper)?)?;
    }
    Ok(())
}

/// One part of each kind, and then lines enough for further sheets.
fn blocks(source: &Source, instrument: &Instrument, label: text::Label) -> Vec<Block> {
    let Source { payload, profile, .. } = source;
    let name = |id: &DimensionId| label(&["dimension.", &id.to_string(), ".name"].concat());
    let cell = |heading, text| Cell { heading, text };
    let head = ["section.dimensions", "export.fhir.sum"].map(|key| cell(true, label(key)));
    let sums = payload
        .dimensions
        .iter()
        .map(|(id, tally)| vec![cell(true, name(id)), cell(false, tally.sum.to_string())]);
    let work_ability = payload.work_ability.map(|step| step.to_string()).unwrap_or_default();
    let terms = [
        (label("summary.work-ability"), fill(&label("summary.of-ten"), &[("n", &work_ability)])),
        (label("paper.attached"), label("paper.saved")),
    ];
    // In two directions at once.
    let own_words = payload.goal.iter().filter_map(|goal| goal.own_words.clone());
    let wording = text::Wording { label, date: &str::to_owned };
    let fingerprint = source.signer.fingerprint();
    let proof = text::Proof::Signed(&fingerprint);
    let whole = text::plain_text(payload, proof, instrument, profile, wording);

    let mut blocks = vec![
        Block::Heading(2, label("summary.votes")),
        Block::List { ordered: true, items: payload.votes.iter().map(name).collect() },
    ];
    blocks.extend(own_words.map(Block::Quote));
    blocks.push(Block::Heading(2, label("result.title")));
    blocks.push(Block::Table(std::iter::once(head.into()).chain(sums).collect()));
    blocks.push(Block::Heading(3, label("summary.plan")));
    blocks.push(Block::Terms(terms.into()));
    blocks.extend(whole.lines().map(|line| Block::Text(line.to_owned())));
    blocks.push(Block::Small(label("summary.not")));
    blocks
}
