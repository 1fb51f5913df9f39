//! Pictures as outlines to be filled: the code, the house, the path.

use super::{Code, House};

/// Red, green, blue.
pub type Colour = [u8; 3];

const INK: Colour = [0x1a; 3];
const PAPER: Colour = [0xff; 3];
const WALL: Colour = [0xe6; 3];
/// Light in a window, and a window without: they differ in grey as well.
const LIT: Colour = [0xf4, 0xc9, 0x5d];
const UNLIT: Colour = [0x8a; 3];
/// Of a group of windows.
const WINDOWS: u8 = 5;
const STATIONS: u8 = 4;

/// Outlines of one colour. Points from the top left corner of the sheet.
#[derive(Debug)]
pub struct Shape {
    pub colour: Colour,
    pub outlines: Vec<Vec<(f32, f32)>>,
}

/// Where a picture stands, points.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Place {
    const fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, width, height }
    }

    fn outline(self) -> Vec<(f32, f32)> {
        let (right, bottom) = (self.left + self.width, self.top + self.height);
        vec![(self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)]
    }

    fn inside(self, edge: f32) -> Self {
        let (width, height) = (self.width - 2.0 * edge, self.height - 2.0 * edge);
        Self::new(self.left + edge, self.top + edge, width, height)
    }

    fn filled(self, colour: Colour) -> Shape {
        Shape { colour, outlines: vec![self.outline()] }
    }
}

/// The dark modules of a code, a square. Its path is rows of `M{left} {top}h{run}v1h-{run}z`.
#[expect(clippy::cast_precision_loss, reason = "a code has at most 185 modules on a side")]
pub fn code(code: &Code, place: Place) -> Vec<Shape> {
    let module = place.width / code.matrix.size.max(1) as f32;
    let row = |part: &str| {
        let (left, rest) = part.split_once(' ')?;
        let (top, rest) = rest.split_once('h')?;
        let (run, _) = rest.split_once('v')?;
        let [left, top, run]: [f32; 3] = [left.parse().ok()?, top.parse().ok()?, run.parse().ok()?];
        let (left, top) = (place.left + left * module, place.top + top * module);
        Some(Place::new(left, top, run * module, module).outline())
    };
    let outlines = code.matrix.path.split('M').filter_map(row).collect();
    vec![Shape { colour: [0; 3], outlines }]
}

/// A wooden house seen from the front, its floors from the ground up.
#[expect(clippy::cast_precision_loss, reason = "a house has a handful of floors")]
pub fn house(house: &House, place: Place) -> Vec<Shape> {
    let Place { left, top, width, height } = place;
    let roof = height * 0.22;
    let floor = (height - roof) / house.floors.len().max(1) as f32;
    let middle = left + width / 2.0;
    let mut shapes = vec![Shape {
        colour: INK,
        outlines: vec![vec![(left, top + roof), (middle, top), (left + width, top + roof)]],
    }];
    for (number, groups) in house.floors.iter().rev().enumerate() {
        let wall = Place::new(left, top + roof + floor * number as f32, width, floor);
        shapes.extend([wall.filled(INK), wall.inside(0.5).filled(WALL)]);
        let part = width / groups.len().max(1) as f32;
        for (number, lights) in groups.iter().enumerate() {
            let group = Place::new(left + part * number as f32, wall.top, part, floor);
            windows(*lights, group.inside(3.0), &mut shapes);
        }
    }
    shapes
}

/// Five windows; without a score their curtains are drawn.
fn windows(lights: Option<u8>, place: Place, shapes: &mut Vec<Shape>) {
    let step = place.width / f32::from(WINDOWS);
    let (width, height) = ((step * 0.75).min(11.0), (place.height * 0.7).min(13.0));
    let top = place.top + (place.height - height) / 2.0;
    for number in 0..WINDOWS {
        let left = place.left + step * f32::from(number) + (step - width) / 2.0;
        let colour = match lights {
            None => PAPER,
            Some(lights) if number < lights => LIT,
            Some(_) => UNLIT,
        };
        let window = Place::new(left, top, width, height);
        shapes.extend([window.filled(INK), window.inside(0.6).filled(colour)]);
    }
}

/// A road with four stations, a lantern at those of the suggestion. `rtl` mirrors it.
pub fn path(at: &[u8], place: Place, rtl: bool) -> Vec<Shape> {
    let Place { left, top, width, height } = place;
    let ground = top + height - 6.0;
    let mut shapes = vec![Place::new(left, ground, width, 1.5).filled(INK)];
    for station in 0..STATIONS {
        // Each above the beginning of its name.
        let along = width * f32::from(station) / f32::from(STATIONS) + 8.0;
        let middle = left + if rtl { width - along } else { along };
        // The way grows from a resting place to a door.
        let stop = 5.0 + 2.5 * f32::from(station);
        let post = Place::new(middle - 3.5, ground - stop, 7.0, stop);
        shapes.extend([post.filled(INK), post.inside(0.8).filled(PAPER)]);
        if at.contains(&station) {
            let (middle_y, half) = (top + 7.0, 7.0);
            let diamond = |half: f32| {
                vec![
                    (middle, middle_y - half),
                    (middle + half, middle_y),
                    (middle, middle_y + half),
                    (middle - half, middle_y),
                ]
            };
            shapes.push(Shape { colour: INK, outlines: vec![diamond(half)] });
            shapes.push(Shape { colour: LIT, outlines: vec![diamond(half - 1.2)] });
        }
    }
    shapes
}
