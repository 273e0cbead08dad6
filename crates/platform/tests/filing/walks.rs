//! Random people do random things to a case: only what the contract's table allows happens, and
//! all of it is in the log.

use super::site::*;
use contract::Date;
use contract::case::{Action, Case, CaseKind, CaseState, Role};

/// SplitMix64: the same walk for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

struct Walk {
    site: Site,
    kind: CaseKind,
    day: Date,
    owner: Client,
    people: Vec<(Client, Role, bool)>,
    case: Case,
    events: usize,
}

impl Walk {
    async fn begin(kind: CaseKind) -> Self {
        let site = Site::new();
        let owner = site.signed_in(FOOD).await;
        let (handler, stranger) = match kind {
            CaseKind::Commitment => (MARKET, REFORM),
            _ => (REFORM, MARKET),
        };
        let people = vec![
            (owner.clone(), Role::Enterprise, true),
            (site.signed_in(handler).await, Role::Officer, true),
            (site.signed_in(CLEAN).await, Role::Enterprise, false),
            (site.signed_in(stranger).await, Role::Officer, false),
            (site.anybody(), Role::Officer, false),
        ];
        let case = owner.file(kind).await;
        Self { site, kind, day: today(), owner, people, case, events: 1 }
    }

    async fn step(&mut self, chance: &mut Chance) {
        if chance.below(6) == 0 {
            let days = [chance.below(40), 400][usize::from(chance.below(4) == 0)];
            return self.sleep(days as i32).await;
        }
        // Mostly those who may do something at all, or nothing would ever happen.
        let who = [0, 0, 0, 1, 1, 1, 1, 2, 3, 4][chance.below(10) as usize];
        let (client, role, party) = self.people[who].clone();
        let offered: Vec<Action> =
            self.kind.offers(self.case.head.state, role).map(|m| m.action).collect();
        // Those who end everything at once don't get far.
        let ends = [Action::Withdraw, Action::Reject, Action::Revoke];
        let offered: Vec<Action> =
            offered.into_iter().filter(|a| !ends.contains(a) || chance.below(8) == 0).collect();
        let action = match offered.len() as u64 {
            n if n > 0 && chance.below(3) > 0 => offered[chance.below(n) as usize],
            _ => Action::ALL[chance.below(Action::ALL.len() as u64) as usize],
        };
        let answers = self.owner.answers(self.kind, self.day).await;
        let answer = client.act(&self.case, role, action, &answers).await;
        match self.kind.step(self.case.head.state, action, role).filter(|_| party) {
            Some(legal) => {
                let after: Case = answer.read();
                assert_eq!(after.head.state, legal.to, "{action:?}");
                assert_eq!(after.version, self.case.version + 1);
                self.events += 1;
            }
            None => {
                let refused = [401, 403, 404, 409].contains(&answer.status);
                assert!(refused, "{role:?} {action:?}: {}", answer.status);
            }
        }
        self.look().await;
    }

    /// Days pass.
    async fn sleep(&mut self, days: i32) {
        let (before, due) = (self.case.head.state, self.case.head.due);
        self.day = self.day.add_days(days);
        let router = self.site.router(self.day);
        self.owner.router = router.clone();
        for (client, ..) in &mut self.people {
            client.router = router.clone();
        }
        let number = &self.case.head.number;
        let after: Case = self.owner.get(&format!("me/cases/{number}")).await.read();
        let legal = [Action::Lapse, Action::Expire]
            .into_iter()
            .find_map(|action| self.kind.step(before, action, Role::Clock));
        match legal {
            Some(m) if after.head.state == m.to => {
                assert!(m.action == Action::Expire || due.unwrap() < self.day, "lapsed too early");
                self.events += 1;
            }
            _ => {
                assert_eq!(after.head.state, before);
                let late = before == CaseState::Returned && due.unwrap() < self.day;
                assert!(!late, "should have lapsed");
            }
        }
        self.look().await;
    }

    /// What everybody sees agrees with the state.
    async fn look(&mut self) {
        let number = self.case.head.number.clone();
        self.case = self.owner.get(&format!("me/cases/{number}")).await.read();
        let (case, state) = (&self.case, self.case.head.state);
        assert_eq!(case.events.len(), self.events, "an event lost or doubled");
        assert_eq!(case.events.last().unwrap().state, state);
        for pair in case.events.windows(2) {
            let legal = self.kind.step(pair[0].state, pair[1].action, pair[1].role);
            assert_eq!(legal.map(|m| m.to), Some(pair[1].state));
        }
        let offered: Vec<Action> = case.offers.iter().map(|o| o.action).collect();
        let legal: Vec<Action> =
            self.kind.offers(state, Role::Enterprise).map(|m| m.action).collect();
        assert_eq!(offered, legal);
        assert_eq!(case.head.due.is_some(), case.head.state.acts_next().is_some());
        let accepted = case.events.iter().any(|e| {
            e.action
                == if self.kind == CaseKind::Commitment { Action::Accept } else { Action::Verify }
        });
        let record = self.owner.get(&format!("records/case-{number}")).await.status;
        // The term of what was registered is also the term of its publication.
        let over = self.kind == CaseKind::Registration && state == CaseState::Expired;
        let wanted = match (accepted, self.kind.keeps_record(state) && !over) {
            (true, true) => 200,
            (true, false) => 410,
            (false, _) => 404,
        };
        assert_eq!(record, wanted, "{state:?}");
    }
}

#[tokio::test]
async fn random_walks_of_random_people() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..14 {
        let kind = CaseKind::ALL[seed as usize % 2];
        let mut chance = Chance(seed);
        let mut walk = Walk::begin(kind).await;
        for _ in 0..24 {
            walk.step(&mut chance).await;
            seen.insert(walk.case.head.state);
        }
    }
    assert!(seen.len() >= 10, "the walks must lead somewhere: {seen:?}");
}
