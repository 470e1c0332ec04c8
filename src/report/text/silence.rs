//! Who has not reported, and where a figure is missing, does not apply or is stale.

use crate::{
    model::{CountyIx, Item},
    report::{Facts, Section, Turnout, judged::Judged},
    table::{Cell, Column, Table},
    words::{
        self, Label, enumeration,
        report::{Heading, Sentence},
    },
};

pub(super) fn section(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Section {
    let mut section = Section::new(Heading::Silence.text(facts.language));
    for turnout in &facts.turnout {
        let sentences = match facts.county {
            None => citys(facts, turnout),
            Some(county) => vec![countys(facts, turnout, county)],
        };
        sentences.iter().for_each(|sentence| section.say(sentence.text(facts.language)));
    }
    if facts.county.is_none() {
        section.show(Heading::Lacking.text(facts.language), lacking(facts, judged));
    }
    section
}

fn names(facts: &Facts<'_>, counties: &[CountyIx]) -> Vec<String> {
    counties.iter().map(|ix| words::county_name(facts.plan.county(*ix), facts.language).to_owned()).collect()
}

fn citys(facts: &Facts<'_>, turnout: &Turnout) -> Vec<Sentence> {
    let period = turnout.period;
    let mut sentences = Vec::new();
    if !turnout.nil.is_empty() {
        sentences.push(Sentence::Silent { period, counties: names(facts, &turnout.nil) });
    }
    if !turnout.partial.is_empty() {
        sentences.push(Sentence::Incomplete { period, counties: names(facts, &turnout.partial) });
    }
    if sentences.is_empty() {
        sentences.push(Sentence::AllReported { period });
    }
    sentences
}

fn countys(facts: &Facts<'_>, turnout: &Turnout, county: CountyIx) -> Sentence {
    let period = turnout.period;
    if turnout.nil.contains(&county) {
        Sentence::OwnSilent { period }
    } else if turnout.lacking.is_empty() {
        Sentence::AllReported { period }
    } else {
        let name =
            |item: Item| words::report::named(facts.plan.item_name(item), facts.plan.item_id(item), facts.language);
        Sentence::OwnLacking { period, items: turnout.lacking.iter().map(|lacking| name(lacking.item)).collect() }
    }
}

fn lacking(facts: &Facts<'_>, judged: &[Judged<'_>]) -> Table {
    let language = facts.language;
    let columns = vec![
        Column::left(Label::Target.text(language)),
        Column::left(Heading::Unreported.fixed(language)),
        Column::left(Heading::NotApplicable.fixed(language)),
        Column::left(Label::Stale.text(language)),
    ];
    let rows = judged.iter().filter_map(|it| {
        let unsaid = it.unsaid();
        if unsaid.iter().all(Vec::is_empty) {
            return None;
        }
        let cells = unsaid.iter().map(|counties| match counties.is_empty() {
            true => Cell::Nothing,
            false => Cell::Text(enumeration(&names(facts, counties), language)),
        });
        Some([Cell::Text(it.name())].into_iter().chain(cells).collect())
    });
    Table { columns, rows: rows.collect() }
}
