//! A wooden house seen from the front, with lights by the scores and their names beside them.

use super::{Colour, LIT, Picture, Place, Point, UNLIT, Words, curve};
use crate::{Group, House};

const WALL: Colour = [0xc9, 0xa5, 0x7f];
const BOARDS: Colour = [0xbb, 0x97, 0x73];
const EDGE: Colour = [0x7a, 0x5a, 0x3c];
const ROOF: Colour = [0x5b, 0x46, 0x36];
const FRAME: Colour = [0xff; 3];
const HILLS: Colour = [0xe3, 0xe8, 0xe2];
const TREES: Colour = [0x93, 0x9f, 0x97];
const SMOKE: Colour = [0xc4, 0xca, 0xcb];
const FOUNDATION: Colour = [0x7b, 0x8b, 0x8e];
/// The ground of the yard, of the street and of what is farther.
const AROUND: [Colour; 3] = [[0xd9, 0xdf, 0xc9], [0xef, 0xe6, 0xd6], HILLS];

/// Heights, points.
const TOP: f32 = 34.0;
const EAVE: f32 = 5.0;
const ROW: f32 = 20.0;
const NAME: f32 = 10.0;
const STRIP: f32 = 12.5;
/// Of a second line of words.
const LINE: f32 = 7.0;
/// The floors' shares of the width, from the ground up; what stands higher is as wide as the last.
const WIDTHS: [f32; 4] = [0.96, 0.86, 0.82, 0.78];
/// Of a group of lights.
const LIGHTS: u8 = 5;
const WINDOW: (f32, f32) = (7.0, 8.5);
const STEP: f32 = 10.6;
const LETTERS: f32 = 6.8;
/// Share of a strip's width for its words; the rest is for its lanterns.
const SAID: f32 = 0.65;
/// How many letters one line of them holds.
const SAID_LETTERS: usize = 30;

/// The outline of a spruce in shares of its width and height.
const SPRUCE: [Point; 15] = [
    (0.5, 0.0),
    (0.73, 0.26),
    (0.6, 0.26),
    (0.83, 0.52),
    (0.7, 0.52),
    (0.98, 0.86),
    (0.58, 0.86),
    (0.58, 1.0),
    (0.42, 1.0),
    (0.42, 0.86),
    (0.02, 0.86),
    (0.3, 0.52),
    (0.17, 0.52),
    (0.4, 0.26),
    (0.27, 0.26),
];
const SKYLINE: [Point; 10] = [
    (0.0, 0.6),
    (0.12, 0.38),
    (0.25, 0.33),
    (0.4, 0.46),
    (0.54, 0.55),
    (0.66, 0.3),
    (0.8, 0.05),
    (0.92, 0.25),
    (1.0, 0.56),
    (1.0, 1.0),
];

/// How high the house is, points.
pub fn height(house: &House) -> f32 {
    let floors: f32 = house.floors.iter().map(|floor| storey(&floor.groups)).sum();
    TOP + EAVE + floors + house.around.iter().map(strip_height).sum::<f32>()
}

/// A floor's height: its name, and two groups beside each other in a row.
fn storey(groups: &[Group]) -> f32 {
    match groups {
        [] | [_] => ROW + 3.0,
        some => NAME + some.chunks(2).map(row_height).sum::<f32>() + 3.0,
    }
}

fn row_height(row: &[Group]) -> f32 {
    let told = row.iter().any(|group| !group.word.is_empty());
    if told { ROW + LINE } else { ROW }
}

fn strip_height(group: &Group) -> f32 {
    if is_long(group) { STRIP + LINE } else { STRIP }
}

fn is_long(group: &Group) -> bool {
    group.name.chars().count() + group.word.chars().count() > SAID_LETTERS
}

