//! Codes on cracked, tilted, blurred, noisy and glaring screens; pictures that are too large.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use suunta::scan::picture::{Error, size};
use suunta::scan::read;

const SIDE: usize = 720;

/// As long as a summary's code is, in its alphabet.
fn text(number: usize) -> String {
    let body: String = (0..420)
        .map(|place| char::from(b"0123456789ABCDEF"[(place * 7 + number * 13) % 16]))
        .collect();
    ["SUU1:", &body].concat()
}

fn code(text: &str) -> QrCode {
    let segments = [QrSegment::make_alphanumeric(text)];
    QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(25),
        None,
        false,
    )
    .expect("it fits")
}

/// Numbers that look random and are the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1_u32 << 31)
    }
}

/// What a camera makes of a code on a screen.
#[derive(Clone, Copy, Default)]
struct Trouble {
    /// Radians.
    turn: f64,
    /// How much smaller the far side is.
    tilt: f64,
    /// Pixels.
    blur: usize,
    /// Grey steps.
    noise: f64,
    /// Part of the code that a lamp lights up.
    glare: f64,
    cracks: usize,
}

fn frame(code: &QrCode, trouble: Trouble, chance: &mut Chance) -> Vec<u8> {
    let modules = f64::from(code.size() + 8);
    let (sin, cos) = trouble.turn.sin_cos();
    let lamp = (0.3 + 0.4 * chance.next(), 0.3 + 0.4 * chance.next());
    let mut grey = vec![0.0_f64; SIDE * SIDE];
    for (place, value) in grey.iter_mut().enumerate() {
        let (x, y) =
            ((place % SIDE) as f64 / SIDE as f64 - 0.5, (place / SIDE) as f64 / SIDE as f64 - 0.5);
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        let depth = 1.0 + trouble.tilt * y;
        let (u, v) = (x / (0.68 * depth) + 0.5, y / (0.68 * depth) + 0.5);
        let at = |part: f64| (part * modules).floor() as i32 - 4;
        let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        let dark = inside && code.get_module(at(u), at(v));
        *value = if dark {
            40.0
        } else if inside {
            215.0
        } else {
            120.0
        };
        let distance = ((u - lamp.0).powi(2) + (v - lamp.1).powi(2)).sqrt();
        *value += 200.0 * (1.0 - distance / trouble.glare.max(1e-9)).max(0.0);
    }
    for _ in 0..trouble.cracks {
        let (start, end) = (chance.next() * SIDE as f64, chance.next() * SIDE as f64);
        for y in 0..SIDE {
            let x = start + (end - start) * y as f64 / SIDE as f64;
            grey[y * SIDE + (x as usize).min(SIDE - 1)] = 90.0;
        }
    }
    for _ in 0..trouble.blur {
        let before = grey.clone();
        for y in 1..SIDE - 1 {
            for x in 1..SIDE - 1 {
                let sum: f64 = (0..9).map(|k| before[(y + k / 3 - 1) * SIDE + x + k % 3 - 1]).sum();
                grey[y * SIDE + x] = sum / 9.0;
            }
        }
    }
    let noisy = grey.into_iter().map(|value| value + trouble.noise * (chance.next() - 0.5));
    noisy.map(|value| value.clamp(0.0, 255.0) as u8).collect()
}

#[test]
fn frames_of_a_bad_screen_are_read_as_often_as_is_promised() {
    let mut chance = Chance(7);
    let (mut all, mut read_right, mut lost) = (0, 0, Vec::new());
    for turn in [0.0, 0.12, 0.5] {
        for tilt in [0.0, 0.25] {
            for blur in [0, 1, 2] {
                for (noise, glare, cracks) in
                    [(0.0, 0.0, 0), (60.0, 0.0, 1), (30.0, 0.3, 0), (40.0, 0.2, 3)]
                {
                    let text = text(all);
                    let trouble = Trouble { turn, tilt, blur, noise, glare, cracks };
                    let grey = frame(&code(&text), trouble, &mut chance);
                    let found = read(&grey, SIDE as u32, SIDE as u32);
                    // Never another text than the one that is there.
                    assert!(found.is_empty() || found == [text], "read something else: {found:?}");
                    all += 1;
                    if found.is_empty() {
                        lost.push((turn, tilt, blur, noise, glare, cracks));
                    } else {
                        read_right += 1;
                    }
                }
            }
        }
    }
    println!("{read_right} of {all} frames read; not read: {lost:?}");
    assert!(read_right * 100 >= all * 95, "{read_right} of {all}: {lost:?}");
}

#[test]
fn a_picture_without_a_code_with_two_codes_or_of_a_wrong_length() {
    assert_eq!(read(&vec![200; SIDE * SIDE], SIDE as u32, SIDE as u32), [""; 0]);
    assert_eq!(read(&[1, 2, 3], SIDE as u32, SIDE as u32), [""; 0]);
    assert_eq!(read(&[], 0, 0), [""; 0]);
    let mut chance = Chance(1);
    let (one, two) = (text(1), text(2));
    let mut both = Vec::new();
    let left = frame(&code(&one), Trouble::default(), &mut chance);
    let right = frame(&code(&two), Trouble::default(), &mut chance);
    for y in 0..SIDE {
        both.extend_from_slice(&left[y * SIDE..(y + 1) * SIDE]);
        both.extend_from_slice(&right[y * SIDE..(y + 1) * SIDE]);
    }
    // In the order of reading: from left to right, and from top to bottom.
    assert_eq!(read(&both, 2 * SIDE as u32, SIDE as u32), [one.as_str(), &two]);
    let stacked = [right, left].concat();
    assert_eq!(read(&stacked, SIDE as u32, 2 * SIDE as u32), [two, one]);
}

/// Found by fuzzing: what is too small for a code was enlarged, a strip to hundreds of megabytes.
#[test]
fn specks_and_strips_are_not_enlarged() {
    for (width, height) in [(6, 6), (20, 1_600), (1_600, 1), (1_600, 21)] {
        let grey: Vec<u8> = (0..width * height).map(|at| (at * 37 % 256) as u8).collect();
        assert_eq!(read(&grey, width, height), Vec::<String>::new(), "{width} x {height}");
    }
}

#[test]
fn a_pictures_size_is_read_before_it_is_opened() {
    let png = |width: u32, height: u32| {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width.to_be_bytes(), &height.to_be_bytes()]
            .concat()
    };
    assert_eq!(size(&png(640, 480), 1_000), Ok((640, 480)));
    assert_eq!(size(&png(10_000, 10_000), 1_000), Err(Error::TooLarge));
    assert_eq!(size(&png(u32::MAX, u32::MAX), 1_000), Err(Error::TooLarge));
    assert_eq!(size(&png(0, 480), 1_000), Err(Error::Kind));
    assert_eq!(size(&png(640, 480), 100_000_000), Err(Error::TooLarge));
    let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80];
    assert_eq!(size(&jpeg, 1_000), Ok((640, 480)));
    let webp =
        [b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0".as_slice(), &[127, 2, 0, 223, 1, 0]].concat();
    assert_eq!(size(&webp, 1_000), Ok((640, 480)));
    // Cut anywhere: no size, no crash.
    for whole in [png(640, 480), jpeg.to_vec(), webp] {
        for end in 0..whole.len() {
            assert_eq!(size(&whole[..end], 1_000), Err(Error::Kind), "{end}");
        }
    }
    assert_eq!(size(b"GIF89a", 1_000), Err(Error::Kind));
}
