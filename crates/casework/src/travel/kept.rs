//! Bundles that were read and wait for an answer: in memory, the latest few, never written.

use super::BundlePlan;
use crate::desk::Desk;
use model::MemberId;
use register::Refusal;
use register::locks::whole;
use std::sync::{Arc, Mutex};

#[derive(Default)]
pub(crate) struct Bundles(Mutex<Vec<Kept>>);

struct Kept {
    key: String,
    by: MemberId,
    plan: Arc<BundlePlan>,
}

impl Bundles {
    const KEPT: usize = 4;

    fn put(&self, kept: Kept) {
        let mut all = whole(&self.0);
        all.retain(|other| other.key != kept.key);
        all.push(kept);
        let gone = all.len().saturating_sub(Self::KEPT);
        all.drain(..gone);
    }

    fn get(&self, key: &str, by: MemberId) -> Option<Arc<BundlePlan>> {
        whole(&self.0).iter().find(|kept| kept.key == key && kept.by == by).map(|kept| kept.plan.clone())
    }
}

impl register::Kept for Bundles {
    /// They are no part of the register: each is read again before it is taken in.
    fn forget(&self) {}

    /// One may hold somebody who is forgotten.
    fn forget_people(&self) {
        whole(&self.0).clear();
    }
}

impl Desk<'_> {
    /// Keeps a plan until it is answered; the key by which it is found again.
    pub fn keep_bundle(&self, plan: BundlePlan) -> String {
        let key: String = self.house.random::<12>().iter().map(|b| format!("{b:02x}")).collect();
        self.house.register.part::<Bundles>().put(Kept {
            key: key.clone(),
            by: self.member(),
            plan: Arc::new(plan),
        });
        key
    }

    /// A plan of one's own that was kept.
    pub fn kept_bundle(&self, key: &str) -> Result<Arc<BundlePlan>, Refusal> {
        self.viewer.may(access::Action::Import)?;
        self.house.register.part::<Bundles>().get(key, self.member()).ok_or(Refusal::NotFound)
    }

    /// Reads a kept bundle again, on the register as it is now.
    pub fn renew_bundle(&self, key: &str) -> Result<(), Refusal> {
        let before = self.kept_bundle(key)?;
        let plan = self.plan_bundle(&before.file, before.bytes.clone())?;
        self.house.register.part::<Bundles>().put(Kept {
            key: key.to_owned(),
            by: self.member(),
            plan: Arc::new(plan),
        });
        Ok(())
    }

    /// Lets a plan go.
    pub fn drop_bundle(&self, key: &str) -> Result<(), Refusal> {
        self.kept_bundle(key)?;
        whole(&self.house.register.part::<Bundles>().0).retain(|kept| kept.key != key);
        Ok(())
    }
}
