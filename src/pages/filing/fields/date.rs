//! Days, in three boxes; periods, as two of them.

use super::{Ask, Follows, error, invalid, place};
use crate::components::{El, el};
use contract::text::half_width;
use leptos::prelude::*;

/// The day that three boxes name, as it is kept: `2026-11-22` if they are numbers that can be
/// one, and otherwise what was typed, joined.
fn joined(parts: &[String; 3]) -> String {
    let plain = parts.each_ref().map(|p| p.trim().chars().map(half_width).collect::<String>());
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let [year, month, day] = &plain;
    if digits(year, 4) && digits(month, 2) && digits(day, 2) {
        return format!("{year:0>4}-{month:0>2}-{day:0>2}");
    }
    let text = parts.join("-");
    text.trim_end_matches('-').to_owned()
}

/// The three boxes of what is kept.
fn split(kept: &str) -> [String; 3] {
    let mut parts = kept.splitn(3, '-').map(str::to_owned);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// A day.
pub fn day(ask: &Ask) -> El {
    let fault = ask.fault(&ask.key);
    let boxes = boxes(ask, &ask.key, fault, ask.described(fault, false));
    ask.hints(ask.frame("field"), fault).add(boxes)
}

/// From one day to another.
pub fn period(ask: &Ask) -> El {
    let end = |name: &'static str, end: &str| {
        let key = format!("{}.{end}", ask.key);
        let fault = ask.fault(&key);
        let id = place(&key);
        let described: Follows =
            Box::new(move || fault.with(Option::is_some).then(|| format!("{id}-err").into()));
        let whole = el("span").class("u-hidden").add(format!("（{}）", ask.field.label));
        el("fieldset")
            .class("field")
            .add(el("legend").add(name).add(whole))
            .add(error(place(&key), fault))
            .add(boxes(ask, &key, fault, described))
    };
    let frame = ask.frame("field").attr("id", ask.place()).attr("tabindex", "-1");
    let ends = el("div").class("period-fields").add(end("开始", "from")).add(end("结束", "to"));
    ask.hints(frame, Memo::new(|_| None)).add(ends)
}

fn boxes(ask: &Ask, key: &str, fault: Memo<Option<String>>, described: Follows) -> El {
    let parts = StoredValue::new(split(&ask.form.answer(key)));
    let form = ask.form;
    let part = |at: usize, name: &'static str| {
        let key = key.to_owned();
        let first = place(&key);
        let typed = parts.with_value(|all| all[at].clone());
        let type_in = move |event: web_sys::Event| {
            parts.update_value(|all| all[at] = event_target_value(&event));
            form.set(&key, parts.with_value(joined));
        };
        let input = el("input");
        let input = match at {
            0 => input.class("input date-y").attr("id", first),
            _ => input.class("input"),
        };
        let input = input
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .live("aria-invalid", invalid(fault))
            .value(move || typed.clone())
            .on("input", type_in);
        el("label").add(input).add(name)
    };
    el("div")
        .class("date")
        .attr("role", "group")
        .live("aria-describedby", described)
        .add(part(0, "年"))
        .add(part(1, "月"))
        .add(part(2, "日"))
}

#[cfg(test)]
mod tests {
    use super::{joined, split};

    #[test]
    fn three_boxes_keep_what_was_typed() {
        let kept = |y: &str, m: &str, d: &str| joined(&[y.into(), m.into(), d.into()]);
        assert_eq!(kept("2026", "1", "5"), "2026-01-05");
        assert_eq!(kept("２０２６", " 11", "22"), "2026-11-22");
        assert_eq!(kept("0", "1", "1"), "0000-01-01");
        assert_eq!(kept("", "", ""), "");
        for (y, m, d) in [("2026", "", ""), ("2026", "1", ""), ("", "1", "2"), ("明年", "一", "五")]
        {
            assert_eq!(split(&kept(y, m, d)), [y, m, d].map(str::to_owned));
        }
    }
}
