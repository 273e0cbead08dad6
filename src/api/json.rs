//! JSON to the contract's types. The browser parses; serde then takes the values one by one.
//!
//! Next to serde_json this saves a fifth of the program: the derived code is made for one
//! well-behaved reader, which names fields and variants by number, and whose error says nothing.

mod write;

pub use write::write;

use js_sys::{Array, JSON, Object, Reflect};
use serde::de::value::U64Deserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// The text is no JSON, or not of the type that was asked for.
#[derive(Debug)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(Value(JSON::parse(text).map_err(|_| Unreadable)?))
}

/// A value that the browser has parsed.
struct Value(JsValue);

impl Value {
    fn member(&self, name: &str) -> Option<Value> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined()).then_some(Value(value))
    }

    fn text(&self) -> Result<String, Unreadable> {
        self.0.as_string().ok_or(Unreadable)
    }

    fn integer(&self) -> Result<i64, Unreadable> {
        /// From here on a JavaScript number may stand for several integers.
        const INEXACT: f64 = 9_007_199_254_740_992.0;
        let number = self.0.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < INEXACT);
        Ok(number.ok_or(Unreadable)? as i64)
    }
}

/// What the contract has no use for isn't supported.
fn unsupported<T>() -> Result<T, Unreadable> {
    Err(Unreadable)
}

impl<'de> de::Deserializer<'de> for Value {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        unsupported()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unreadable)?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0.is_null() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match Array::is_array(&self.0) {
            true => visitor.visit_seq(Items { array: self.0.into(), next: 0 }),
            false => Err(Unreadable),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let object = self.0.dyn_ref::<Object>().filter(|_| !Array::is_array(&self.0));
        let names = Object::keys(object.ok_or(Unreadable)?);
        visitor.visit_map(Entries { object: self, names: Items { array: names, next: 0 } })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.0.is_object() {
            true => visitor.visit_map(Members { object: self, fields, next: 0, value: None }),
            false => Err(Unreadable),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(Variant::of(self, variants)?)
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u8 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

/// The elements of an array.
struct Items {
    array: Array,
    next: u32,
}

impl Items {
    fn advance(&mut self) -> Option<Value> {
        let at = self.next;
        self.next += 1;
        (at < self.array.length()).then(|| Value(self.array.get(at)))
    }
}

impl<'de> de::SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.advance().map(|value| seed.deserialize(value)).transpose()
    }
}

/// Those members of an object that the type has fields for.
struct Members {
    object: Value,
    fields: &'static [&'static str],
    next: usize,
    value: Option<Value>,
}

impl Members {
    /// The number of the next field that is there.
    fn advance(&mut self) -> Option<u64> {
        while let Some(name) = self.fields.get(self.next) {
            self.next += 1;
            self.value = self.object.member(name);
            if self.value.is_some() {
                return Some(self.next as u64 - 1);
            }
        }
        None
    }
}

impl<'de> de::MapAccess<'de> for Members {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        self.advance().map(|field| seed.deserialize(number(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().ok_or(Unreadable)?)
    }
}

fn number(number: u64) -> U64Deserializer<Unreadable> {
    number.into_deserializer()
}

/// Every member of an object whose names are data.
struct Entries {
    object: Value,
    names: Items,
}

impl<'de> de::MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        self.names.advance().map(|name| seed.deserialize(name)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        let name = self.names.array.get(self.names.next - 1);
        seed.deserialize(Value(Reflect::get(&self.object.0, &name).map_err(|_| Unreadable)?))
    }
}

/// A variant with content: an object with one member, named after the variant.
struct Variant {
    number: u64,
    content: Value,
}

impl Variant {
    fn of(value: Value, variants: &[&str]) -> Result<Self, Unreadable> {
        let names = Object::keys(value.0.dyn_ref::<Object>().ok_or(Unreadable)?);
        let name = names.get(0).as_string().filter(|_| names.length() == 1).ok_or(Unreadable)?;
        let number = variants.iter().position(|v| *v == name).ok_or(Unreadable)? as u64;
        Ok(Self { number, content: value.member(&name).ok_or(Unreadable)? })
    }
}

impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Value;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Value), Unreadable> {
        Ok((seed.deserialize(number(self.number))?, self.content))
    }
}

impl<'de> de::VariantAccess<'de> for Value {
    type Error = Unreadable;

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn unit_variant(self) -> Result<(), Unreadable> {
        unsupported()
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unreadable> {
        unsupported()
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        de::Deserializer::deserialize_struct(self, "", fields, visitor)
    }
}
