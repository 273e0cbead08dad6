//! What somebody has typed into a form: kept in this browser at every change, on the platform as
//! soon as it can be reached, and in a file if somebody wishes.

mod file;
mod live;
mod local;

pub use file::{LARGEST as LARGEST_FILE, NotADraft, file_name, file_text, read_file};
pub use live::{Live, Safety};
pub use local::{GUEST, Local, all, forget, keep, one};
