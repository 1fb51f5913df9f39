//! The path from a resting place to the door of a workplace.

use super::{Colour, INK, LIT, Picture, Place, Point, curve};

const LINE: Colour = [0x7b, 0x8b, 0x8e];
const HERE: Colour = [0x0f, 0x5c, 0x63];
/// What a station's drawing measures; its ground is at 50.
const DRAWN: (f32, f32) = (76.0, 56.0);
const STATIONS: u8 = 4;

/// The lines of a station's drawing.
fn lines(station: u8) -> Vec<Vec<Point>> {
    match station {
        // A bench under a tree.
        0 => vec![
            vec![(14.0, 40.0), (44.0, 40.0)],
            vec![(18.0, 40.0), (18.0, 48.0)],
            vec![(40.0, 40.0), (40.0, 48.0)],
            vec![(16.0, 32.0), (42.0, 32.0)],
            vec![(58.0, 48.0), (58.0, 26.0)],
            curve([(58.0, 26.0), (49.0, 26.0), (49.0, 12.0), (58.0, 8.0)]),
            curve([(58.0, 8.0), (67.0, 12.0), (67.0, 26.0), (58.0, 26.0)]),
        ],
        // A footpath that winds.
        1 => vec![
            curve([(6.0, 48.0), (20.0, 46.0), (16.0, 34.0), (30.0, 32.0)]),
            curve([(30.0, 32.0), (44.0, 30.0), (36.0, 20.0), (50.0, 18.0)]),
            curve([(16.0, 49.0), (30.0, 45.0), (28.0, 35.0), (40.0, 33.0)]),
            curve([(40.0, 33.0), (52.0, 31.0), (48.0, 21.0), (58.0, 20.0)]),
        ],
        // A straight road with a centre line.
        2 => vec![
            vec![(10.0, 48.0), (34.0, 14.0)],
            vec![(66.0, 48.0), (46.0, 14.0)],
            vec![(39.0, 46.0), (39.5, 40.0)],
            vec![(40.0, 34.0), (40.5, 28.0)],
        ],
        // A door with a step.
        _ => vec![
            vec![(26.0, 46.0), (26.0, 12.0), (52.0, 12.0), (52.0, 46.0)],
            vec![(20.0, 46.0), (58.0, 46.0)],
            vec![(46.0, 30.0), (47.0, 30.0)],
            vec![(32.0, 18.0), (46.0, 18.0)],
        ],
    }
}

/// Four stations with a lantern at those of the suggestion, each above the beginning of its name.
/// `rtl` mirrors it.
pub fn path(at: &[u8], place: Place, rtl: bool) -> Picture {
    let mut picture = Picture::default();
    let ground = place.top + place.height - 3.0;
    let scale = (place.height - 3.0) / DRAWN.1;
    let quarter = place.width / f32::from(STATIONS);
    for station in 0..STATIONS {
        let left = place.left + quarter * f32::from(station);
        let here = at.contains(&station);
        let spot = |(x, y): Point| (left + x * scale, place.top + y * scale);
        for line in lines(station).into_iter().chain([vec![(0.0, 50.0), (DRAWN.0, 50.0)]]) {
            let line: Vec<Point> = line.into_iter().map(spot).collect();
            picture.stroke(INK, 0.9, &line);
        }
        if here {
            let body = [(33.0, 6.0), (43.0, 6.0), (46.0, 11.0), (46.0, 19.0)];
            let body =
                body.into_iter().chain([(43.0, 23.0), (33.0, 23.0), (30.0, 19.0), (30.0, 11.0)]);
            let mut body: Vec<Point> = body.map(spot).collect();
            picture.polygon(LIT, body.clone());
            body.extend(body.first().copied());
            picture.stroke(INK, 0.9, &body);
            picture.stroke(INK, 0.9, &[spot((38.0, 2.0)), spot((38.0, 6.0))]);
        }
        let way = Place::new(left, ground, quarter, 2.0);
        picture.shapes.push(way.filled(if here { HERE } else { LINE }));
    }
    if rtl { picture.mirrored(place) } else { picture }
}
