//! What rows are filtered by. Very many rows agree in all of it, so it is kept once and counted
//! once: a city of 3,000,000 records has some ten thousand classes.

use contract::query::Axis;
use std::collections::HashMap;

/// The numbers that `Words` gives to a row, one per axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Class(pub [u16; Axis::ALL.len()]);

impl Class {
    /// The number on an axis.
    pub fn number(&self, axis: Axis) -> usize {
        self.0[axis as usize].into()
    }
}

/// All classes by number.
#[derive(Default)]
pub struct Classes {
    all: Vec<Class>,
    numbers: HashMap<Class, u32>,
}

impl Classes {
    /// The number of a class, which is new or not.
    pub fn intern(&mut self, class: Class) -> u32 {
        *self.numbers.entry(class).or_insert_with(|| {
            self.all.push(class);
            // There are no more classes than records.
            u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// All of them, in the order of their numbers.
    pub fn all(&self) -> &[Class] {
        &self.all
    }
}
