use std::cmp::Ordering;

/// An exact, non-negative fraction. Scores are kept and compared so; rounding is for showing only.
///
/// Numerators stay small (sums of at most a few hundred answers times a few denominators), far
/// from the range of `i64`.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

impl Fraction {
    /// `numerator / denominator`; `None` when the denominator is not positive.
    pub const fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator > 0 { Some(Self { numerator, denominator }) } else { None }
    }

    pub const fn whole(number: i64) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// Rounded half up, as shown on a page.
    pub const fn rounded(self) -> i64 {
        (2 * self.numerator + self.denominator).div_euclid(2 * self.denominator)
    }

    /// Tenths, rounded half up: `826` for 82.6 (index values are shown with one decimal).
    pub const fn tenths(self) -> i64 {
        Self { numerator: 10 * self.numerator, denominator: self.denominator }.rounded()
    }

    /// The mean of the given fractions; `None` for an empty list.
    pub fn mean(values: &[Self]) -> Option<Self> {
        let count = i64::try_from(values.len()).ok()?;
        let sum = values.iter().fold(Self::whole(0), |sum, value| sum.plus(*value));
        Self::new(sum.numerator, sum.denominator.checked_mul(count)?)
    }

    /// The distance between two fractions.
    pub fn distance(self, other: Self) -> Self {
        let difference = self.plus(Self { numerator: -other.numerator, ..other });
        Self { numerator: difference.numerator.abs(), ..difference }
    }

    fn plus(self, other: Self) -> Self {
        reduced(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }
}

const fn reduced(numerator: i64, denominator: i64) -> Fraction {
    let (mut a, mut b) = (numerator.abs(), denominator);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = if a == 0 { 1 } else { a };
    Fraction { numerator: numerator / divisor, denominator: denominator / divisor }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Fraction {}
impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}
