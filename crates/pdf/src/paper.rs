//! What is laid out.

use serde::{Deserialize, Serialize};
use suunta_summary::message::Matrix;

/// A document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Paper {
    pub title: String,
    /// BCP 47.
    pub language: String,
    pub rtl: bool,
    /// ISO 8601 with zone; the document's date, so that the same summary gives the same bytes.
    pub issued_at: String,
    /// Under the title: what this is and is not.
    pub lead: Vec<String>,
    pub code: Option<Code>,
    /// Under the code.
    pub house: Option<House>,
    /// What is read in a minute: set smaller, within reason, where that keeps it to one sheet.
    pub blocks: Vec<Block>,
    /// What follows on sheets of its own.
    pub details: Vec<Block>,
    pub attached: Option<Attached>,
}

/// The QR beside the title.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    pub matrix: Matrix,
    /// For those who do not see it.
    pub label: String,
}

/// The work-ability house, small beside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    /// From the ground up.
    pub floors: Vec<Floor>,
    /// What is around it, from the door outwards.
    pub around: Vec<Group>,
    /// For those who do not see it.
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Its name and score.
    pub said: String,
    /// Of a single one only the lights are drawn.
    pub groups: Vec<Group>,
}

/// Five windows or lanterns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Their name, with its number where there is a score.
    pub name: String,
    /// What the number means, or that there is none; empty where it is not told.
    pub word: String,
    /// How many are lit; `None` without a score.
    pub lights: Option<u8>,
}

/// The signed file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attached {
    pub name: String,
    pub description: String,
    pub text: String,
}

/// A part of the document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Levels 2 to 6; the title is level 1.
    Heading(u8, String),
    Text(String),
    /// In small print.
    Small(String),
    Quote(String),
    List {
        ordered: bool,
        items: Vec<String>,
    },
    /// Names with what is told of each.
    Terms(Vec<(String, String)>),
    Table(Vec<Vec<Cell>>),
    /// The path of phases with lanterns at some of its stations, `0..=3`.
    Path {
        at: Vec<u8>,
        /// For those who do not see it.
        label: String,
        /// The four stations' names, below them.
        stations: Vec<String>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub heading: bool,
    pub text: String,
}
