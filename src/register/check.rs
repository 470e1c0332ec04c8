//! Whether the plan answers for every clause and commitment, and every target stands in one: both ways,
//! key by key, so that nothing can be dropped or bent in the plan alone.

use super::read::{Clause, Commitment, Kind, OwedDuty, Register, Wanted};
use crate::{
    calendar::Cadence,
    finding::{Finding, Message, PlanProblem, Referent, RegisterProblem, Subject},
    model::{Each, Goal, Indicator, Owed, Plan, Rhythm, Target},
    number::Decimal,
    source::Place,
};

/// Holds a plan against its register.
pub fn check(plan: &Plan, register: &Register) -> Vec<Finding> {
    let mut check = Check { plan, findings: Vec::new(), answered: Vec::new() };
    check.frame(register);
    for clause in &register.clauses {
        check.clause(clause);
    }
    check.unfounded(register);
    check.findings
}

struct Check<'a> {
    plan: &'a Plan,
    findings: Vec<Finding>,
    /// Targets that some commitment asks for, as indicator and place among its targets.
    answered: Vec<(&'a str, usize)>,
}

impl<'a> Check<'a> {
    fn tell(&mut self, problem: RegisterProblem, place: &Place, related: Option<&Place>, item: Option<&str>) {
        let subject = Subject { item: item.map(str::to_owned), ..Subject::default() };
        let finding = Finding::new(Message::Register(problem), place.clone());
        self.findings.push(finding.about(subject).because_of(related.cloned()));
    }

    fn clause(&mut self, clause: &Clause) {
        let task = self.plan.tasks.iter().any(|task| task.id == clause.id);
        let duty = self.plan.duties.iter().any(|duty| duty.clause == clause.id);
        if !task && !duty {
            let problem = RegisterProblem::ClauseWithoutTask { clause: clause.id.clone() };
            self.tell(problem, &clause.place, None, Some(&clause.id));
            return;
        }
        for owed in &clause.duties {
            self.duty(clause, owed);
        }
        let mut told = Vec::new();
        for commitment in clause.commitments.iter().filter(|c| c.kind != Kind::Description) {
            self.commitment(clause, commitment, &mut told);
        }
    }

    /// A duty is known by its name, in its clause or bent into another.
    fn duty(&mut self, clause: &Clause, owed: &OwedDuty) {
        let named: Vec<_> = self.plan.duties.iter().filter(|duty| duty.name == owed.name).collect();
        let same_clause = named.iter().find(|duty| duty.clause == clause.id);
        let Some(duty) = same_clause.or(named.first()).copied() else {
            let problem = RegisterProblem::ClauseWithoutDuty { clause: clause.id.clone(), name: owed.name.clone() };
            self.tell(problem, &owed.place, None, Some(&clause.id));
            return;
        };
        let word = |every: Option<Cadence>| every.map(Cadence::word);
        let mut differences = Vec::new();
        compare(&mut differences, "clause", Some(clause.id.as_str()), Some(duty.clause.as_str()));
        compare(&mut differences, "who", Some(owed.who.word()), Some(duty.who.word()));
        compare(&mut differences, "every", word(owed.every), word(duty.every));
        for (key, notice, plan) in differences {
            let problem = RegisterProblem::Differs { clause: clause.id.clone(), key, notice, plan };
            self.tell(problem, duty.key_place(key), Some(&owed.place), Some(&clause.id));
        }
    }

    /// The plan's last day and milestones.
    fn frame(&mut self, register: &Register) {
        let plan = self.plan;
        if let Some((end, place)) = &register.end
            && *end != plan.end
        {
            let (notice, plan_end) = (Some(end.to_string()), Some(plan.end.to_string()));
            let problem = RegisterProblem::Differs { clause: "一".to_owned(), key: "end", notice, plan: plan_end };
            self.tell(problem, &plan.end_place, Some(place), None);
        }
        for (date, name, place) in &register.milestones {
            if plan.milestones.iter().any(|milestone| milestone.date == *date && milestone.name == *name) {
                continue;
            }
            let bent = plan.milestones.iter().find(|milestone| milestone.name == *name);
            let problem = RegisterProblem::MilestoneMissing { date: *date, name: name.clone() };
            self.tell(problem, bent.map_or(place, |milestone| &milestone.place), Some(place), None);
        }
    }

