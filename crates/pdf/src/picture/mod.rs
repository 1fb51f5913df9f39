//! Pictures as outlines to be filled and words among them: the code, the house, the path.

pub mod house;
pub mod path;

use super::Code;

/// Red, green, blue.
pub type Colour = [u8; 3];
/// From the top left corner of the sheet, points.
pub type Point = (f32, f32);

const INK: Colour = [0x1a; 3];
/// Light in a window, and a window without: they differ in grey as well.
const LIT: Colour = [0xf4, 0xc9, 0x5d];
const UNLIT: Colour = [0x8b, 0x76, 0x60];

/// Outlines of one colour.
#[derive(Debug)]
pub struct Shape {
    pub colour: Colour,
    pub outlines: Vec<Vec<Point>>,
}

/// A line of words in a picture.
#[derive(Debug)]
pub struct Words {
    pub text: String,
    /// Where they are held, on their baseline.
    pub at: Point,
    /// Of their width that is left of it: 0 when they begin there, 0.5 when it is their middle.
    pub before: f32,
    /// The size of the letters, and how wide the words may be: wider ones are set smaller. Points.
    pub size: f32,
    pub room: f32,
}

#[derive(Debug, Default)]
pub struct Picture {
    pub shapes: Vec<Shape>,
    pub words: Vec<Words>,
}

impl Picture {
    fn polygon(&mut self, colour: Colour, outline: Vec<Point>) {
        self.shapes.push(Shape { colour, outlines: vec![outline] });
    }

    /// A line through points.
    fn stroke(&mut self, colour: Colour, width: f32, points: &[Point]) {
        let ends = points.iter().zip(points.iter().skip(1));
        let outlines = ends.map(|(from, to)| bar(*from, *to, width / 2.0)).collect();
        self.shapes.push(Shape { colour, outlines });
    }

    /// As in a mirror that stands upright in the middle of a place.
    fn mirrored(mut self, place: Place) -> Self {
        let mirror = |x: f32| 2.0 * place.left + place.width - x;
        let outlines = self.shapes.iter_mut().flat_map(|shape| &mut shape.outlines);
        outlines.flatten().for_each(|(x, _)| *x = mirror(*x));
        for words in &mut self.words {
            words.at.0 = mirror(words.at.0);
            words.before = 1.0 - words.before;
        }
        self
    }
}

/// A straight line as an outline that reaches `half` to each side and beyond its ends.
fn bar((x, y): Point, (to_x, to_y): Point, half: f32) -> Vec<Point> {
    let (along, down) = (to_x - x, to_y - y);
    let length = along.hypot(down).max(f32::EPSILON);
    let (along, down) = (along / length * half, down / length * half);
    vec![
        (x - along - down, y - down + along),
        (to_x + along - down, to_y + down + along),
        (to_x + along + down, to_y + down - along),
        (x - along + down, y - down - along),
    ]
}

/// A cubic Bézier curve from its four points, as a line through some of its own.
fn curve([from, one, other, to]: [Point; 4]) -> Vec<Point> {
    let at = |step: u8| {
        let t = f32::from(step) / 8.0;
        let rest = 1.0 - t;
        let weights = [rest.powi(3), 3.0 * rest * rest * t, 3.0 * rest * t * t, t.powi(3)];
        let points = weights.into_iter().zip([from, one, other, to]);
        points.fold((0.0, 0.0), |(x, y), (weight, point)| {
            (x + weight * point.0, y + weight * point.1)
        })
    };
    (0..=8).map(at).collect()
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

    fn outline(self) -> Vec<Point> {
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

    /// A point by its shares of the width and the height.
    fn at(self, across: f32, down: f32) -> Point {
        (self.left + self.width * across, self.top + self.height * down)
    }

    /// A part in the middle, of this share of the width.
    fn narrowed(self, share: f32) -> Self {
        let width = self.width * share;
        Self { left: self.left + (self.width - width) / 2.0, width, ..self }
    }
}

/// The dark modules of a code, a square. Its path is rows of `M{left} {top}h{run}v1h-{run}z`.
#[expect(clippy::cast_precision_loss, reason = "a code has at most 185 modules on a side")]
pub fn code(code: &Code, place: Place) -> Picture {
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
    Picture { shapes: vec![Shape { colour: [0; 3], outlines }], words: Vec::new() }
}
