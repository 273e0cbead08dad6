//! The answer to a search: who was found, in what order, and how many.

use super::names::{Name, Names};
use contract::subject::SubjectKind;
use contract::{Facet, FacetValue, Text, Uscc};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// The search key: at least two characters.
    pub key: String,
    /// The code, if the text is one.
    pub exact: Option<Uscc>,
    /// The beginning of a code that the text may be.
    pub prefix: Option<String>,
    pub kind: Option<SubjectKind>,
    pub region: Option<String>,
    /// How many of those found are given, best first.
    pub depth: usize,
}

/// A subject that the words fit. `rank` is 0 for the code's owner, 2 for the exact name, 4 for a
/// name or code that begins so, 6 for the rest; one more for a former name. `place` is 0 when the
/// present name fits, else the place of the latest former name that does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Of the subject's present name.
    pub index: u32,
    pub place: u8,
    rank: u8,
}

/// The last rank of those that have exactly what was looked for.
const EXACT: u8 = 3;

impl Hit {
    /// The name with this index, which stands at that place, fits.
    pub fn new(index: u32, place: u8, rank: u8) -> Self {
        Self { index: index - u32::from(place), place, rank: rank + u8::from(place > 0) }
    }

    /// Makes one hit of several names of a subject, which follow one another.
    pub fn merge(hits: &mut Vec<Hit>) {
        hits.dedup_by(|later, first| {
            let same = later.index == first.index;
            if same {
                first.rank = first.rank.min(later.rank);
                first.place = first.place.min(later.place);
            }
            same
        });
    }
}

/// Who was found.
pub struct Found {
    /// How many have exactly this code, name or former name; they come first.
    pub exact: usize,
    /// How many in all.
    pub total: u64,
    /// How many per kind and per region, each without that filter itself.
    pub facets: Vec<Facet>,
    /// Row in `subjects`, and the place of the former name if only that fits; best first.
    pub subjects: Vec<(i64, u8)>,
}

impl Found {
    pub(super) fn new(names: &Names, mut hits: Vec<Hit>, wanted: &Wanted) -> Self {
        let facets = facets(names, &hits, wanted);
        let region = |name: &Name| names.regions().get(usize::from(name.region));
        if wanted.kind.is_some() || wanted.region.is_some() {
            hits.retain(|hit| {
                names.name(hit).is_some_and(|name| {
                    wanted.kind.is_none_or(|kind| kind == name.kind)
                        && wanted.region.as_ref().is_none_or(|wanted| {
                            region(name).is_some_and(|(code, _)| code == wanted)
                        })
                })
            });
        }
        let total = hits.len() as u64;
        let exact = hits.iter().filter(|hit| hit.rank <= EXACT).count();
        // The best so far, worst on top: nearly all others are turned away at once.
        let mut best = BinaryHeap::with_capacity(wanted.depth + 1);
        for hit in hits {
            let Some(name) = names.name(&hit) else { continue };
            let place = (hit.rank, name.length, name.code, name.subject, hit.place);
            if best.len() < wanted.depth {
                best.push(place);
            } else if let Some(mut worst) = best.peek_mut()
                && place < *worst
            {
                *worst = place;
            }
        }
        let subject = |(_, _, _, subject, place)| (subject, place);
        let subjects = best.into_sorted_vec().into_iter().map(subject).collect();
        Self { exact, total, facets, subjects }
    }
}

fn facets(names: &Names, hits: &[Hit], wanted: &Wanted) -> Vec<Facet> {
    let regions = names.regions();
    let mut counts = vec![0_u64; SubjectKind::ALL.len() * regions.len()];
    for name in hits.iter().filter_map(|hit| names.name(hit)) {
        let cell = name.kind as usize * regions.len() + usize::from(name.region);
        if let Some(count) = counts.get_mut(cell) {
            *count += 1;
        }
    }
    let (mut kinds, mut places) = (BTreeMap::new(), BTreeMap::new());
    for (cell, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let kind = SubjectKind::ALL[cell / regions.len()];
        let (code, name) = &regions[cell % regions.len()];
        if wanted.region.as_ref().is_none_or(|wanted| wanted == code) {
            *kinds.entry((kind.code(), kind.label())).or_default() += count;
        }
        if wanted.kind.is_none_or(|wanted| wanted == kind) {
            *places.entry((code.as_str(), name.as_str())).or_default() += count;
        }
    }
    vec![facet("kind", kinds), facet("region", places)]
}

/// A facet from counts per (value, label), most frequent first.
fn facet(name: &str, counts: BTreeMap<(&str, &str), u64>) -> Facet {
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .filter_map(|((value, label), count)| {
            Some(FacetValue { value: value.to_owned(), label: Text::new(label)?, count })
        })
        .collect();
    values.sort_by_key(|v| Reverse(v.count));
    Facet { name: name.to_owned(), values }
}
