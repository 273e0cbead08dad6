//! One module per task of a visitor.

mod account;
mod case;
mod desk;
mod developers;
mod disclosure;
mod document;
mod filing;
pub mod home;
pub mod lazy;
mod lists;
pub mod not_found;
mod objections;
mod read;
mod receipts;
mod record;
mod repairs;
mod screening;
mod search;
mod statistics;
mod subject;
mod training;
