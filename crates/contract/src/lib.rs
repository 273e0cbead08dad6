//! The REST contract between a credit portal and a city's credit platform, as types.
//!
//! No I/O, no clock, no browser: every function here is a pure function of its arguments, so
//! that the portal (in WebAssembly), the platform and the tests apply the very same rules.

#[macro_use]
mod named;

pub mod account;
pub mod article;
pub mod calendar;
pub mod case;
pub mod csv;
pub mod date;
pub mod document;
pub mod finding;
pub mod form;
pub mod identifier;
pub mod money;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod page;
pub mod problem;
pub mod query;
pub mod record;
pub mod repair;
pub mod screening;
pub mod site;
pub mod statistics;
pub mod subject;
pub mod text;
pub mod training;

pub use date::{Date, Timestamp};
pub use identifier::Uscc;
pub use money::Fen;
pub use page::{Facet, FacetValue, Page};
pub use problem::{FieldError, Problem};
pub use text::Text;
