//! Good cases as the plan knows them: at which level one can be awarded, and which of them back an indicator.

/// Who awarded a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseLevel {
    National,
    Provincial,
    Municipal,
    County,
}

impl CaseLevel {
    pub const ALL: [CaseLevel; 4] =
        [CaseLevel::National, CaseLevel::Provincial, CaseLevel::Municipal, CaseLevel::County];

    /// What a cell or a key says, in English and in Chinese.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            CaseLevel::National => ["national", "国家级"],
            CaseLevel::Provincial => ["provincial", "省级"],
            CaseLevel::Municipal => ["municipal", "市级"],
            CaseLevel::County => ["county", "县级"],
        }
    }

    pub fn parse(text: &str) -> Option<CaseLevel> {
        CaseLevel::ALL.into_iter().find(|level| level.words().contains(&text))
    }
}

/// The cases of its own action that an indicator counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseBacking {
    pub level: CaseLevel,
    /// `None`: of any kind.
    pub kind: Option<String>,
}
