//! Where the plan and the register of the notice differ, in English.

use crate::{
    finding::RegisterProblem,
    words::findings::{Told, as_toml, differing},
};

const OR_REGISTER: &str = "if the notice itself was amended, change the register in seeds/ too";

pub fn tell(problem: &RegisterProblem) -> Told {
    match problem {
        RegisterProblem::ClauseWithoutTask { clause } => Told::new(
            format!("clause `{clause}` of the notice has neither a task nor a duty in the plan"),
            format!(
                "add a `[[task]]` with `id = \"{clause}\"` in plan/actions/, or a `[[duty]]` with \
                 `clause = \"{clause}\"` in plan.toml"
            ),
        ),
        RegisterProblem::ClauseWithoutDuty { clause, name } => Told::new(
            format!(
                "clause `{clause}` of the notice asks for the duty \"{name}\", which the plan lacks or words otherwise"
            ),
            format!("give a `[[duty]]` of plan.toml the notice's `clause`, `name`, `who` and `every`; {OR_REGISTER}"),
        ),
        RegisterProblem::CommitmentWithoutIndicator { clause, indicator, what } => Told::new(
            format!(
                "clause `{clause}` of the notice commits to \"{what}\", but the plan has no indicator `{indicator}`"
            ),
            format!("add an `[[indicator]]` with `id = \"{indicator}\"`; {OR_REGISTER}"),
        ),
        RegisterProblem::CommitmentWithoutTarget { clause, indicator, what } => Told::new(
            format!("clause `{clause}` of the notice commits to \"{what}\", but `{indicator}` has no target for it"),
            format!("add an `[[indicator.target]]` to the indicator; {OR_REGISTER}"),
        ),
        RegisterProblem::MilestoneMissing { date, name } => Told::new(
            format!("the notice's milestone \"{name}\" ({date}) is not in the plan"),
            format!(
                "add a `[[milestone]]` with `date = {date}` and `name = \"{name}\"` to plan.toml; if the notice itself was amended, change seeds/ too"
            ),
        ),
        RegisterProblem::Differs { clause, key, notice, plan } => {
            differs(clause, key, notice.as_deref(), plan.as_deref())
        }
        RegisterProblem::ReadingNotStated { clause, open } => Told::new(
            format!("clause `{clause}` of the notice leaves `{open}` open, and the target does not say how it is read"),
            "say in one sentence how it is read: `assumed = \"…\"` in the target",
        ),
        RegisterProblem::TaskUnfounded { task } => unfounded(&format!("the task `{task}`")),
        RegisterProblem::IndicatorUnfounded { indicator } => unfounded(&format!("the indicator `{indicator}`")),
        RegisterProblem::TargetUnfounded { target } => unfounded(&format!("the target `{target}`")),
        RegisterProblem::DutyUnfounded { clause } => Told::new(
            format!("clause `{clause}` of the notice does not ask for this duty"),
            format!("check its `name` and `clause`, or delete it; {OR_REGISTER}"),
        ),
    }
}

fn differs(clause: &str, key: &str, notice: Option<&str>, plan: Option<&str>) -> Told {
    let (notice, plan) = differing(key, notice, plan);
    let said =
        |value: &Option<String>| value.as_ref().map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
    let help = match &notice {
        Some(notice) => format!("put the notice's `{}` back into the plan", as_toml(key, notice)),
        None if key == "every" => "replace `every` by the notice's date: `by = DATE`".to_owned(),
        None if key == "allocation" => {
            "delete from `allocation` the counties that the notice does not name, or all of it if it splits nothing"
                .to_owned()
        }
        None => format!("delete `{key}` from the plan"),
    };
    let (notice, plan) = (said(&notice), said(&plan));
    Told::new(
        format!("`{key}` differs from clause `{clause}` of the notice, which says {notice} where the plan says {plan}"),
        format!("{help}; {OR_REGISTER}"),
    )
}

fn unfounded(what: &str) -> Told {
    Told::new(
        format!("{what} stands in no clause of the notice"),
        "check its id, or delete it; if the notice does say so, enter it in the register in seeds/ first",
    )
}
