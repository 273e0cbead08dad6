//! Pages as links, so that each has its address.

use super::{El, el};

/// The page numbers to show: the first, the last, and those around the current one; 0 is a gap.
fn numbers(page: u32, last: u32) -> Vec<u32> {
    let mut shown: Vec<u32> =
        (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(page) <= 2).collect();
    let mut i = 1;
    while i < shown.len() {
        if shown[i] - shown[i - 1] > 1 && shown[i - 1] != 0 {
            shown.insert(i, 0);
            i += 1;
        }
        i += 1;
    }
    shown
}

/// Links to the pages of a list; nothing when there is only one.
/// `page` is the current one, from 1; `total` counts the items; `href` is the address of a page.
pub fn pager(page: u32, total: u64, href: &dyn Fn(u32) -> String) -> Option<El> {
    let pages = total.div_ceil(u64::from(contract::query::PAGE_SIZE));
    let last = u32::try_from(pages).unwrap_or(u32::MAX).min(contract::query::LAST_PAGE);
    let link = |n: u32| el("a").attr("href", href(n));
    let number = |n: u32| match n {
        0 => el("span").attr("aria-hidden", "true").add("…"),
        n => {
            let link = link(n).attr("aria-label", format!("第 {n} 页")).add(n.to_string());
            if n == page { link.attr("aria-current", "page") } else { link }
        }
    };
    (last > 1).then(|| {
        el("nav")
            .class("pager")
            .attr("aria-label", "分页")
            .add((page > 1).then(|| link(page - 1).attr("rel", "prev").add("上一页")))
            .all(numbers(page, last).into_iter().map(number).collect())
            .add((page < last).then(|| link(page + 1).attr("rel", "next").add("下一页")))
    })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn far_pages_are_left_out() {
        assert_eq!(numbers(1, 3), [1, 2, 3]);
        assert_eq!(numbers(1, 9), [1, 2, 3, 0, 9]);
        assert_eq!(numbers(5, 9), [1, 0, 3, 4, 5, 6, 7, 0, 9]);
        assert_eq!(numbers(9, 9), [1, 0, 7, 8, 9]);
    }
}
