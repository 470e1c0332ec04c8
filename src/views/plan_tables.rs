//! `plan show`: the plan itself, one thing of it, or everything that it reads into the notice.

use super::status_table::wanted;
use crate::{
    model::{CountyIx, Goal, Indicator, Language, Measure, Owed, Plan, Target},
    nearest::nearest,
    table::{Cell, Column, Document, Section, Table},
    words::{Label, Notice, cadence, county_name},
};

/// Every task, indicator and target, action by action.
pub fn plan(plan: &Plan, language: Language) -> Document {
    let sections = plan.actions.iter().map(|action| {
        let name = match language {
            Language::Chinese => &action.name,
            Language::English => &action.name_en,
        };
        action_section(plan, &action.id, format!("{} {name}", action.id), language)
    });
    Document {
        lines: vec![plan.title.clone(), counts(plan).text(language)],
        sections: sections.collect(),
        ..Document::default()
    }
}

/// How much the plan holds.
pub fn counts(plan: &Plan) -> Notice {
    Notice::PlanCounts {
        actions: plan.actions.len(),
        tasks: plan.tasks.len(),
        indicators: plan.indicators.len(),
        targets: plan.targets().count(),
    }
}

fn action_section(plan: &Plan, action: &str, title: String, language: Language) -> Section {
    let columns = [Label::Item, Label::Name, Label::Measure, Label::Unit, Label::Wanted];
    let columns = columns.map(|label| Column::left(label.text(language))).into();
    let mut rows = Vec::new();
    for (ix, task) in plan.tasks.iter().enumerate().filter(|(_, task)| task.action == action) {
        rows.push(vec![
            Cell::text(task.id.clone()),
            Cell::text(task.summary.clone()),
            Cell::text(""),
            Cell::text(""),
            Cell::text(""),
        ]);
        let indicators = plan.indicators.iter().filter(|indicator| indicator.task.0 == ix);
        rows.extend(indicators.map(|indicator| indicator_row(plan, indicator, language)));
    }
    Section { title, table: Table { columns, rows }, notes: Vec::new() }
}

fn indicator_row(plan: &Plan, indicator: &Indicator, language: Language) -> Vec<Cell> {
    let targets: Vec<_> = indicator.targets.iter().map(|target| wanted(indicator, target, language)).collect();
    let wanted = if targets.is_empty() { Label::Watched.text(language).to_owned() } else { targets.join("; ") };
    let mut kind = measure(indicator.measure, language).to_owned();
    if let Some(roster) = indicator.backed_by {
        kind += &format!(" · {} {}", Label::BackedBy.text(language), plan.roster(roster).id);
    }
    vec![
        Cell::text(indicator.id.clone()),
        Cell::text(indicator.name.clone()),
        Cell::text(kind),
        Cell::text(unit(indicator)),
        Cell::text(wanted),
    ]
}

pub fn measure(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Stock => Label::Stock,
        Measure::Flow => Label::Flow,
        Measure::ToDate => Label::ToDate,
    }
    .text(language)
}

/// `% / 城市街道总数`.
fn unit(indicator: &Indicator) -> String {
    match &indicator.share {
        None => indicator.unit.clone(),
        Some(share) if share.is_part_of_whole() => format!("{} / {}", indicator.unit, share.of),
        Some(share) => format!("{} / {} {}", indicator.unit, share.per, share.of),
    }
}

/// What an id names: an action, a task, an indicator, a target or a county.
pub fn one(plan: &Plan, id: &str, language: Language) -> Result<Document, Notice> {
    if let Some(action) = plan.actions.iter().find(|action| action.id == id) {
        let name = if language == Language::Chinese { &action.name } else { &action.name_en };
        let section = action_section(plan, id, format!("{id} {name}"), language);
        return Ok(Document { sections: vec![section], ..Document::default() });
    }
    if let Some((ix, task)) = plan.tasks.iter().enumerate().find(|(_, task)| task.id == id) {
        let indicators = plan.indicators.iter().filter(|indicator| indicator.task.0 == ix);
        let sections = indicators.map(|indicator| indicator_section(plan, indicator, &indicator.targets, language));
        let lines = vec![format!("{id} {}", task.summary)];
        return Ok(Document { lines, sections: sections.collect(), ..Document::default() });
    }
    for indicator in &plan.indicators {
        let named: Vec<_> = indicator.targets.iter().filter(|target| target.id == id).cloned().collect();
        if indicator.id == id || !named.is_empty() {
            let targets = if indicator.id == id { &indicator.targets } else { &named };
            let section = indicator_section(plan, indicator, targets, language);
            return Ok(Document { sections: vec![section], ..Document::default() });
        }
    }
    if let Some(county) = plan.county_by_id(id) {
        return Ok(county_document(plan, county, language));
    }
    let targets = plan.targets().map(|(_, _, target)| target.id.as_str());
    let counties = plan.counties.iter().map(|county| county.id.as_str());
    let nearest = nearest(id, plan.item_ids().chain(targets).chain(counties)).map(str::to_owned);
    Err(Notice::UnknownId { text: id.to_owned(), nearest })
}

