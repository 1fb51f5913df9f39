//! Writes what was laid out: marks on pages, and the tags that tell what each of them is.

use super::letters::Font;
use super::lines::{Line, Piece};
use super::picture::{Colour, Shape};
use super::sheet::{Entry, Figure, Laid, Page, Part, Placed, SHEET};
use super::{Attached, Paper};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::text::TextDirection as Direction;
use krilla::{Data, Document, SerializeSettings};
use std::num::NonZeroU16;
use suunta_time as time;

const INK: Colour = [0x1a; 3];
/// 7 to 1 on white.
const QUIET: Colour = [0x55; 3];
const FAINT: Colour = [0xcc; 3];
/// Of the page's number.
const FOOT: f32 = 8.0;

/// The document; `None` when a rule of PDF/A or PDF/UA is broken.
pub fn write(paper: &Paper, laid: &Laid) -> Option<Vec<u8>> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .ok()?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let date = date(&paper.issued_at)?;
    document.set_metadata(metadata(paper, date));

    let mut marks = Marks::new(laid)?;
    for (number, page) in laid.pages.iter().enumerate() {
        let mut sheet = document.start_page_with(PageSettings::from_wh(SHEET.0, SHEET.1)?);
        let mut surface = sheet.surface();
        marks.page(&mut surface, page);
        for (mark, figure) in laid.figures.iter().enumerate() {
            if figure.page == number {
                marks.figure(&mut surface, mark, figure);
            }
        }
        marks.foot(
            &mut surface,
            &[(number + 1).to_string(), laid.pages.len().to_string()].join(" / "),
        );
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(marks.tree(paper, &laid.parts)?);
    document.set_outline(outline(&laid.outline));
    if let Some(attached) = &paper.attached {
        document.embed_file(embedded(attached, date)?)?;
    }
    document.finish().ok()
}

/// The date of ISO 8601 with zone, in UTC.
fn date(text: &str) -> Option<DateTime> {
    let utc = time::format_instant(time::instant(text)?);
    let part = |from: usize, to: usize| utc.get(from..to)?.parse::<u8>().ok();
    let year = utc.get(..4)?.parse().ok()?;
    let date = DateTime::new(year).month(part(5, 7)?).day(part(8, 10)?).hour(part(11, 13)?);
    Some(date.minute(part(14, 16)?).second(part(17, 19)?).utc_offset_hour(0).utc_offset_minute(0))
}

fn metadata(paper: &Paper, date: DateTime) -> Metadata {
    let direction = if paper.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    Metadata::new()
        .title(paper.title.clone())
        .language(paper.language.clone())
        .creator("Suunta".to_owned())
        .creation_date(date)
        .text_direction(direction)
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    for Entry { title, page, y } in entries {
        let place = XyzDestination::new(*page, Point::from_xy(0.0, *y));
        outline.push_child(OutlineNode::new(title.clone(), place));
    }
    outline
}

/// Left as it is, so that a desk finds it without unpacking anything.
fn embedded(attached: &Attached, date: DateTime) -> Option<EmbeddedFile> {
    Some(EmbeddedFile {
        path: attached.name.clone(),
        mime_type: MimeType::new("application/json"),
        description: Some(attached.description.clone()),
        association_kind: AssociationKind::Source,
        data: Data::from(attached.text.clone().into_bytes()),
        modification_date: Some(date),
        compress: Some(false),
        location: None,
    })
}

/// A text as it was drawn.
#[derive(Clone, Default)]
struct Drawn {
    marks: Vec<Identifier>,
    words: String,
    /// Letters of a line stand from left to right in the file, whichever way they are read.
    reversed: bool,
}

/// The fonts, and what was drawn so far of each text and figure.
struct Marks {
    fonts: [krilla::text::Font; 3],
    texts: Vec<Drawn>,
    figures: Vec<Option<Identifier>>,
}

impl Marks {
    fn new(laid: &Laid) -> Option<Self> {
        let font = |font: Font| krilla::text::Font::new(Data::from(font.bytes()), 0);
        let [regular, bold, arabic] = Font::ALL;
        let fonts = [font(regular)?, font(bold)?, font(arabic)?];
        let texts = vec![Drawn::default(); laid.texts];
        Some(Self { fonts, texts, figures: vec![None; laid.figures.len()] })
    }

    fn page(&mut self, surface: &mut Surface, page: &Page) {
        for rule in &page.rules {
            let (top, bottom) = (rule.y, rule.y + 0.5);
            let outline = vec![
                (rule.left, top),
                (rule.right, top),
                (rule.right, bottom),
                (rule.left, bottom),
            ];
            let line = Shape { colour: FAINT, outlines: vec![outline] };
            artifact(surface, ArtifactType::Layout, |surface| fill(surface, &line));
        }
        for (text, placed) in &page.lines {
            let mark = surface.start_tagged(ContentTag::Other);
            self.line(surface, placed);
            surface.end_tagged();
            if let Some(text) = self.texts.get_mut(*text) {
                text.marks.push(mark);
                if !text.words.is_empty() && !text.words.ends_with(' ') {
                    text.words.push(' ');
                }
                text.words.push_str(&placed.line.text);
                text.reversed |= placed.line.pieces.iter().any(|piece| piece.rtl);
            }
        }
    }

