//! Filing, end to end through the router.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod access;
mod audit;
mod cases;
#[path = "../common/mod.rs"]
mod common;
mod desk;
mod documents;
mod drafts;
mod examples;
mod figures;
mod forms;
mod forms_command;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod outbox;
mod overview;
mod publication;
mod putright;
#[cfg(unix)]
mod receivers;
mod repair;
mod sample;
mod sessions;
mod site;
mod training;
mod uploads;
mod walks;
