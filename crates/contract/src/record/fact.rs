//! A record's public fields as label and value: the one data dictionary from which labels of
//! pages, downloads and imports come.

use crate::{Date, Fen, FieldError, Text, Uscc};

/// A field of a body: its name on the wire, its code in the national data standard, its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name in JSON.
    pub name: &'static str,
    /// Code in the 双公示 standard (such as `CF_WSH`), empty where it has none.
    pub code: &'static str,
    /// Standard Chinese name.
    pub label: &'static str,
}

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Text, shown as it is.
    Text(String),
    /// Several texts, shown as a list.
    Many(Vec<String>),
    /// A day; [`Date::FAR`] reads “长期”.
    Day(Date),
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Standard Chinese name.
    pub label: &'static str,
    /// Value.
    pub value: FactValue,
}

/// A type whose values can stand in a field.
pub(super) trait Show {
    /// The value, unless there is none.
    fn show(&self) -> Option<FactValue>;

    /// What is wrong with the value.
    fn check(&self, field: &Field) -> Option<FieldError> {
        let longest = match self.show()? {
            FactValue::Text(text) => text.chars().count(),
            FactValue::Many(texts) => texts.iter().map(|t| t.chars().count()).max()?,
            FactValue::Day(_) => 0,
        };
        (longest > 4000).then(|| {
            FieldError::new(
                format!("/body/{}", field.name),
                format!("“{}”不能超过 4000 字，现在有 {longest} 字。", field.label),
            )
        })
    }
}

impl Show for Text {
    fn show(&self) -> Option<FactValue> {
        Some(FactValue::Text(self.as_str().to_owned()))
    }
}

impl Show for Date {
    fn show(&self) -> Option<FactValue> {
        Some(FactValue::Day(*self))
    }
}

impl Show for Fen {
    fn show(&self) -> Option<FactValue> {
        Some(FactValue::Text(self.to_string()))
    }
}

impl Show for Uscc {
    fn show(&self) -> Option<FactValue> {
        Some(FactValue::Text(self.to_string()))
    }
}

impl Show for u32 {
    fn show(&self) -> Option<FactValue> {
        Some(FactValue::Text(self.to_string()))
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> Option<FactValue> {
        self.as_ref()?.show()
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> Option<FactValue> {
        let texts: Vec<String> = self
            .iter()
            .filter_map(|item| match item.show()? {
                FactValue::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        (!texts.is_empty()).then_some(FactValue::Many(texts))
    }
}

/// Declares the body of a kind: fields with code and label, and what follows from them.
macro_rules! body {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($field:ident: $type:ty = $code:literal, $label:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name { $( #[doc = $label] pub $field: $type, )* }

        impl $name {
            /// The fields, in the order of the standard.
            pub const FIELDS: &'static [Field] =
                &[$(Field { name: stringify!($field), code: $code, label: $label }),*];

            fn entries(&self) -> Vec<(&'static Field, Option<FactValue>)> {
                let values = [$(Show::show(&self.$field)),*];
                Self::FIELDS.iter().zip(values).collect()
            }

            fn facts(&self) -> Vec<Fact> {
                let values = [$(Show::show(&self.$field)),*];
                Self::FIELDS
                    .iter()
                    .zip(values)
                    .filter_map(|(f, value)| Some(Fact { label: f.label, value: value? }))
                    .collect()
            }

            fn check(&self) -> Vec<FieldError> {
                let mut fields = Self::FIELDS.iter();
                let mut errors = Vec::new();
                $( errors.extend(fields.next().and_then(|f| Show::check(&self.$field, f))); )*
                errors
            }
        }
    };
}

/// Lets a `named!` enum stand in a field, by its label.
macro_rules! show_label {
    ($($name:ident),*) => { $(
        impl Show for $name {
            fn show(&self) -> Option<FactValue> {
                Some(FactValue::Text(self.label().to_owned()))
            }
        }
    )* };
}
