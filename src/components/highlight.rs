//! Marks in a name what was searched for, whatever width or brackets either is written with.

use super::{El, el};
use contract::text::search_key;

/// Where in `name` the words of `q` stand, as byte positions.
fn find(name: &str, q: &str) -> Option<(usize, usize)> {
    let wanted = search_key(q);
    if wanted.is_empty() {
        return None;
    }
    // The name's key, and for each of its characters the place it comes from.
    let mut key = String::new();
    let mut places = Vec::new();
    for (at, c) in name.char_indices() {
        for k in search_key(c.encode_utf8(&mut [0; 4])).chars() {
            key.push(k);
            places.push((at, at + c.len_utf8()));
        }
    }
    let start = key[..key.find(&wanted)?].chars().count();
    let end = start + wanted.chars().count() - 1;
    Some((places.get(start)?.0, places.get(end)?.1))
}

/// The name with the part that matches in `<mark>`.
pub fn highlight(name: &str, q: &str) -> El {
    let place = el("bdi");
    match find(name, q) {
        Some((from, to)) => place
            .add(name[..from].to_owned())
            .add(el("mark").add(name[from..to].to_owned()))
            .add(name[to..].to_owned()),
        None => place.add(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found<'a>(name: &'a str, q: &str) -> Option<&'a str> {
        find(name, q).map(|(a, b)| &name[a..b])
    }

    #[test]
    fn width_case_and_brackets_do_not_matter() {
        assert_eq!(found("演示千山食品有限公司", "千山食品"), Some("千山食品"));
        assert_eq!(found("演示（鞍山）ＡＢ科技", "鞍山ab"), Some("鞍山）ＡＢ"));
        assert_eq!(found("演示千山", "铁东"), None);
        assert_eq!(found("演示千山", "（）"), None);
    }
}
