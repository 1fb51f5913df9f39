//! Contrast of colours (WCAG 2.2, "relative luminance" and "contrast ratio").

/// The contrast of two colours, `1.0..=21.0`; `None` when one is not `#RRGGBB`.
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |from: usize| {
        let value = u8::from_str_radix(digits.get(from..from + 2)?, 16).ok()?;
        let share = f64::from(value) / 255.0;
        Some(if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

#[cfg(test)]
mod tests {
    use super::contrast;

    #[test]
    fn black_on_white_is_twenty_one_and_a_name_is_no_colour() {
        assert!(contrast("#000000", "#FFFFFF").is_some_and(|ratio| (ratio - 21.0).abs() < 1e-9));
        assert_eq!(contrast("teal", "#FFFFFF"), None);
        assert_eq!(contrast("#ééé", "#FFFFFF"), None);
    }
}
