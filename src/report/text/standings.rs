//! How many targets stand how, which are met, and which are behind what is due and by how much.

use crate::{
    attainment::Status,
    report::{
        Facts, Section,
        judged::{Judged, is_short},
    },
    table::{Cell, Column, Table},
    words::{
        self, Label,
        report::{Heading, Sentence},
    },
};

/// The order in which a report counts statuses: the good ones first.
const ORDER: [Status; 7] = [
    Status::Met,
    Status::OnPace,
    Status::Behind,
    Status::FarBehind,
    Status::Missed,
    Status::NoData,
    Status::NotApplicable,
];

/// How many stand how, without those that none does.
pub(super) fn counts<'a>(judged: impl Iterator<Item = &'a Judged<'a>>) -> Vec<(Status, usize)> {
    let statuses: Vec<_> = judged.map(Judged::status).collect();
    let counts = ORDER.map(|status| (status, statuses.iter().filter(|it| **it == status).count()));
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// Those that are owed, or those that are only aspired to.
pub(super) fn of_kind<'a>(judged: &'a [Judged<'a>], strive: bool) -> impl Iterator<Item = &'a Judged<'a>> {
    judged.iter().filter(move |it| it.target.strive == strive)
}

pub(super) fn overall(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Section {
    let mut section = Section::new(Heading::Overall.text(facts.language));
    let own = facts.county.is_some();
    if !own {
        for turnout in &facts.turnout {
            let sentence = Sentence::Turnout {
                period: turnout.period,
                counties: facts.plan.counties.len(),
                complete: turnout.complete.len(),
                partial: turnout.partial.len(),
                nil: turnout.nil.len(),
            };
            section.say(sentence.text(facts.language));
        }
    }
    for strive in [false, true] {
        let counts = counts(of_kind(judged, strive));
        let sentence = match counts.is_empty() {
            true => Sentence::NothingOwed { strive, own },
            false => Sentence::Standings { strive, own, counts },
        };
        section.say(sentence.text(facts.language));
    }
    section
}

pub(super) fn reached(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Section {
    let mut section = Section::new(Heading::Reached.text(facts.language));
    if of_kind(judged, false).next().is_none() {
        return section;
    }
    well(&mut section, facts, of_kind(judged, false));
    if section.is_blank() {
        section.say(Sentence::NothingReached.text(facts.language));
    }
    section
}

/// Tells what is met one by one, and what is on pace in one sentence.
fn well<'a>(section: &mut Section, facts: &Facts<'_>, judged: impl Iterator<Item = &'a Judged<'a>>) {
    let mut on_pace = Vec::new();
    for it in judged {
        match it.status() {
            Status::Met => section.say(it.sentence().text(facts.language)),
            Status::OnPace => on_pace.push(it.name()),
            _ => {}
        }
    }
    if !on_pace.is_empty() {
        section.say(Sentence::OnPace { targets: on_pace }.text(facts.language));
    }
}

pub(super) fn short(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Section {
    let mut section = Section::new(Heading::Short.text(facts.language));
    if of_kind(judged, false).next().is_none() {
        return section;
    }
    badly(&mut section, facts, judged, false);
    if section.is_blank() {
        section.say(Sentence::NothingShort { strive: false }.text(facts.language));
    }
    let earlier: Vec<_> = of_kind(judged, false).filter_map(|it| it.missed_earlier(facts.period.start())).collect();
    if !earlier.is_empty() {
        section.subheading(Heading::MissedEarlier.text(facts.language));
        earlier.iter().for_each(|sentence| section.say(sentence.text(facts.language)));
    }
    let lagging: Vec<_> = of_kind(judged, false).filter(|it| !it.is_short()).filter_map(lagging).collect();
    if !lagging.is_empty() {
        section.subheading(Heading::Laggards.text(facts.language));
        lagging.iter().for_each(|sentence| section.say(sentence.text(facts.language)));
    }
    if facts.county.is_none() {
        section.show(Heading::ByCounty.text(facts.language), by_county(facts));
    }
    section
}

/// Tells what is behind, the worst first.
fn badly(section: &mut Section, facts: &Facts<'_>, judged: &[Judged<'_>], strive: bool) {
    let groups = [
        (Status::Missed, Heading::Missed),
        (Status::FarBehind, Heading::FarBehind),
        (Status::Behind, Heading::Behind),
        (Status::NoData, Heading::NoData),
    ];
    for (status, heading) in groups {
        let group: Vec<_> = of_kind(judged, strive).filter(|it| it.status() == status).collect();
        if group.is_empty() {
            continue;
        }
        section.subheading(heading.text(facts.language));
        for it in group {
            let counties = it.laggards();
            let laggards =
                (!counties.is_empty() && status != Status::NoData).then_some(Sentence::Laggards { counties });
            let sentences = [it.sentence()].into_iter().chain(laggards);
            let texts: Vec<_> = sentences.map(|sentence| sentence.text(facts.language)).collect();
            section.say(texts.join(words::report::between(facts.language)));
        }
    }
}

/// A target that stands well as a whole, though counties are behind.
fn lagging(judged: &Judged<'_>) -> Option<Sentence> {
    let counties = judged.laggards();
    let (target, status) = (judged.name(), judged.status());
    (!counties.is_empty()).then_some(Sentence::LaggardsOf { target, status, counties })
}

pub(super) fn aspired(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Section {
    let mut section = Section::new(Heading::Strive.text(facts.language));
    if of_kind(judged, true).next().is_none() {
        return section;
    }
    well(&mut section, facts, of_kind(judged, true));
    let before = section.blocks.len();
    badly(&mut section, facts, judged, true);
    if section.blocks.len() == before {
        section.say(Sentence::NothingShort { strive: true }.text(facts.language));
    }
    section
}

/// What each county owes by itself, by status.
fn by_county(facts: &Facts<'_>) -> Table {
    let language = facts.language;
    let shown: Vec<_> = ORDER.into_iter().filter(|status| *status != Status::NotApplicable).collect();
    let mut columns = vec![Column::left(Label::County.text(language)), Column::right(Heading::Owed.fixed(language))];
    columns.extend(shown.iter().map(|status| Column::right(words::status(*status, language))));
    let rows = (0..facts.plan.counties.len()).map(crate::model::CountyIx).map(|ix| {
        let own = facts.targets().filter(|(_, target, _)| !target.strive).filter_map(|(_, _, outcome)| {
            outcome.counties[ix.0].own.as_ref().map(|own| own.status).filter(|it| *it != Status::NotApplicable)
        });
        let own: Vec<_> = own.collect();
        let number = |count: usize| Cell::Number(crate::number::Decimal::ONE.times(count));
        let of = |status: &Status| own.iter().filter(|it| *it == status).count();
        let mut row = vec![Cell::text(words::county_name(facts.plan.county(ix), language)), number(own.len())];
        row.extend(shown.iter().map(|status| match (of(status), is_short(*status)) {
            (0, _) => Cell::Number(crate::number::Decimal::ZERO),
            (count, _) => number(count),
        }));
        row
    });
    let rows: Vec<_> = rows.collect();
    let any = facts.targets().any(|(_, target, _)| !target.strive && target.owed().in_parts());
    Table { columns, rows: if any { rows } else { Vec::new() } }
}
