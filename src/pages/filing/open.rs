//! Opening a draft: from this browser, from the platform, or from a case that was returned.

use super::correction;
use crate::api::{self, ApiError, Cancel};
use crate::browser;
use crate::drafts::{self, Local, Safety};
use contract::case::{Action, CaseNumber, Draft};
use contract::form::{Answers, CERTIFICATE, FieldKind, FormTemplate, Known};
use contract::problem::ProblemKind;
use contract::subject::Region;
use contract::{Date, FieldError, Timestamp};

/// How the id of the draft begins with which a case is corrected.
pub const CORRECTION: &str = "case-";

/// The case that is corrected, or whose order is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// 受理编号.
    pub number: CaseNumber,
    /// The version that is answered.
    pub version: u32,
    /// What handing the answers in is called.
    pub action: Action,
    /// What was found wrong.
    pub faults: Vec<FieldError>,
}

/// A draft with all that filling it in needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The template.
    pub form: FormTemplate,
    /// Why it isn't taken any more.
    pub withdrawn: Option<String>,
    /// The form has changed since it was filled in.
    pub renewed: bool,
    /// What the register knows.
    pub known: Answers,
    /// Today on the platform.
    pub today: Date,
    /// Districts, if the form asks for one.
    pub regions: Vec<Region>,
    /// What was typed.
    pub local: Local,
    /// How safe it is.
    pub safety: Safety,
    /// The case that is corrected.
    pub correction: Option<Correction>,
}

/// What is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Which {
    /// Where the platform answers.
    pub base: String,
    /// The enterprise.
    pub owner: String,
    /// The form.
    pub template: String,
    /// The draft.
    pub draft: String,
}

/// Opens it; none if there is no such draft.
pub async fn open(which: Which, cancel: Cancel) -> Result<Option<Opened>, ApiError> {
    match which.draft.strip_prefix(CORRECTION) {
        Some(number) => correction::open(&which, number, &cancel).await,
        None => draft(&which, &cancel).await,
    }
}

async fn draft(which: &Which, cancel: &Cancel) -> Result<Option<Opened>, ApiError> {
    let base = &which.base;
    let local = drafts::one(&which.owner, &which.draft);
    // What was begun here and never stored isn't there: no need to ask.
    let stored = match &local {
        Some(local) if local.stored == 0 => Ok(None),
        _ => found(api::draft(base, &which.draft, cancel).await),
    };
    // What this browser has can be filled in without the platform.
    let (stored, away) = match (stored, &local) {
        (Err(error), Some(_)) if error.is_out_of_reach() => (None, true),
        (stored, _) => (stored?, false),
    };
    // What some forms offer depends on the record that they are about.
    let about = |answers: &Answers| answers.get("record").to_owned();
    let record = local.as_ref().map(|l| about(&l.answers)).filter(|record| !record.is_empty());
    let record = record.or(stored.as_ref().map(|d| about(&d.answers))).unwrap_or_default();
    // What came with the draft is about the same record, unless another was chosen here.
    let register = stored.as_ref().filter(|d| about(&d.answers) == record);
    let register = register.and_then(|draft| draft.register.clone());
    let facts = async {
        match register {
            Some(register) => Ok(register),
            None => api::register_facts(base, &which.template, &record, cancel).await,
        }
    };
    let form = api::form(base, &which.template, &record, cancel);
    let (form, register) = browser::both(form, facts).await;
    let (form, withdrawn) = match form {
        Err(ApiError::Problem(problem)) if problem.kind() == Some(ProblemKind::Withdrawn) => {
            // The latest that was filled in, here or elsewhere.
            let here = local.as_ref().map_or(1, |local| local.form);
            let version = here.max(stored.as_ref().map_or(1, |draft| draft.template.version));
            let form = api::form_as_it_was(base, &which.template, version).await?;
            (form, Some(problem.detail.clone()))
        }
        form => (form?, None),
    };
    let (known, today) = match register {
        Ok(register) => (register.known, register.today),
        Err(_) if withdrawn.is_some() => (Answers::default(), browser::now().date()),
        Err(error) => match &local {
            Some(local) if error.is_out_of_reach() => (local.known.clone(), browser::now().date()),
            _ => return Err(error),
        },
    };
    let found = match local {
        Some(local) if away => Some(alone(local)),
        local => reconcile(local, stored, &form),
    };
    let Some((local, safety)) = found else { return Ok(None) };
    let renewed = withdrawn.is_none() && local.form != form.head.version;
    let regions = districts(base, &form, cancel).await?;
    let opened =
        Opened { form, withdrawn, renewed, known, today, regions, local, safety, correction: None };
    Ok(Some(ready(opened)))
}

