//! Identifiers: 统一社会信用代码 and its kin, checked; personal names and numbers, masked.

mod diagnose;
mod legacy;
mod mask;
mod uscc;

pub use diagnose::{Diagnosis, diagnose};
pub use legacy::{is_id_card, is_organisation_code, is_registration_number};
pub use mask::{mask_id, mask_name, mask_phone, redact};
pub use uscc::{ALPHABET, Uscc};
