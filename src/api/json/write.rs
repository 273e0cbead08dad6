//! The contract's types to JSON, byte for byte what serde_json would write.

use super::Unreadable;
use serde::ser::{self, Serialize};
use std::fmt::Write;

/// Writes a value.
pub fn write(value: &impl Serialize) -> Result<String, Unreadable> {
    let mut text = String::new();
    value.serialize(&mut Writer(&mut text))?;
    Ok(text)
}

struct Writer<'a>(&'a mut String);

type Done = Result<(), Unreadable>;

impl Writer<'_> {
    fn raw(&mut self, text: &str) -> Done {
        self.0.push_str(text);
        Ok(())
    }

    fn quoted(&mut self, text: &str) -> Done {
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                '\u{8}' => self.0.push_str("\\b"),
                '\u{c}' => self.0.push_str("\\f"),
                c if c < ' ' => write!(self.0, "\\u{:04x}", c as u32).map_err(|_| Unreadable)?,
                c => self.0.push(c),
            }
        }
        self.raw("\"")
    }

    /// What the contract has no use for isn't supported.
    fn unsupported<T>(&self) -> Result<T, Unreadable> {
        Err(Unreadable)
    }
}

/// Members of an object or elements of an array, with what closes it.
struct Parts<'a> {
    text: &'a mut String,
    first: bool,
    end: &'static str,
}

impl<'a> Parts<'a> {
    fn begin(text: &'a mut String, begin: &str, end: &'static str) -> Self {
        text.push_str(begin);
        Self { text, first: true, end }
    }

    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.text.push(',');
        }
    }

    fn close(self) -> Done {
        self.text.push_str(self.end);
        Ok(())
    }
}

impl ser::Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! numbers {
    ($($name:ident: $type:ty),*) => { $(
        fn $name(self, number: $type) -> Done {
            self.serialize_i64(number.into())
        }
    )* };
}

impl<'a> ser::Serializer for &'a mut Writer<'_> {
    type Ok = ();
    type Error = Unreadable;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = ser::Impossible<(), Unreadable>;
    type SerializeTupleStruct = ser::Impossible<(), Unreadable>;
    type SerializeTupleVariant = ser::Impossible<(), Unreadable>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    fn serialize_bool(self, value: bool) -> Done {
        self.raw(if value { "true" } else { "false" })
    }

    fn serialize_i64(self, number: i64) -> Done {
        write!(self.0, "{number}").map_err(|_| Unreadable)
    }

    fn serialize_u64(self, number: u64) -> Done {
        write!(self.0, "{number}").map_err(|_| Unreadable)
    }

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32
    }

    fn serialize_f32(self, _: f32) -> Done {
        self.unsupported()
    }

    fn serialize_f64(self, _: f64) -> Done {
        self.unsupported()
    }

    fn serialize_char(self, c: char) -> Done {
        self.quoted(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Done {
        self.quoted(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        self.unsupported()
    }

    fn serialize_none(self) -> Done {
        self.raw("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.raw("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.unsupported()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.quoted(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Done {
        self.raw("{")?;
        self.quoted(name)?;
        self.raw(":")?;
        value.serialize(&mut *self)?;
        self.raw("}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Unreadable> {
        Ok(Parts::begin(self.0, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unreadable> {
        self.unsupported()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unreadable> {
        self.unsupported()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unreadable> {
        self.unsupported()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Unreadable> {
        Ok(Parts::begin(self.0, "{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Unreadable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Unreadable> {
        self.raw("{")?;
        self.quoted(name)?;
        Ok(Parts::begin(self.0, ":{", "}}"))
    }
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.comma();
        value.serialize(&mut Writer(self.text))
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.comma();
        key.serialize(&mut Writer(self.text))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.text.push(':');
        value.serialize(&mut Writer(self.text))
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.comma();
        let mut writer = Writer(self.text);
        writer.quoted(name)?;
        writer.raw(":")?;
        value.serialize(&mut writer)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = ();
    type Error = Unreadable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        ser::SerializeStruct::serialize_field(self, name, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use contract::account::{Credentials, Identity};
    use contract::case::{ActionRequest, AgreedTo, Filing};
    use contract::form::{Answers, FieldKind};
    use contract::record::Authority;
    use contract::{Date, FieldError, Text, Timestamp};
    use serde::Serialize;

    /// What serde_json writes, which reads back to the same value.
    fn same(value: &impl Serialize) {
        assert_eq!(write(value).unwrap(), serde_json::to_string(value).unwrap());
    }

    #[test]
    fn every_character_survives() {
        let mut hostile: Vec<String> =
            (0..=0x17F_u32).filter_map(char::from_u32).map(|c| format!("甲{c}乙")).collect();
        hostile
            .extend(["\u{2028}\u{2029}", "😀\u{202E}", "</script>", "", "\\u0041"].map(Into::into));
        for text in hostile {
            same(&Credentials { user: text.clone(), password: text });
        }
    }

    #[test]
    fn what_is_filed_is_written_as_the_contract_says() {
        let mut answers = Answers::default();
        for key in ["__proto__", "10", "9", "a.0.b", "\"引号\""] {
            answers.set(key, "一行\n又一行\t。");
        }
        let agreements = vec![AgreedTo { id: "truth".into(), version: u32::MAX }];
        same(&Filing {
            template: "a".into(),
            template_version: 2,
            draft: None,
            answers,
            agreements,
        });
        same(&ActionRequest::default());
        same(&ActionRequest {
            action: "withdraw".into(),
            note: Text::new("不需要了"),
            faults: vec![FieldError::new("a", "b"), FieldError::new("", "")],
            answers: Some(Answers::default()),
            ..ActionRequest::default()
        });
    }

    #[test]
    fn variants_numbers_and_days_are_too() {
        let agency = Authority { name: Text::new("示例局").unwrap(), code: None, phone: None };
        same(&Identity::Officer { agency });
        same(&vec![FieldKind::Period {}, FieldKind::Number { least: i64::MIN, most: i64::MAX }]);
        same(&(vec![true, false], 0_u8).0);
        same(&vec![u64::MAX]);
        same(&Date::FAR);
        same(&Timestamp(0));
        assert!(write(&1.5).is_err());
    }
}
