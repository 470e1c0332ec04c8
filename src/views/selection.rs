//! Which part of the answer is wanted. A selection shortens lists; it never changes a figure.

use crate::model::{CountyIx, Plan};

#[derive(Debug, Clone, Default)]
pub struct Selection {
    pub county: Option<CountyIx>,
    /// An action's id.
    pub action: Option<String>,
}

impl Selection {
    pub fn has_county(&self, county: CountyIx) -> bool {
        self.county.is_none_or(|only| only == county)
    }

    pub fn has_action(&self, action: &str) -> bool {
        self.action.as_deref().is_none_or(|only| only == action)
    }

    /// The counties that are listed, in the plan's order.
    pub fn counties(&self, plan: &Plan) -> impl Iterator<Item = CountyIx> {
        (0..plan.counties.len()).map(CountyIx).filter(|county| self.has_county(*county))
    }
}