    fn commitment(&mut self, clause: &Clause, commitment: &Commitment, told: &mut Vec<String>) {
        let Some(id) = &commitment.indicator else { return };
        let Some(indicator) = self.plan.indicators.iter().find(|indicator| indicator.id == *id) else {
            if !told.contains(id) {
                told.push(id.clone());
                let problem = RegisterProblem::CommitmentWithoutIndicator {
                    clause: clause.id.clone(),
                    indicator: id.clone(),
                    what: commitment.what.clone(),
                };
                self.tell(problem, &commitment.place, None, Some(id));
            }
            return;
        };
        for (key, notice, plan) in self.indicator_differences(commitment, indicator) {
            self.differs(clause, commitment, key, notice, plan, indicator.key_place(key), id);
        }
        if commitment.wanted == Wanted::Nothing {
            return;
        }
        let candidates: Vec<_> = indicator
            .targets
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.answered.contains(&(indicator.id.as_str(), *at)))
            .map(|(at, target)| (self.target_differences(commitment, target), at, target))
            .collect();
        let Some((differences, at, target)) = candidates.into_iter().min_by_key(|(differences, ..)| differences.len())
        else {
            let problem = RegisterProblem::CommitmentWithoutTarget {
                clause: clause.id.clone(),
                indicator: id.clone(),
                what: commitment.what.clone(),
            };
            self.tell(problem, &indicator.place, Some(&commitment.place), Some(id));
            return;
        };
        self.answered.push((indicator.id.as_str(), at));
        for (key, notice, plan) in differences {
            let place = match key {
                "allocation" => self.split_place(commitment, target),
                key => place_of(target, key),
            };
            self.differs(clause, commitment, key, notice, plan, place, id);
        }
        if !commitment.open.is_empty() && target.assumed.is_none() {
            let open = commitment.open.join(", ");
            let problem = RegisterProblem::ReadingNotStated { clause: clause.id.clone(), open };
            self.tell(problem, &target.place, Some(&commitment.place), Some(id));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a difference is these facts, and has no life of its own")]
    fn differs(
        &mut self,
        clause: &Clause,
        commitment: &Commitment,
        key: &'static str,
        notice: Option<String>,
        plan: Option<String>,
        place: &Place,
        item: &str,
    ) {
        let problem = RegisterProblem::Differs { clause: clause.id.clone(), key, notice, plan };
        self.tell(problem, place, Some(&commitment.place), Some(item));
    }

    fn indicator_differences(&self, commitment: &Commitment, indicator: &Indicator) -> Vec<Difference> {
        let mut differences = Vec::new();
        let share = indicator.share.as_ref();
        compare(&mut differences, "unit", commitment.unit.clone(), Some(indicator.unit.clone()));
        if let Some(measure) = commitment.measure {
            compare(&mut differences, "measure", Some(measure.word()), Some(indicator.measure.word()));
        }
        compare(&mut differences, "of", commitment.of.clone(), share.map(|share| share.of.clone()));
        let per = commitment.per.or(commitment.of.as_ref().map(|_| Decimal::whole(100)));
        if commitment.of.is_some() && share.is_some() {
            compare(&mut differences, "per", per, share.map(|share| share.per));
        }
        differences
    }

    fn target_differences(&self, commitment: &Commitment, target: &Target) -> Vec<Difference> {
        let mut differences = Vec::new();
        let plan_wants = match &target.goal {
            Goal::Level(level) => Wanted::Figure(level.comparison, level.figure),
            Goal::Trend(direction) => Wanted::Direction(*direction),
        };
        if commitment.wanted != plan_wants {
            differences.push((target.op(), wish(commitment.wanted), wish(plan_wants)));
        }
        let (by, every) = match target.rhythm {
            Rhythm::By(day) => (Some(day), None),
            Rhythm::Every(cadence) => (None, Some(cadence.word())),
        };
        compare(&mut differences, "every", commitment.every.map(|every| every.word()), every);
        if commitment.every.is_none() && every.is_none() {
            compare(&mut differences, "by", Some(commitment.by.unwrap_or(self.plan.end)), by);
        }
        let each = match target.owed() {
            Owed::EachCounty => Some(Each::County),
            Owed::EachSite => Some(Each::Site),
            Owed::City | Owed::Allocation(_) => None,
        };
        compare(&mut differences, "each", commitment.each.map(Each::word), each.map(Each::word));
        compare(&mut differences, "strive", Some(commitment.strive), Some(target.strive));
        compare(&mut differences, "allocation", self.split_of(commitment), self.split_in(target));
        differences
    }

    /// A split as one text, in the counties' order, so that a point moved between two shows.
    fn split_of(&self, commitment: &Commitment) -> Option<String> {
        let split = commitment.split.as_ref()?;
        let figure = |id: &str| split.iter().find(|(county, _)| county == id).map_or(Decimal::ZERO, |(_, f)| *f);
        let known = self.plan.counties.iter().map(|county| (county.id.as_str(), figure(&county.id)));
        let unknown = split.iter().filter(|(county, _)| self.plan.county_by_id(county).is_none());
        Some(listed(known.chain(unknown.map(|(county, figure)| (county.as_str(), *figure)))))
    }

    /// The line of the first county whose part differs.
    fn split_place<'t>(&self, commitment: &Commitment, target: &'t Target) -> &'t Place {
        let Owed::Allocation(parts) = target.owed() else { return &target.place };
        let notice = |id: &str| {
            let split = commitment.split.as_deref().unwrap_or_default();
            split.iter().find(|(county, _)| county == id).map_or(Decimal::ZERO, |(_, figure)| *figure)
        };
        let differing = self.plan.counties.iter().zip(parts).find(|(county, figure)| notice(&county.id) != **figure);
        differing.map_or(&target.place, |(county, _)| target.split_place(&county.id))
    }

    fn split_in(&self, target: &Target) -> Option<String> {
        let Owed::Allocation(split) = target.owed() else { return None };
        Some(listed(self.plan.counties.iter().map(|county| county.id.as_str()).zip(split.iter().copied())))
    }

    /// Tasks, targets and duties that stand in no clause, and indicators that nothing asks for.
    fn unfounded(&mut self, register: &Register) {
        let clause = |id: &str| register.clauses.iter().any(|clause| clause.id == id);
        for task in self.plan.tasks.iter().filter(|task| !clause(&task.id)) {
            let problem = RegisterProblem::TaskUnfounded { task: task.id.clone() };
            self.tell(problem, &task.place, None, Some(&task.id));
        }
        let asked: Vec<_> =
            register.clauses.iter().flat_map(|c| &c.commitments).filter_map(|c| c.indicator.as_deref()).collect();
        for indicator in &self.plan.indicators {
            if !asked.contains(&indicator.id.as_str()) {
                let problem = RegisterProblem::IndicatorUnfounded { indicator: indicator.id.clone() };
                self.tell(problem, &indicator.place, None, Some(&indicator.id));
                continue;
            }
            for (at, target) in indicator.targets.iter().enumerate() {
                if !self.answered.contains(&(indicator.id.as_str(), at)) {
                    let problem = RegisterProblem::TargetUnfounded { target: target.id.clone() };
                    self.tell(problem, &target.place, None, Some(&indicator.id));
                }
            }
        }
        for duty in &self.plan.duties {
            let owed = register.clauses.iter().find(|clause| clause.id == duty.clause);
            match owed {
                None => {
                    let to = Referent::Clause;
                    let unknown = PlanProblem::UnknownReference { to, id: duty.clause.clone(), nearest: None };
                    self.findings.push(Finding::new(Message::Plan(unknown), duty.place.clone()));
                }
                Some(clause) if !register.clauses.iter().flat_map(|c| &c.duties).any(|owed| owed.name == duty.name) => {
                    let problem = RegisterProblem::DutyUnfounded { clause: duty.clause.clone() };
                    self.tell(problem, &duty.place, Some(&clause.place), None);
                }
                Some(_) => {}
            }
        }
    }
}

/// A key, and what the notice and the plan say of it.
type Difference = (&'static str, Option<String>, Option<String>);

fn compare<T: PartialEq + ToString>(all: &mut Vec<Difference>, key: &'static str, notice: Option<T>, plan: Option<T>) {
    if notice != plan {
        all.push((key, notice.map(|it| it.to_string()), plan.map(|it| it.to_string())));
    }
}

fn wish(wanted: Wanted) -> Option<String> {
    match wanted {
        Wanted::Figure(comparison, figure) => Some(format!("{} = {figure}", comparison.word())),
        Wanted::Direction(direction) => Some(format!("{} = true", direction.word())),
        Wanted::Nothing => None,
    }
}

fn listed<'s>(split: impl Iterator<Item = (&'s str, Decimal)>) -> String {
    let owing = split.filter(|(_, figure)| !figure.is_zero());
    owing.map(|(county, figure)| format!("{county} {figure}")).collect::<Vec<_>>().join(", ")
}

/// A key that the target lacks is missed where its rhythm or its goal stands.
fn place_of<'t>(target: &'t Target, key: &str) -> &'t Place {
    let key = match key {
        "every" if target.keys.iter().all(|(known, _)| known != "every") => "by",
        key => key,
    };
    target.key_place(key)
}
