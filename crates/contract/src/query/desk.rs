//! The queue of an agency: the filters of `GET desk/cases` and of the desk's address.

use super::{LONGEST_QUERY, page};
use crate::FieldError;
use crate::case::{CaseKind, CaseState, Role, assessed};

named! {
    /// What an officer looks for.
    pub enum DeskView {
        Todo = "todo", "待我办";
        Soon = "soon", "快到期";
        Overdue = "overdue", "已逾期";
        Waiting = "waiting", "等对方";
        Assess = "assess", "待核查履约";
        Closed = "closed", "已办结";
        All = "all", "全部";
    }
}

impl DeskView {
    /// Whether a case in this state can belong to the view of an agency that acts in it as `me`:
    /// that received it, or that it was forwarded to. Its due day decides on the rest.
    pub fn holds(self, kind: CaseKind, state: CaseState, me: Role) -> bool {
        let next = state.acts_next();
        match self {
            Self::All => true,
            Self::Todo | Self::Soon => next == Some(me),
            Self::Overdue => next.is_some(),
            Self::Waiting => next.is_some_and(|role| role != me),
            Self::Assess => next.is_none() && assessed(kind, state),
            Self::Closed => next.is_none() && !assessed(kind, state),
        }
    }
}

named! {
    /// What comes first.
    pub enum DeskSort {
        Due = "due", "先到期的在前";
        Submitted = "submitted", "先提交的在前";
        Updated = "updated", "最近有变化的在前";
    }
}

/// `GET desk/cases`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQuery {
    /// The view; what none means is for the reader to say.
    pub view: Option<DeskView>,
    /// Only in this state.
    pub state: Option<CaseState>,
    /// Only of this kind.
    pub kind: Option<CaseKind>,
    /// Part of a number, of the name or the code of who filed, or of the title.
    pub q: String,
    /// Order.
    pub sort: DeskSort,
    /// Page, from 1.
    pub page: u32,
}

impl Default for DeskQuery {
    fn default() -> Self {
        let (q, sort) = (String::new(), DeskSort::Due);
        Self { view: None, state: None, kind: None, q, sort, page: 1 }
    }
}

impl DeskQuery {
    /// Reads name–value pairs; unknown names are ignored, impossible values are errors.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut query = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            let known = match name {
                _ if value.is_empty() => continue,
                "view" => DeskView::from_code(value).map(|view| query.view = Some(view)),
                "state" => CaseState::from_code(value).map(|state| query.state = Some(state)),
                "kind" => CaseKind::from_code(value).map(|kind| query.kind = Some(kind)),
                "sort" => DeskSort::from_code(value).map(|sort| query.sort = sort),
                "q" if value.chars().count() > LONGEST_QUERY => {
                    let detail = "查询内容太长，请只输入编号或名称中的几个字。";
                    errors.push(FieldError::new("q", detail));
                    continue;
                }
                "q" => {
                    query.q = value.to_owned();
                    continue;
                }
                "page" => {
                    match page(value) {
                        Ok(page) => query.page = page,
                        Err(error) => errors.push(error),
                    }
                    continue;
                }
                _ => continue,
            };
            if known.is_none() {
                errors.push(FieldError::new(name, "筛选里没有这一项，请重新选择。"));
            }
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The pairs that [`Self::parse`] reads back; what is at its default is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        pairs.extend(self.view.map(|view| ("view", view.code().to_owned())));
        pairs.extend((!self.q.is_empty()).then(|| ("q", self.q.clone())));
        pairs.extend(self.kind.map(|kind| ("kind", kind.code().to_owned())));
        pairs.extend(self.state.map(|state| ("state", state.code().to_owned())));
        let sort = (self.sort != DeskSort::Due).then(|| ("sort", self.sort.code().to_owned()));
        pairs.extend(sort);
        pairs.extend((self.page > 1).then(|| ("page", self.page.to_string())));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_reads_back() {
        let query = DeskQuery {
            view: Some(DeskView::Soon),
            state: Some(CaseState::Checking),
            kind: Some(CaseKind::Registration),
            q: "千山 & 示例".into(),
            sort: DeskSort::Updated,
            page: 3,
        };
        assert_eq!(DeskQuery::parse(query.pairs()), Ok(query));
        assert!(DeskQuery::default().pairs().is_empty());
        assert_eq!(DeskQuery::parse([("utm", "x"), ("state", " ")]), Ok(DeskQuery::default()));
    }

    #[test]
    fn every_impossible_value_is_told() {
        let wrong = [("view", "x"), ("state", "x"), ("kind", "x"), ("sort", "x"), ("page", "0")];
        let errors = DeskQuery::parse(wrong).unwrap_err();
        assert_eq!(errors.len(), wrong.len());
        let long = "长".repeat(LONGEST_QUERY + 1);
        assert_eq!(DeskQuery::parse([("q", long)]).unwrap_err()[0].pointer, "q");
    }

    #[test]
    fn every_case_is_to_do_waited_for_to_be_assessed_or_closed() {
        let apart = [DeskView::Todo, DeskView::Waiting, DeskView::Assess, DeskView::Closed];
        for kind in CaseKind::ALL {
            for (state, me) in
                CaseState::ALL.iter().flat_map(|s| [(s, Role::Officer), (s, Role::Supplier)])
            {
                let views = apart.iter().filter(|view| view.holds(*kind, *state, me)).count();
                assert_eq!(views, 1, "{kind:?} {state:?}");
                assert!(DeskView::All.holds(*kind, *state, me));
            }
        }
        assert!(DeskView::Assess.holds(CaseKind::Commitment, CaseState::Expired, Role::Officer));
        assert!(DeskView::Closed.holds(CaseKind::Registration, CaseState::Expired, Role::Officer));
    }
}