/// Fills a place that is as high as [`height`] says; `rtl` mirrors it.
pub fn house(house: &House, place: Place, rtl: bool) -> Picture {
    let mut picture = Picture::default();
    let walls: f32 = house.floors.iter().skip(1).map(|floor| storey(&floor.groups)).sum();
    landscape(&mut picture, Place { height: TOP + walls + EAVE, ..place });
    roof(&mut picture, Place { height: TOP, ..place });
    let mut top = place.top + TOP;
    for (number, floor) in house.floors.iter().enumerate().rev() {
        let share = WIDTHS.get(number).or(WIDTHS.last()).copied().unwrap_or(1.0);
        if number == 0 {
            eave(&mut picture, Place { top, height: EAVE, ..place });
            top += EAVE;
        }
        let height = storey(&floor.groups);
        let wall = Place { top, height, ..place }.narrowed(share);
        boards(&mut picture, wall);
        top += height;
        if number == 0 {
            let foundation = Place { top: top - 2.0, height: 2.0, ..wall };
            picture.shapes.push(foundation.filled(FOUNDATION));
        }
        match floor.groups.as_slice() {
            [group] => group_of(&mut picture, &floor.said, group, wall, window),
            groups => ground(&mut picture, &floor.said, groups, wall),
        }
    }
    for (group, colour) in house.around.iter().zip(AROUND) {
        let height = strip_height(group);
        strip(&mut picture, group, Place { top, height, ..place }, colour);
        top += height;
    }
    if rtl { picture.mirrored(place) } else { picture }
}

/// A floor of several groups, two beside each other.
fn ground(picture: &mut Picture, said: &str, groups: &[Group], wall: Place) {
    let (middle, _) = wall.at(0.5, 0.0);
    picture.words.push(centred(said, (middle, wall.top + 7.5), wall.width - 8.0));
    let mut top = wall.top + NAME - 1.0;
    for row in groups.chunks(2) {
        let (height, width) = (row_height(row), wall.width / 2.0);
        let lefts = [wall.left, wall.left + width];
        for (group, left) in row.iter().zip(lefts) {
            let part = Place::new(left, top, width, height);
            group_of(picture, &group.name, group, part, window);
            let (middle, _) = part.at(0.5, 0.0);
            let under = (middle, top + ROW + 5.5);
            picture.words.push(centred(&group.word, under, width - 6.0));
        }
        top += height;
    }
}

/// What is around the house: its words beside its lanterns.
fn strip(picture: &mut Picture, group: &Group, place: Place, colour: Colour) {
    picture.shapes.push(place.filled(colour));
    let lines = if is_long(group) {
        vec![group.name.clone(), group.word.clone()]
    } else {
        vec![[&group.name, " · ", &group.word].concat()]
    };
    let mut baseline = place.top + 8.7;
    for text in lines {
        let room = place.width * SAID - 5.0;
        let at = (place.left + 5.0, baseline);
        picture.words.push(Words { text, at, before: 0.0, size: LETTERS, room });
        baseline += LINE;
    }
    let width = place.width * (1.0 - SAID);
    let top = place.top + (place.height - WINDOW.1) / 2.0;
    let part = Place { left: place.left + place.width - width, top, width, ..place };
    lights(picture, group.lights, part, lantern);
}

fn centred(text: &str, at: Point, room: f32) -> Words {
    Words { text: text.to_owned(), at, before: 0.5, size: LETTERS, room }
}

/// The name of a group above its lights.
fn group_of(picture: &mut Picture, said: &str, group: &Group, place: Place, light: Light) {
    let (middle, _) = place.at(0.5, 0.0);
    picture.words.push(centred(said, (middle, place.top + 7.5), place.width - 8.0));
    lights(picture, group.lights, Place { top: place.top + 10.5, ..place }, light);
}

/// Draws a light with its left top corner at a point: lit or not, `None` without a score.
type Light = fn(&mut Picture, Point, Option<bool>);

/// Five in the middle of a place, at its top.
fn lights(picture: &mut Picture, lit: Option<u8>, place: Place, light: Light) {
    let all = STEP * f32::from(LIGHTS - 1) + WINDOW.0;
    let left = place.left + (place.width - all) / 2.0;
    for number in 0..LIGHTS {
        let at = (left + STEP * f32::from(number), place.top);
        light(picture, at, lit.map(|lit| number < lit));
    }
}

fn window(picture: &mut Picture, (left, top): Point, lit: Option<bool>) {
    let (width, height) = WINDOW;
    let frame = Place::new(left, top, width, height);
    let pane = frame.inside(0.6);
    let shapes = [frame.inside(-0.4).filled(EDGE), frame.filled(FRAME)];
    picture.shapes.extend(shapes);
    let Some(lit) = lit else {
        // Drawn curtains meet at the top and fall to both sides.
        for side in [0.0, 1.0] {
            let fall = [pane.at(0.5, 0.0), pane.at(side, 0.9)];
            picture.stroke(EDGE, 0.6, &fall);
        }
        return;
    };
    picture.shapes.push(pane.filled(if lit { LIT } else { UNLIT }));
    picture.stroke(EDGE, 0.4, &[pane.at(0.5, 0.0), pane.at(0.5, 1.0)]);
    picture.stroke(EDGE, 0.4, &[pane.at(0.0, 0.5), pane.at(1.0, 0.5)]);
}

