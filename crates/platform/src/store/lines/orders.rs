//! Other orders of the rows than that of their decision, as places in it. Made when they are first
//! asked for, for as long as the rows stay the same.

use super::row::Row;

/// Places of rows, 4 bytes a row.
pub type Places = Vec<u32>;

/// The rows of each subject.
pub struct BySubject {
    /// Where each subject's places begin, and where the last one's end.
    starts: Vec<u32>,
    places: Places,
}

impl BySubject {
    /// Puts the rows in order.
    pub fn new(rows: &[Row]) -> Self {
        let (starts, places) = sorted(rows, |row| row.subject as usize);
        Self { starts, places }
    }

    /// The places of a subject's rows, rising.
    pub fn of(&self, subject: u32) -> &[u32] {
        let start = |subject: u32| self.starts.get(subject as usize).map(|at| *at as usize);
        match (start(subject), start(subject.saturating_add(1))) {
            (Some(from), Some(to)) => self.places.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The order of the last day of publication and of the rowid.
pub struct ByEnd {
    places: Places,
    /// Of the rows at these places: who looks for one class passes over the others without going
    /// to their rows, which lie all over the memory.
    classes: Vec<u32>,
}

impl ByEnd {
    /// Puts the rows in order, day by day in place: with a second order beside it the memory of a
    /// city would go over its bound for a moment.
    pub fn new(rows: &[Row]) -> Self {
        let (starts, mut places) = sorted(rows, |row| row.last.number().into());
        for day in starts.windows(2) {
            if let Some(places) = places.get_mut(day[0] as usize..day[1] as usize) {
                places.sort_unstable_by_key(|place| rows[*place as usize].record);
            }
        }
        let classes = places.iter().map(|place| rows[*place as usize].class).collect();
        Self { places, classes }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The place of the row that stands here.
    pub fn place(&self, at: usize) -> usize {
        self.places[at] as usize
    }

    /// The class of the row that stands here.
    pub fn class(&self, at: usize) -> u32 {
        self.classes[at]
    }
}

/// Sorts places by a small number of their rows, those of the same number as they stand; gives
/// also where each number begins.
fn sorted(rows: &[Row], number: impl Fn(&Row) -> usize) -> (Vec<u32>, Places) {
    let mut starts = vec![0_u32; rows.iter().map(&number).max().map_or(1, |most| most + 2)];
    rows.iter().for_each(|row| starts[number(row) + 1] += 1);
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut sorted = vec![0; rows.len()];
    for (place, row) in (0..).zip(rows) {
        let at = &mut next[number(row)];
        sorted[*at as usize] = place;
        *at += 1;
    }
    (starts, sorted)
}

#[cfg(test)]
mod tests {
    use super::super::row::Day;
    use super::*;
    use contract::Date;

    #[test]
    fn all_places_in_order() {
        let rows: Vec<Row> = (0..500_u32)
            .map(|n| {
                let day = Day::of(Date::from_days(20_000 + (n * 37 % 90) as i32));
                let (record, subject) = (n * 181 % 500, n * 7 % 40);
                Row { record, subject, class: n % 7, decided: day, published: day, last: day }
            })
            .collect();
        let by_subject = BySubject::new(&rows);
        let mut seen: Vec<u32> = Vec::new();
        for subject in 0..40 {
            let places = by_subject.of(subject);
            assert!(places.is_sorted());
            assert!(places.iter().all(|place| rows[*place as usize].subject == subject));
            seen.extend_from_slice(places);
        }
        assert!(by_subject.of(40).is_empty() && by_subject.of(u32::MAX).is_empty());
        seen.sort_unstable();
        assert!(seen.iter().copied().eq(0..500));
        let ends = ByEnd::new(&rows);
        assert!((0..500).is_sorted_by_key(|at| rows[ends.place(at)].end()));
        assert!((0..500).all(|at| rows[ends.place(at)].class == ends.class(at)));
        assert_eq!(ends.len(), 500);
        assert!(ByEnd::new(&[]).len() == 0 && BySubject::new(&[]).of(0).is_empty());
    }
}