/// What isn't there is none, and no error.
pub(super) fn found<T>(answer: Result<T, ApiError>) -> Result<Option<T>, ApiError> {
    match answer {
        Err(error) if error.status() == Some(404) => Ok(None),
        answer => answer.map(Some),
    }
}

/// The districts to choose from, if the form asks for one.
pub async fn districts(
    base: &str,
    form: &FormTemplate,
    cancel: &Cancel,
) -> Result<Vec<Region>, ApiError> {
    let columns = |kind: &FieldKind| match kind {
        FieldKind::Region {} => true,
        FieldKind::Rows { columns, .. } => {
            columns.iter().any(|c| matches!(c.kind, FieldKind::Region {}))
        }
        _ => false,
    };
    match form.fields().any(|f| columns(&f.kind)) {
        true => Ok(api::regions(base, cancel).await?.items),
        false => Ok(Vec::new()),
    }
}

/// A draft of this form in which nothing has been typed.
pub fn begin(form: &FormTemplate, answers: Answers) -> Local {
    Local {
        template: form.head.id.clone(),
        title: form.head.title.to_string(),
        form: form.head.version,
        answers,
        ..Local::default()
    }
}

/// What this browser has, while the platform can't be asked.
fn alone(local: Local) -> (Local, Safety) {
    let safety = match local.dirty {
        true => Safety::Here,
        false => Safety::Stored(Timestamp(local.changed)),
    };
    (local, safety)
}

/// What this browser has and what the platform has, as one; none if neither has any.
pub(super) fn reconcile(
    local: Option<Local>,
    stored: Option<Draft>,
    form: &FormTemplate,
) -> Option<(Local, Safety)> {
    match (local, stored) {
        (None, None) => None,
        (None, Some(draft)) => {
            let mut local = begin(form, draft.answers.clone());
            local.form = draft.template.version;
            local.stored = draft.version;
            Some((local, Safety::Stored(draft.saved)))
        }
        // Begun here, and nothing has been typed; or typed where the platform couldn't be reached.
        (Some(local), None) if local.stored == 0 => {
            let safety = if local.dirty { Safety::Here } else { Safety::Untouched };
            Some((local, safety))
        }
        (Some(local), None) => Some((local, Safety::Gone)),
        (Some(mut local), Some(draft)) => {
            // What signing out took away isn't what somebody has deleted, whichever version is later.
            if local.partial {
                let missing =
                    draft.answers.0.iter().filter(|(k, _)| !local.answers.0.contains_key(k));
                let private: Vec<_> = missing.filter(|(k, _)| is_private(form, k)).collect();
                let private: Vec<_> =
                    private.into_iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                local.answers.0.extend(private);
            }
            local.partial = false;
            let same = local.answers == draft.answers;
            if same || (!local.dirty && local.stored <= draft.version) {
                local.answers = draft.answers;
                local.stored = draft.version;
                local.dirty = false;
                return Some((local, Safety::Stored(draft.saved)));
            }
            // Its answer may not have come before the page went.
            if local.has_tried(&draft.answers) {
                local.stored = draft.version;
            }
            match local.stored == draft.version {
                true => Some((local, Safety::Here)),
                false => Some((local, Safety::Conflict(Box::new(draft)))),
            }
        }
    }
}

/// Whether the register alone says this; what else it knows may be another here.
pub fn is_fixed(known: Known) -> bool {
    use Known as K;
    !matches!(known, K::Region | K::Industry | K::Established | K::RecordFields)
}

fn is_private(form: &FormTemplate, key: &str) -> bool {
    let id = key.split('.').next().unwrap_or_default();
    form.fields().any(|f| f.id == id && f.private)
}