fn lantern(picture: &mut Picture, (left, top): Point, lit: Option<bool>) {
    let place = Place::new(left, top, WINDOW.0, WINDOW.1);
    let body = |place: Place| {
        let points = [(0.2, 0.15), (0.8, 0.15), (1.0, 0.4), (1.0, 0.8), (0.8, 1.0), (0.2, 1.0)];
        let points = points.into_iter().chain([(0.0, 0.8), (0.0, 0.4)]);
        points.map(|(across, down)| place.at(across, down)).collect()
    };
    let colour = match lit {
        None => FRAME,
        Some(true) => LIT,
        Some(false) => UNLIT,
    };
    picture.polygon(EDGE, body(place.inside(-0.5)));
    picture.polygon(colour, body(place));
    picture.stroke(EDGE, 0.7, &[place.at(0.3, 0.12), place.at(0.5, 0.0), place.at(0.7, 0.12)]);
    if lit.is_none() {
        picture.stroke(EDGE, 0.6, &[place.at(0.2, 0.35), place.at(0.8, 0.8)]);
        picture.stroke(EDGE, 0.6, &[place.at(0.8, 0.35), place.at(0.2, 0.8)]);
    }
}

/// Hills and two spruces behind the house.
fn landscape(picture: &mut Picture, place: Place) {
    let far = Place { top: place.top + place.height * 0.55, height: place.height * 0.45, ..place };
    let line = SKYLINE.into_iter().chain([(0.0, 1.0)]);
    picture.polygon(HILLS, line.map(|(across, down)| far.at(across, down)).collect());
    for (across, width, height) in [(0.005, 0.062, 0.36), (0.943, 0.05, 0.28)] {
        let (left, top) = place.at(across, 1.0 - height);
        let spruce = Place::new(left, top, place.width * width, place.height * height);
        picture.polygon(TREES, SPRUCE.map(|(across, down)| spruce.at(across, down)).into());
    }
}

/// A gable of boards under the ridge, and a chimney.
fn roof(picture: &mut Picture, place: Place) {
    let (left, top) = place.at(0.7, 0.2);
    let chimney = Place::new(left, top, place.width * 0.065, place.height * 0.45);
    let smoke = [(0.5, -0.1), (-0.4, -0.3), (1.4, -0.4), (0.6, -0.65)];
    let smoke = curve(smoke.map(|(across, down)| chimney.at(across, down)));
    picture.stroke(SMOKE, 1.4, &smoke);
    picture.shapes.push(chimney.filled(ROOF));
    let gable = [(0.11, 1.0), (0.5, 0.12), (0.89, 1.0)];
    picture.polygon(WALL, gable.map(|(across, down)| place.at(across, down)).into());
    for step in 1..=9_u8 {
        let across = 0.14 + 0.072 * f32::from(step);
        let down = 0.12 + 0.88 * (across - 0.5).abs() / 0.39;
        picture.stroke(BOARDS, 0.4, &[place.at(across, down), place.at(across, 1.0)]);
    }
    picture.stroke(ROOF, 3.4, &[place.at(0.06, 0.95), place.at(0.5, 0.08), place.at(0.94, 0.95)]);
}

/// The small roof over the ground floor, which is wider than what it carries.
fn eave(picture: &mut Picture, place: Place) {
    let outline = [(0.05, 0.0), (0.95, 0.0), (1.0, 1.0), (0.0, 1.0)];
    picture.polygon(ROOF, outline.map(|(across, down)| place.at(across, down)).into());
}

fn boards(picture: &mut Picture, wall: Place) {
    picture.shapes.push(wall.filled(WALL));
    for step in 1..20_u8 {
        let across = f32::from(step) / 20.0;
        picture.stroke(BOARDS, 0.4, &[wall.at(across, 0.0), wall.at(across, 1.0)]);
    }
    let corner = Place { width: 2.0, ..wall };
    let other = Place { left: wall.left + wall.width - 2.0, ..corner };
    let top = Place { height: 0.8, ..wall };
    picture.shapes.extend([corner, other, top].map(|edge| edge.filled(EDGE)));
}
