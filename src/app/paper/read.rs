//! The summary's page as the parts of a document: what is saved is what is printed, in that order.

use crate::paper::{Block, Cell};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Not read: pictures beside which words say the same, what is not printed, and what stands there
/// in full already.
const PASSED_OVER: &str =
    "svg, button, caption, .no-print, .path ol, .house-section, .whole, [aria-hidden=true]";

/// The parts of an element's matter.
pub fn blocks(element: &Element) -> Vec<Block> {
    let mut blocks = Vec::new();
    add(element, &mut blocks);
    blocks
}

fn add(element: &Element, blocks: &mut Vec<Block>) {
    if matches(element, PASSED_OVER) {
        return;
    }
    let text = || words(element);
    match element.local_name().as_str() {
        "h2" => blocks.push(Block::Heading(2, text())),
        "h3" | "summary" => blocks.push(Block::Heading(3, text())),
        "p" if matches(element, "header p, footer p, .quiet, .hint") => {
            blocks.push(Block::Small(text()))
        }
        "p" => blocks.push(Block::Text(text())),
        "blockquote" => blocks.push(Block::Quote(lines(element))),
        name @ ("ul" | "ol") => {
            let items = children(element).map(|item| words(&item)).collect();
            blocks.push(Block::List { ordered: name == "ol", items });
        }
        "dl" => {
            let part = |row: &Element, name| row.query_selector(name).ok().flatten();
            let said =
                |row: &Element, name| part(row, name).map_or_else(String::new, |e| words(&e));
            let terms = children(element).map(|row| (said(&row, "dt"), said(&row, "dd")));
            blocks.push(Block::Terms(terms.collect()));
        }
        "table" => blocks.push(Block::Table(rows(element))),
        _ => children(element).for_each(|child| add(&child, blocks)),
    }
}

fn rows(table: &Element) -> Vec<Vec<Cell>> {
    let cell = |cell: Element| Cell { heading: cell.local_name() == "th", text: words(&cell) };
    let parts = children(table).filter(|part| !matches(part, PASSED_OVER));
    parts
        .flat_map(|part| children(&part).collect::<Vec<_>>())
        .map(|row| children(&row).map(cell).collect())
        .collect()
}

fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

fn children(element: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}

/// The words on one line.
fn words(element: &Element) -> String {
    lines(element).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words as they were written, line by line.
fn lines(element: &Element) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    text
}

/// Elements that stand apart by their style alone are parted by a dot.
fn gather(node: &Node, text: &mut String) {
    let mut beside = false;
    for child in std::iter::successors(node.first_child(), Node::next_sibling) {
        match child.dyn_ref::<Element>() {
            Some(element) if matches(element, PASSED_OVER) => {}
            Some(_) => {
                if beside {
                    text.push_str(" · ");
                }
                gather(&child, text);
                beside = true;
            }
            None if child.node_type() == Node::TEXT_NODE => {
                let said = child.text_content().unwrap_or_default();
                beside &= said.is_empty();
                text.push_str(&said);
            }
            None => {}
        }
    }
}