    fn line(&self, surface: &mut Surface, placed: &Placed) {
        let Placed { line: Line { pieces, .. }, style, x, y } = placed;
        paint(surface, if style.quiet { QUIET } else { INK });
        for Piece { font, text, rtl, x: from } in pieces {
            let direction = if *rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let start = Point::from_xy(x + from, *y);
            let [regular, bold, arabic] = &self.fonts;
            let font = match font {
                Font::Regular => regular,
                Font::Bold => bold,
                Font::Arabic => arabic,
            };
            surface.draw_text(start, font.clone(), style.size, text, false, direction);
        }
    }

    fn figure(&mut self, surface: &mut Surface, number: usize, figure: &Figure) {
        let mark = surface.start_tagged(ContentTag::Other);
        for shape in &figure.shapes {
            fill(surface, shape);
        }
        for words in &figure.words {
            self.line(surface, words);
        }
        surface.end_tagged();
        if let Some(figure) = self.figures.get_mut(number) {
            *figure = Some(mark);
        }
    }

    fn foot(&self, surface: &mut Surface, text: &str) {
        let [regular, ..] = &self.fonts;
        artifact(surface, ArtifactType::PageNumber, |surface| {
            paint(surface, QUIET);
            let start = Point::from_xy(SHEET.0 / 2.0 - FOOT, SHEET.1 - 28.0);
            surface.draw_text(start, regular.clone(), FOOT, text, false, Direction::LeftToRight);
        });
    }

    /// A group of the marks of one text. What is read from the right is told in words as well:
    /// readers put the letters together in different ways (ISO 32000-1 §14.8.2.3.3).
    fn group(&self, tag: impl Into<TagKind>, text: usize) -> Node {
        let mut tag = tag.into();
        let Some(drawn) = self.texts.get(text) else { return TagGroup::new(tag).into() };
        if drawn.reversed {
            tag.set_actual_text(Some(drawn.words.clone()));
        }
        let marks = drawn.marks.iter().map(|mark| Node::Leaf(*mark));
        TagGroup::with_children(tag, marks.collect()).into()
    }

    fn tree(&self, paper: &Paper, parts: &[Part]) -> Option<TagTree> {
        let mut tree = TagTree::new().with_lang(Some(paper.language.clone()));
        for part in parts {
            tree.push(match part {
                Part::Heading(level, title, text) => {
                    let level = NonZeroU16::new(u16::from(*level))?;
                    self.group(Tag::Hn(level, Some(title.clone())), *text)
                }
                Part::Text(text) => self.group(Tag::P, *text),
                Part::Quote(text) => {
                    let words = self.group(Tag::P, *text);
                    TagGroup::with_children(Tag::BlockQuote, vec![words]).into()
                }
                Part::Figure(label, number) => {
                    let mark = self.figures.get(*number).copied().flatten();
                    let marks = mark.map(Node::Leaf).into_iter().collect();
                    TagGroup::with_children(Tag::Figure(Some(label.clone())), marks).into()
                }
                Part::List(ordered, rows) => self.list(*ordered, rows),
                Part::Table(rows) => self.table(rows),
            });
        }
        Some(tree)
    }

    fn list(&self, ordered: bool, rows: &[(Option<usize>, usize)]) -> Node {
        let numbering = if ordered { ListNumbering::Decimal } else { ListNumbering::Disc };
        let mut list = TagGroup::new(Tag::L(numbering));
        for (label, body) in rows {
            let mut row = TagGroup::new(Tag::LI);
            if let Some(label) = label {
                row.push(self.group(Tag::Lbl, *label));
            }
            row.push(self.group(Tag::LBody, *body));
            list.push(row);
        }
        list.into()
    }

    fn table(&self, rows: &[Vec<(bool, usize)>]) -> Node {
        let mut table = TagGroup::new(Tag::Table);
        for cells in rows {
            let whole = cells.iter().all(|(heading, _)| *heading);
            let scope = if whole { TableHeaderScope::Column } else { TableHeaderScope::Row };
            let mut row = TagGroup::new(Tag::TR);
            for (heading, text) in cells {
                row.push(match heading {
                    true => self.group(Tag::TH(scope), *text),
                    false => self.group(Tag::TD, *text),
                });
            }
            table.push(row);
        }
        table.into()
    }
}

fn artifact(surface: &mut Surface, kind: ArtifactType, draw: impl FnOnce(&mut Surface)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    draw(surface);
    surface.end_tagged();
}

fn paint(surface: &mut Surface, [red, green, blue]: Colour) {
    let colour = rgb::Color::new(red, green, blue);
    surface.set_fill(Some(Fill { paint: colour.into(), ..Fill::default() }));
}

fn fill(surface: &mut Surface, shape: &Shape) {
    let mut path = PathBuilder::new();
    for outline in &shape.outlines {
        let mut points = outline.iter();
        if let Some((x, y)) = points.next() {
            path.move_to(*x, *y);
            points.for_each(|(x, y)| path.line_to(*x, *y));
            path.close();
        }
    }
    paint(surface, shape.colour);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}
