//! The document to read and archive: what it holds, and what it is made of.

use suunta::paper::{Attached, Block, Cell, Code, Paper, make};
use suunta::summary::message::Matrix;

fn cell(heading: bool, text: &str) -> Cell {
    Cell { heading, text: text.to_owned() }
}

fn paper() -> Paper {
    let terms = [("Tavoite", "Puutarhatyötä lähellä kotia"), ("Välitehtävä", "Soitan puutarhaan")];
    Paper {
        title: "Yhteenveto".to_owned(),
        language: "fi".to_owned(),
        rtl: false,
        issued_at: "2026-11-23T10:00:00+02:00".to_owned(),
        lead: vec!["Lukukappale.".to_owned()],
        code: Some(Code {
            matrix: Matrix { size: 29, path: "M4 4h7v1h-7zM12 4h1v1h-1z".to_owned() },
            label: "QR-koodi".to_owned(),
        }),
        blocks: vec![
            Block::Heading(2, "Omin sanoin".to_owned()),
            Block::Quote("Haluan töihin.\nMieluiten ulos.".to_owned()),
            Block::Heading(2, "Talosi tänään".to_owned()),
            Block::Table(vec![
                vec![cell(true, "Osa"), cell(true, "Pisteet")],
                vec![cell(true, "Arjen taidot"), cell(false, "75")],
            ]),
            Block::List { ordered: true, items: vec!["Talous".to_owned(), "Uni".to_owned()] },
            Block::Terms(terms.map(|(name, said)| (name.to_owned(), said.to_owned())).into()),
            Block::Text("Vahvuudet".to_owned()),
            Block::Small("Itsearvio, ei diagnoosi, ei päätös".to_owned()),
        ],
        attached: Some(Attached {
            name: "suunta.json".to_owned(),
            description: "Allekirjoitettu tiedosto".to_owned(),
            text: r#"{"payload":"e30"}"#.to_owned(),
        }),
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let made = make(&paper()).unwrap();
    assert_eq!(made.missing, 0);
    assert_eq!(made, make(&paper()).unwrap());
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/paper.pdf"), &made.pdf).unwrap();
}

#[test]
fn letters_of_no_font_are_counted_and_replaced() {
    let strange = Paper {
        blocks: vec![Block::Text(
            "Привіт, ąčęėįšųūž, مرحبا 12, 漢字 😀 \u{202e}kääntö\u{202c}".to_owned(),
        )],
        ..paper()
    };
    let made = make(&strange).unwrap();
    assert_eq!(made.missing, 3);
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/strange.pdf"), &made.pdf).unwrap();
}