/// With the facts that the register knows, and the names of what is private.
pub(super) fn ready(mut opened: Opened) -> Opened {
    for field in opened.form.fields().filter(|f| f.known.is_some()) {
        let fact = opened.known.get(&field.id);
        let fixed = field.known.is_some_and(is_fixed);
        let open = !opened.local.answers.0.contains_key(&field.id);
        if !fact.is_empty() && (fixed || open) {
            opened.local.answers.set(&field.id, fact);
        }
    }
    // A certificate that was earned since the form was begun.
    let earned = opened.known.get(CERTIFICATE);
    if !earned.is_empty() && opened.form.fields().any(|f| opened.form.is_certificate(&f.id)) {
        opened.local.answers.set(CERTIFICATE, earned);
    }
    opened.local.known.clone_from(&opened.known);
    let private = opened.form.fields().filter(|f| f.private).map(|f| f.id.as_str());
    opened.local.private = private.collect::<Vec<_>>().join("\n");
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> FormTemplate {
        serde_json::from_str(
            r#"{"head": {"id": "a", "version": 2, "purpose": "commitment", "title": "示例",
              "lead": "示例", "agency": {"name": "示例局"}, "working_days": 3},
              "matter": {}, "disclosure": "public", "letter": [], "agreements": [],
              "sections": [{"id": "s", "title": "示例", "fields": [
                {"id": "name", "label": "名称", "kind": {"text": {"most": 9}}, "known": "name"},
                {"id": "phone", "label": "电话", "kind": {"phone": {}}, "private": true}]}]}"#,
        )
        .unwrap()
    }

    fn local(stored: u32, dirty: bool, name: &str) -> Local {
        let mut local = begin(&form(), Answers::default());
        local.answers.set("name", name);
        Local { stored, dirty, ..local }
    }

    fn draft(version: u32, name: &str) -> Draft {
        let mut answers = Answers::default();
        answers.set("name", name);
        answers.set("phone", "13800000000");
        let saved = Timestamp(0);
        Draft {
            id: "x".into(),
            template: form().head,
            answers,
            saved,
            version,
            missing: 0,
            register: None,
        }
    }

    fn one(local: Option<Local>, draft: Option<Draft>) -> Option<(String, &'static str)> {
        let (local, safety) = reconcile(local, draft, &form())?;
        let name = match safety {
            Safety::Stored(_) => "stored",
            Safety::Here => "here",
            Safety::Conflict(_) => "conflict",
            Safety::Gone => "gone",
            _ => "untouched",
        };
        Some((local.answers.get("name").to_owned(), name))
    }

    #[test]
    fn nothing_typed_is_overwritten() {
        let is = |name: &str, safety| Some((name.to_owned(), safety));
        assert_eq!(one(None, None), None);
        assert_eq!(one(None, Some(draft(3, "那边"))), is("那边", "stored"));
        assert_eq!(one(Some(local(0, false, "这边")), None), is("这边", "untouched"));
        assert_eq!(one(Some(local(0, true, "这边")), None), is("这边", "here"));
        assert_eq!(one(Some(local(3, true, "这边")), None), is("这边", "gone"));
        assert_eq!(
            one(Some(local(3, false, "旧的")), Some(draft(4, "那边"))),
            is("那边", "stored")
        );
        assert_eq!(one(Some(local(3, true, "这边")), Some(draft(3, "那边"))), is("这边", "here"));
        assert_eq!(
            one(Some(local(3, true, "这边")), Some(draft(4, "那边"))),
            is("这边", "conflict")
        );
        // Stored by this browser, which went before it was told.
        let mut tried = local(3, true, "那边");
        tried.answers = draft(4, "那边").answers;
        tried.try_out();
        tried.answers.set("name", "这边");
        assert_eq!(one(Some(tried), Some(draft(4, "那边"))), is("这边", "here"));
    }

    #[test]
    fn what_was_private_comes_back_from_the_platform() {
        let partial = Local { partial: true, ..local(3, true, "这边") };
        let (merged, _) = reconcile(Some(partial), Some(draft(3, "那边")), &form()).unwrap();
        assert_eq!(merged.answers.get("phone"), "13800000000");
        assert_eq!(merged.answers.get("name"), "这边");
    }

    #[test]
    fn known_facts_are_filled_in() {
        let mut known = Answers::default();
        known.set("name", "登记的名称");
        let opened = Opened {
            form: form(),
            withdrawn: None,
            renewed: false,
            known,
            today: Date::FAR,
            regions: Vec::new(),
            local: local(0, false, "旧名称"),
            safety: Safety::Untouched,
            correction: None,
        };
        let opened = ready(opened);
        assert_eq!(opened.local.answers.get("name"), "登记的名称");
        assert_eq!(opened.local.private, "phone");
    }
}
