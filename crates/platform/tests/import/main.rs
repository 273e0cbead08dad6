//! `platform import`, end to end through the built binary.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod beside;
mod fixtures;
mod formats;
mod interruption;
mod lists;
mod names;
mod persons;
mod platform;
mod repeats;
mod rows;
mod wrong_files;
