//! The columns of a form: a submission's own, and the help to the clerk that is ignored when it is read.

/// A column, in the order in which forms have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormColumn {
    Item,
    Name,
    Period,
    Site,
    /// What people call the site.
    SiteName,
    Unit,
    Measure,
    OfMeans,
    Previous,
    Value,
    Of,
    Evidence,
    Note,
}

impl FormColumn {
    pub const ALL: [FormColumn; 13] = [
        FormColumn::Item,
        FormColumn::Name,
        FormColumn::Period,
        FormColumn::Site,
        FormColumn::SiteName,
        FormColumn::Unit,
        FormColumn::Measure,
        FormColumn::OfMeans,
        FormColumn::Previous,
        FormColumn::Value,
        FormColumn::Of,
        FormColumn::Evidence,
        FormColumn::Note,
    ];

    /// Whether the clerk fills it. A site is named only where there is no list of them.
    pub fn is_answer(self) -> bool {
        matches!(self, FormColumn::Value | FormColumn::Of | FormColumn::Evidence | FormColumn::Note)
    }
}
