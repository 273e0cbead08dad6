//! The embedded platform: a public-credit platform on SQLite that speaks the REST contract.

mod api;
pub mod articles;
pub mod audit;
pub mod clock;
pub mod filing;
pub mod forms;
mod guidance;
pub mod http;
mod ics;
pub mod import;
pub mod outbox;
mod outgoing;
mod privacy;
pub mod recourse;
mod regions;
pub mod repair;
pub mod sample;
pub mod serve;
pub mod store;
