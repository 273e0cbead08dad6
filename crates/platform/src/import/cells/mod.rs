//! Values of single cells: dates, amounts, codes, texts.

pub mod amount;
pub mod code;
pub mod date;
pub mod text;