fn facts(title: String, facts: Vec<(Label, String)>, language: Language) -> Section {
    let columns = vec![Column::left(Label::Step.text(language)), Column::left(Label::Remark.text(language))];
    let rows = facts.into_iter().map(|(label, text)| vec![Cell::text(label.text(language)), Cell::text(text)]);
    Section { title, table: Table { columns, rows: rows.collect() }, notes: Vec::new() }
}

fn indicator_section(plan: &Plan, indicator: &Indicator, targets: &[Target], language: Language) -> Section {
    let task = plan.task(indicator.task);
    let mut all = vec![
        (Label::Task, format!("{} {}", task.id, task.summary)),
        (Label::Measure, measure(indicator.measure, language).to_owned()),
        (Label::Unit, unit(indicator)),
        (Label::Period, cadence(indicator.periods, language).to_owned()),
    ];
    if let Some(roster) = indicator.site {
        all.push((Label::Site, plan.roster(roster).name.clone()));
    }
    if let Some(roster) = indicator.backed_by.map(|roster| plan.roster(roster)) {
        all.push((Label::BackedBy, format!("{} ({})", roster.name, roster.id)));
    }
    if let Some(assumed) = &indicator.assumed {
        all.push((Label::Assumption, assumed.clone()));
    }
    for target in targets {
        all.push((Label::Target, format!("{}: {}", target.id, wanted(indicator, target, language))));
        all.push((Label::Window, window(target, plan, language)));
        if let Owed::Allocation(split) = target.owed() {
            let owing = plan.counties.iter().zip(split).filter(|(_, figure)| !figure.is_zero());
            let split: Vec<_> =
                owing.map(|(county, figure)| format!("{} {figure}", county_name(county, language))).collect();
            all.push((Label::Allocated, split.join(", ")));
        }
        if let Goal::Level(level) = &target.goal
            && !level.schedule.is_empty()
        {
            let levels: Vec<_> = level.schedule.iter().map(|(day, level)| format!("{day}: {level}")).collect();
            all.push((Label::Due, levels.join(", ")));
        }
        if let Some(assumed) = &target.assumed {
            all.push((Label::Assumption, assumed.clone()));
        }
    }
    let place = &indicator.place;
    all.push((Label::Source, format!("{}:{}", place.path, place.line)));
    facts(format!("{} {}", indicator.id, indicator.name), all, language)
}

fn window(target: &Target, plan: &Plan, language: Language) -> String {
    let windows = crate::model::Window::of(target.rhythm, plan);
    let named: Vec<_> = windows.iter().map(|window| crate::words::window(target.rhythm, *window, language)).collect();
    match named.as_slice() {
        [first, .., last] if named.len() > 4 => format!("{first} … {last} ({})", named.len()),
        _ => named.join(", "),
    }
}

fn county_document(plan: &Plan, ix: CountyIx, language: Language) -> Document {
    let county = plan.county(ix);
    let owed = plan.targets().filter_map(|(_, indicator, target)| match &target.goal {
        Goal::Level(level) => level.figure_of(ix).map(|_| (indicator, target)),
        Goal::Trend(_) => None,
    });
    let owed = owed.map(|(indicator, target)| {
        let own = match target.owed() {
            Owed::Allocation(split) => format!(" ({})", split[ix.0]),
            Owed::City | Owed::EachCounty | Owed::EachSite => String::new(),
        };
        (Label::Target, format!("{} {}: {}{own}", target.id, indicator.name, wanted(indicator, target, language)))
    });
    let title = format!("{} {} ({})", county.id, county_name(county, language), county.code);
    Document { sections: vec![facts(title, owed.collect(), language)], ..Document::default() }
}

/// Everything that the plan reads into what the notice leaves open, with its place.
pub fn assumptions(plan: &Plan, language: Language) -> Document {
    let whole = plan.assumed.iter().map(|assumed| (plan.id.clone(), assumed, None));
    let indicators = plan.indicators.iter().flat_map(|indicator| {
        let own = indicator.assumed.iter().map(|assumed| (indicator.id.clone(), assumed, Some(&indicator.place)));
        let targets = indicator.targets.iter().filter_map(|target| {
            let assumed = target.assumed.as_ref()?;
            Some((target.id.clone(), assumed, Some(target.key_place("assumed"))))
        });
        own.chain(targets).collect::<Vec<_>>()
    });
    let rows = whole.chain(indicators).map(|(id, assumed, place)| {
        let source = place.map_or("plan/plan.toml".to_owned(), |place| format!("{}:{}", place.path, place.line));
        vec![Cell::text(id), Cell::text(assumed.clone()), Cell::text(source)]
    });
    let columns = [Label::Item, Label::Assumption, Label::Source];
    let columns = columns.map(|label| Column::left(label.text(language))).into();
    let table = Table { columns, rows: rows.collect() };
    Document {
        lines: vec![plan.title.clone()],
        sections: vec![Section { title: String::new(), table, notes: Vec::new() }],
        ..Document::default()
    }
}
