//! The work-ability house as a drawing of our own, and the same as a table.
//!
//! A group of five windows is a score: as many are lit as the score has fifths begun. Unknown is
//! curtains drawn, never dark.

use super::text::{t, tf, tk};
use crate::assessment::{Band, Fraction, Scores};
use crate::content::instrument::{DimensionId, Instrument};
use leptos::prelude::*;

const WIDTH: f64 = 360.0;
const WINDOWS: i64 = 5;
/// Characters from which a floor's words are written smaller, to stay within its walls.
const LONG: usize = 27;

/// How many of five windows are lit: 0 none, above 0 to 20 one … above 80 five.
pub fn lights(score: Fraction) -> i64 {
    (1..=WINDOWS).filter(|fifth| score > Fraction::whole((fifth - 1) * 20)).count() as i64
}

/// A row of five windows or lanterns with its words.
struct Group<'a> {
    /// Left edge and top of the words.
    x: f64,
    y: f64,
    width: f64,
    name: String,
    score: Option<Fraction>,
    /// The score of an earlier time: dots below as many windows.
    then: Option<Fraction>,
    instrument: &'a Instrument,
    lantern: bool,
    /// Long form: name, number and word on one line; else name and number.
    word: bool,
}

/// The drawing, with the lights of an earlier time where there is one. `rtl` mirrors where things
/// stand, never the letters.
pub fn drawing(
    instrument: &Instrument,
    scores: &Scores,
    before: Option<&Scores>,
    rtl: bool,
) -> AnyView {
    let then = |id: Option<&DimensionId>| before.and_then(|before| before.of(*id?));
    let of = |place: &str| -> Vec<DimensionId> {
        instrument.dimensions.iter().filter(|d| d.place == place).map(|d| d.id).collect()
    };
    let mirror = |x: f64, width: f64| if rtl { WIDTH - x - width } else { x };
    let floor = |place: &'static str, x: f64, y: f64, width: f64| {
        let id = of(place).first().copied();
        let (score, then) = (id.and_then(|id| scores.of(id)), then(id.as_ref()));
        let name = tk(&["place.", place, ".name"]);
        group(&Group { x, y, width, name, score, then, instrument, lantern: false, word: true })
    };
    let ground = of("floor1");
    let part = 276.0 / ground.len().max(1) as f64;
    let first = ground.iter().enumerate().map(|(index, id)| {
        let name = tk(&["house.", &id.to_string()]);
        let x = mirror(42.0 + part * index as f64, part);
        let score = scores.of(*id);
        group(&Group {
            x,
            y: 270.0,
            width: part,
            name,
            score,
            then: then(Some(id)),
            instrument,
            lantern: false,
            word: false,
        })
    });
    let outside = ["yard", "street", "landscape"].into_iter().enumerate().map(|(index, place)| {
        let id = of(place).first().copied();
        let (score, then) = (id.and_then(|id| scores.of(id)), then(id.as_ref()));
        let name = tk(&["place.", place, ".name"]);
        let y = 334.0 + 44.0 * index as f64;
        group(&Group {
            x: 30.0,
            y,
            width: 300.0,
            name,
            score,
            then,
            instrument,
            lantern: true,
            word: true,
        })
    });
    let floor1 =
        line(&tk(&["place.", "floor1", ".name"]), scores.floor1(instrument), instrument, true);
    view! {
        <svg class="house" viewBox="0 0 360 466" role="img" aria-label=t("house.label")>
            <path class="hills" d="M0 300 Q60 236 130 268 T250 246 T360 282 V466 H0Z" />
            <path class="yard" d="M0 316 H360 V466 H0Z" />
            <path class="road" d="M150 316 C140 354 90 404 60 466 H190 C200 404 205 354 196 316Z" />
            <path class="roof" d="M84 76 L180 18 L276 76Z" />
            <path class="chimney" d="M226 28 h16 v26 l-16 -10Z" />
            <rect class="wall" x="98" y="76" width="164" height="52" />
            <rect class="wall" x="90" y="128" width="180" height="52" />
            <rect class="wall" x="82" y="180" width="196" height="52" />
            <rect class="wall" x="36" y="232" width="288" height="84" />
            <path class="eave" d="M26 240 L44 226 H316 L334 240Z" />
            {floor("floor4", 98.0, 92.0, 164.0)} {floor("floor3", 90.0, 144.0, 180.0)}
            {floor("floor2", 82.0, 194.0, 196.0)}
            <text class="name" x="180" y="254" text-anchor="middle">
                {floor1}
            </text>
            {first.collect_view()} {outside.collect_view()}
        </svg>
    }
    .into_any()
}

