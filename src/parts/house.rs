//! The work-ability house as a picture of our own.
//!
//! A group of five windows is a score: as many are lit as the score has fifths begun. Unknown is
//! curtains drawn, never dark. The walls are boxes of the page and the words are text in them: they
//! grow with the reader's text size, and the floors with them.

use crate::assessment::{Band, Fraction, Scores};
use crate::content::instrument::{DimensionId, Instrument};
use crate::state::text::{t, tk};
use leptos::prelude::*;

const WINDOWS: i64 = 5;
/// A window's or lantern's width, and the way from one to the next.
const SIZE: f64 = 15.0;
const STEP: f64 = 24.0;

/// How many of five windows are lit: 0 none, above 0 to 20 one … above 80 five.
pub fn lights(score: Fraction) -> i64 {
    (1..=WINDOWS).filter(|fifth| score > Fraction::whole((fifth - 1) * 20)).count() as i64
}

/// What the house is drawn from.
#[derive(Clone, Copy)]
struct House<'a> {
    instrument: &'a Instrument,
    scores: &'a Scores,
    /// The scores of an earlier time: dots below as many windows.
    before: Option<&'a Scores>,
}

/// The drawing, with the lights of an earlier time where there is one. The style mirrors it from
/// right to left.
pub fn drawing(instrument: &Instrument, scores: &Scores, before: Option<&Scores>) -> AnyView {
    let house = House { instrument, scores, before };
    let floor1 = said(tk(&["place.", "floor1", ".name"]), scores.floor1(instrument), instrument);
    let groups = house.of("floor1").map(|id| {
        let name = tk(&["house.", &id.to_string()]);
        let score = scores.of(id);
        let said = match score {
            Some(score) => view! { {name} " " <b>{score.rounded().to_string()}</b> }.into_any(),
            None => view! { {name} ": " {t("score.unknown.short")} }.into_any(),
        };
        view! { <div class="group"><p>{said}</p> {house.lights(Some(id), window)}</div> }
    });
    let floors = ["floor4", "floor3", "floor2"].map(|place| house.place(place, window));
    let outside = ["yard", "street", "landscape"].map(|place| house.place(place, lantern));
    view! {
        <div class="house" role="img" aria-label=t("house.label")>
            <div class="sky">
                {hills()} {spruce("spruce")} {spruce("spruce far")} {roof()}
                {floors.into_iter().collect_view()}
            </div>
            <div class="eave"></div>
            <div class="floor" data-place="floor1">
                {floor1}
                <div class="groups">{groups.collect_view()}</div>
            </div>
            <div class="outside">{outside.into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}

impl House<'_> {
    fn of(self, place: &str) -> impl Iterator<Item = DimensionId> {
        self.instrument.dimensions.iter().filter(move |d| d.place == place).map(|d| d.id)
    }

    /// A floor, or what is around the house: its words above its lights.
    fn place(self, place: &'static str, light: Light) -> AnyView {
        let id = self.of(place).next();
        let score = id.and_then(|id| self.scores.of(id));
        let said = said(tk(&["place.", place, ".name"]), score, self.instrument);
        view! {
            <div class="floor" data-place=place>
                {said} {self.lights(id, light)}
            </div>
        }
        .into_any()
    }

    /// Five windows or lanterns.
    fn lights(self, id: Option<DimensionId>, light: Light) -> AnyView {
        let lit = id.and_then(|id| self.scores.of(id)).map(lights);
        let then = id.and_then(|id| self.before?.of(id)).map(lights);
        let row = (0..WINDOWS).map(|index| {
            let x = STEP * index as f64;
            let class = match lit {
                None => "curtain",
                Some(lit) if index < lit => "lit",
                Some(_) => "unlit",
            };
            let dot = then.is_some_and(|then| index < then).then(|| {
                view! { <circle class="then" cx=(x + SIZE / 2.0).to_string() cy="25.5" r="2" /> }
            });
            view! { {light(x, class)} {dot} }
        });
        let view_box = if self.before.is_some() { "-3 -3 117 32" } else { "-3 -3 117 27" };
        view! {
            <svg class="lights" viewBox=view_box aria-hidden="true">
                {row.collect_view()}
            </svg>
        }
        .into_any()
    }
}

/// Name, number and word of a score.
fn said(name: String, score: Option<Fraction>, instrument: &Instrument) -> AnyView {
    match score {
        None => view! { <p>{name} ": " <span>{t("score.unknown.short")}</span></p> }.into_any(),
        Some(score) => {
            let word = tk(&["band.", Band::of(&instrument.constants, score).key(), ".name"]);
            let number = score.rounded().to_string();
            view! { <p>{name} " " <span><b>{number}</b> " · " {word}</span></p> }.into_any()
        }
    }
}

/// Draws one light at `x`: `lit`, `unlit` or with the `curtain` drawn.
type Light = fn(x: f64, class: &'static str) -> AnyView;

fn window(x: f64, class: &'static str) -> AnyView {
    let height = SIZE * 1.3;
    let (middle, cross, right) = (x + SIZE / 2.0, height / 2.0, x + SIZE);
    let n = |number: f64| number.to_string();
    // Curtains meet in the middle; a pane has a cross.
    let bars = if class == "curtain" {
        format!("M{x} 0Q{middle} {cross} {x} {height}M{right} 0Q{middle} {cross} {right} {height}")
    } else {
        format!("M{middle} 0v{height}M{x} {cross}h{SIZE}")
    };
    view! {
        <rect class="frame" x=n(x - 2.0) y="-2" width=n(SIZE + 4.0) height=n(height + 4.0) />
        <rect class=class x=n(x) y="0" width=n(SIZE) height=n(height) />
        <path class="bars" d=bars />
    }
    .into_any()
}

fn lantern(x: f64, class: &'static str) -> AnyView {
    let d = format!("M{} 2h9l3 5v9l-3 4h-9l-3-4v-9z", x + 3.0);
    let veil = (class == "curtain").then(|| {
        let d = format!("M{} 6l13 11m0-11l-13 11", x + 1.0);
        view! { <path class="bars" d=d /> }
    });
    let handle = format!("M{} 2a4.5 4 0 0 1 9 0", x + 3.0);
    view! {
        <path class="bars" d=handle />
        <path class=class d=d />
        {veil}
    }
    .into_any()
}

fn roof() -> AnyView {
    view! {
        <svg class="roof" viewBox="0 -20 240 90" preserveAspectRatio="none" aria-hidden="true">
            <path class="smoke" d="M182 8c-7-7 7-9 1-15s4-8 1-11" />
            <path class="chimney" d="M172 10h20v44h-20z" />
            <path class="gable" d="M20 70L120 12L220 70z" />
            <path class="boards" d="M60 48v22M80 36v34M100 25v45M120 14v56M140 25v45M160 36v34M180 48v22" />
            <path class="ridge" d="M5 66L120 2L235 66" />
        </svg>
    }
    .into_any()
}

fn hills() -> AnyView {
    view! {
        <svg class="hills" viewBox="0 0 360 100" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 60Q60 10 130 44T250 22T360 56V100H0z" />
        </svg>
    }
    .into_any()
}

fn spruce(class: &'static str) -> AnyView {
    view! {
        <svg class=class viewBox="0 0 40 100" aria-hidden="true">
            <path d="M20 0l9 26h-5l9 26h-5l11 34H23v14h-6V86H1l11-34H7l9-26h-5z" />
        </svg>
    }
    .into_any()
}
