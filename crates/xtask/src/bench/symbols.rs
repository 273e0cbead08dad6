//! From the symbol of a function to the crate that it comes from.

/// Of the standard library: they name the tool, not whose code it works for.
const STANDARD: [&str; 4] = ["core", "alloc", "std", "hashbrown"];

/// The crate of a function, by its mangled name: of the crates that the name mentions, the one
/// nested most deeply, for `Vec<portal::Row>::push` is there because of the portal. In
/// `<X as Y>::f` the type X decides. A name of no Rust function gives none.
pub fn crate_of(symbol: &str) -> Option<String> {
    // With the number, to tell Rust's names from those of C.
    let name = format!("{:#}", rustc_demangle::try_demangle(symbol).ok()?);
    let own = self_type(&name);
    let found = innermost(own, false)
        .or_else(|| innermost(&name, false))
        .or_else(|| innermost(own, true))
        .or_else(|| innermost(&name, true));
    found.map(str::to_owned)
}

/// X of `<X as Y>::f`, otherwise everything.
fn self_type(name: &str) -> &str {
    let Some(inside) = name.strip_prefix('<') else { return name };
    let mut depth = 0_i32;
    for (at, c) in inside.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' if !inside[..at].ends_with('-') => depth -= 1,
            ')' | ']' => depth -= 1,
            ' ' if depth == 0 && inside[at..].starts_with(" as ") => return &inside[..at],
            _ => {}
        }
        if depth < 0 {
            return name;
        }
    }
    name
}

/// The first of the most deeply nested crates, with or without the standard library's.
fn innermost(name: &str, standard: bool) -> Option<&str> {
    let (mut depth, mut best) = (0_i32, None::<(i32, &str)>);
    let mut rest = name;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if word == 0 {
            match c {
                '<' | '(' | '[' => depth += 1,
                '>' if before != '-' => depth -= 1,
                ')' | ']' => depth -= 1,
                _ => {}
            }
            before = c;
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (this, after) = rest.split_at(word);
        let root = before != ':' && before != '{' && after.starts_with("::");
        if root
            && best.is_none_or(|(deepest, _)| depth > deepest)
            && (standard || !STANDARD.contains(&this))
        {
            best = Some((depth, this));
        }
        before = 'a';
        rest = after;
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_of_symbols() {
        for (symbol, expected) in [
            ("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE", Some("core")),
            ("_ZN8contract10identifier5check17h0123456789abcdefE", Some("contract")),
            (
                "_ZN54_$LT$leptos..view..Row$u20$as$u20$core..fmt..Debug$GT$3fmt17h0123456789abcdefE",
                Some("leptos"),
            ),
            ("memcpy", None),
            ("__wbindgen_malloc", None),
        ] {
            assert_eq!(crate_of(symbol).as_deref(), expected, "{symbol}");
        }
    }

    #[test]
    fn the_innermost_type_decides() {
        let find = |name| innermost(self_type(name), false).unwrap_or("-");
        for (name, expected) in [
            ("core::ptr::drop_in_place<alloc::vec::Vec<contract::Record>>", "contract"),
            ("<alloc::vec::Vec<tachys::View> as leptos::IntoView>::into_view", "tachys"),
            ("tachys::view::build<credit_portal::pages::Home>", "credit_portal"),
            ("<fn(a::A) -> b::B as c::C>::call", "a"),
            ("leptos::mount::{{closure}}", "leptos"),
            ("<T as core::convert::Into<U>>::into", "-"),
        ] {
            assert_eq!(find(name), expected, "{name}");
        }
    }
}