/// Name, number and word of a score.
fn line(name: &str, score: Option<Fraction>, instrument: &Instrument, word: bool) -> String {
    match score {
        None if word => [name, ": ", &t("score.unknown.short")].concat(),
        None => name.to_owned(),
        Some(score) => {
            let number = score.rounded().to_string();
            if word {
                let band = Band::of(&instrument.constants, score).key();
                [name, " ", &number, " · ", &tk(&["band.", band, ".name"])].concat()
            } else {
                [name, " ", &number].concat()
            }
        }
    }
}

fn group(group: &Group) -> AnyView {
    let (size, gap) = if group.word { (15.0, 9.0) } else { (10.5, 2.5) };
    let span = size * 5.0 + gap * 4.0;
    let left = group.x + (group.width - span) / 2.0;
    let lit = group.score.map(lights);
    let top = group.y + 6.0;
    let windows = (0..WINDOWS).map(|index| {
        let x = left + (size + gap) * index as f64;
        let class = match lit {
            None => "curtain",
            Some(lit) if index < lit => "lit",
            Some(_) => "unlit",
        };
        let dot = group.then.is_some_and(|then| index < lights(then)).then(|| {
            let (x, y) = (x + size / 2.0, top + size * 1.3 + if group.word { 3.5 } else { 3.0 });
            view! { <circle class="then" cx=x.to_string() cy=y.to_string() r="1.6" /> }
        });
        let light =
            if group.lantern { lantern(x, top, class) } else { window(x, top, size, class) };
        (light, dot).into_any()
    });
    let words = line(&group.name, group.score, group.instrument, group.word);
    let class = match words.chars().count() {
        _ if !group.word => "name small",
        LONG.. if group.width < 250.0 => "name long",
        _ => "name",
    };
    view! {
        <text
            class=class
            x=(group.x + group.width / 2.0).to_string()
            y=group.y.to_string()
            text-anchor="middle"
        >
            {words}
        </text>
        {windows.collect_view()}
    }
    .into_any()
}

fn window(x: f64, y: f64, size: f64, class: &'static str) -> AnyView {
    let height = size * 1.3;
    let (middle, cross) = (x + size / 2.0, y + height / 2.0);
    let n = |number: f64| number.to_string();
    // Curtains meet in the middle; a pane has a cross.
    let bars = if class == "curtain" {
        format!(
            "M{x} {y}Q{middle} {cross} {x} {}M{} {y}Q{middle} {cross} {} {}",
            y + height,
            x + size,
            x + size,
            y + height
        )
    } else {
        format!("M{middle} {y}v{height}M{x} {cross}h{size}")
    };
    view! {
        <rect class=class x=n(x) y=n(y) width=n(size) height=n(height) />
        <path class="bars" d=bars />
    }
    .into_any()
}

fn lantern(x: f64, y: f64, class: &'static str) -> AnyView {
    let d = format!("M{} {y}h9l3 5v9l-3 4h-9l-3-4v-9z", x + 3.0);
    let veil = (class == "curtain").then(|| {
        let d = format!("M{} {}l13 11m0-11l-13 11", x + 1.0, y + 4.0);
        view! { <path class="bars" d=d /> }
    });
    view! {
        <path class=class d=d />
        {veil}
    }
    .into_any()
}

/// The house in words and numbers, for those who do not see it and for those who want to check.
pub fn table(instrument: &Instrument, scores: &Scores, before: Option<&Scores>) -> AnyView {
    let rows = instrument.dimensions.iter().map(|dimension| {
        let id = dimension.id.to_string();
        let score = scores.of(dimension.id);
        let shown = score.map(|score| score.rounded().to_string()).unwrap_or_default();
        let name = tk(&["dimension.", &id, ".name"]);
        let number = shown.clone();
        let word = match score {
            None => t("score.unknown"),
            Some(score) => tk(&["band.", Band::of(&instrument.constants, score).key(), ".name"]),
        };
        view! {
            <tr data-dimension=id data-score=shown>
                <th scope="row">{name}</th>
                {before.map(|before| {
                    let then = before.of(dimension.id).map(|score| score.rounded().to_string());
                    view! { <td>{then.unwrap_or_default()}</td> }
                })}
                <td>{number}</td>
                <td>{word}</td>
            </tr>
        }
    });
    let work_ability = scores.work_ability.map(|score| (score.rounded() / 10).to_string());
    let of_ten = work_ability.map(|n| tf("summary.of-ten", &[("n", &n)]));
    view! {
        <table class="scores">
            <caption>{t("house.table")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("house.table.area")}</th>
                    {before.map(|_| view! { <th scope="col">{t("rounds.then")}</th> })}
                    <th scope="col">{t("house.table.score")}</th>
                    <th scope="col">{t("house.table.word")}</th>
                </tr>
            </thead>
            <tbody>
                {rows.collect_view()}
                <tr>
                    <th scope="row">{t("summary.work-ability")}</th>
                    <td colspan=if before.is_some() { "3" } else { "2" }>{of_ten.unwrap_or_else(|| t("score.unknown"))}</td>
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}
