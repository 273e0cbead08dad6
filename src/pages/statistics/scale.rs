//! The numbers beside a chart.

/// Steps from nothing to the top.
pub const STEPS: u64 = 5;

/// The least round number that is not below the greatest value and goes into five steps.
pub fn top(greatest: u64) -> u64 {
    let least = greatest.div_ceil(STEPS).max(1);
    let mut unit = 1_u64;
    loop {
        for round in [1, 2, 3, 4, 5, 8] {
            if unit * round >= least {
                return unit * round * STEPS;
            }
        }
        match unit.checked_mul(10).filter(|unit| *unit < u64::MAX / 100) {
            Some(next) => unit = next,
            None => return greatest,
        }
    }
}

/// How high above the bottom, of a hundred, downwards as pictures count.
pub fn height(value: u64, top: u64) -> f64 {
    let share = value.min(top) as f64 / top.max(1) as f64;
    100.0 - share * 100.0
}

/// The middle of a place among so many, of a hundred.
pub fn middle(place: usize, of: usize) -> f64 {
    (place as f64 + 0.5) / of.max(1) as f64 * 100.0
}

/// With one digit after the point.
pub fn rounded(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_is_round_and_not_below() {
        for (greatest, expected) in [
            (0, 5),
            (1, 5),
            (5, 5),
            (6, 10),
            (11, 15),
            (23, 25),
            (99, 100),
            (350, 400),
            (4610, 5000),
        ] {
            assert_eq!(top(greatest), expected, "{greatest}");
        }
        for greatest in (0..5000).chain([u64::MAX, u64::MAX / 3]) {
            assert!(top(greatest) >= greatest);
        }
    }

    #[test]
    fn places_lie_within_the_picture() {
        assert_eq!(
            (height(0, 50), height(50, 50), height(99, 50), height(0, 0)),
            (100.0, 0.0, 0.0, 100.0)
        );
        assert_eq!(rounded(middle(0, 12)), "4.2");
        assert_eq!(rounded(middle(11, 12)), "95.8");
    }
}
