//! Days, in three boxes; periods, as two of them.

use super::{Ask, error, invalid, place};
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
pub fn day(ask: Ask) -> AnyView {
    let fault = ask.fault(&ask.key);
    let described = ask.described(fault, false);
    view! {
        <fieldset class="field">
            <legend class="field-label">{ask.label()}</legend>
            {ask.hints(fault)}
            {boxes(&ask, ask.key.clone(), fault, described)}
        </fieldset>
    }
    .into_any()
}

/// From one day to another.
pub fn period(ask: Ask) -> AnyView {
    let end = |name: &'static str, end: &str| {
        let key = format!("{}.{end}", ask.key);
        let fault = ask.fault(&key);
        let id = place(&key);
        let described = move || fault.with(Option::is_some).then(|| format!("{id}-err"));
        view! {
            <fieldset class="field">
                <legend>{name}<span class="u-hidden">{format!("（{}）", ask.field.label)}</span></legend>
                {error(place(&key), fault)}
                {boxes(&ask, key, fault, described)}
            </fieldset>
        }
        .into_any()
    };
    let none = Memo::new(|_| None);
    view! {
        <fieldset class="field" id=ask.place() tabindex="-1">
            <legend class="field-label">{ask.label()}</legend>
            {ask.hints(none)}
            <div class="period-fields">{end("开始", "from")} {end("结束", "to")}</div>
        </fieldset>
    }
    .into_any()
}

fn boxes(
    ask: &Ask,
    key: String,
    fault: Memo<Option<String>>,
    described: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    let parts = StoredValue::new(split(&ask.form.answer(&key)));
    let form = ask.form;
    let part = |at: usize, name: &'static str, first: Option<String>| {
        let key = key.clone();
        let typed = parts.with_value(|all| all[at].clone());
        let type_in = move |event: web_sys::Event| {
            parts.update_value(|all| all[at] = event_target_value(&event));
            form.set(&key, parts.with_value(joined));
        };
        view! {
            <label>
                <input
                    class="input"
                    class:date-y=at == 0
                    id=first
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-invalid=invalid(fault)
                    prop:value=typed
                    on:input=type_in
                />
                {name}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="date" role="group" aria-describedby=described>
            {part(0, "年", Some(place(&key)))}
            {part(1, "月", None)}
            {part(2, "日", None)}
        </div>
    }
    .into_any()
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
