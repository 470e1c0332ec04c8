//! Where the plan and the register of the notice differ, in Chinese.

use crate::{
    finding::RegisterProblem,
    words::findings::{Told, as_toml, differing},
};

const OR_REGISTER: &str = "如果通知本身改了，同时改 seeds/ 下的条款登记";

pub fn tell(problem: &RegisterProblem) -> Told {
    match problem {
        RegisterProblem::ClauseWithoutTask { clause } => Told::new(
            format!("通知条款 `{clause}` 在方案里没有任务，也没有工作责任"),
            format!(
                "在 plan/actions/ 补 `id = \"{clause}\"` 的 `[[task]]`，或在 plan.toml 补 `clause = \"{clause}\"` 的 `[[duty]]`"
            ),
        ),
        RegisterProblem::ClauseWithoutDuty { clause, name } => Told::new(
            format!("通知条款 `{clause}` 要求的工作责任“{name}”，方案里没有，或者责任方、周期与通知不同"),
            format!("让 plan.toml 里 `[[duty]]` 的 `clause`、`name`、`who`、`every` 与通知一致；{OR_REGISTER}"),
        ),
        RegisterProblem::CommitmentWithoutIndicator { clause, indicator, what } => Told::new(
            format!("通知条款 `{clause}` 提出的“{what}”，方案里没有指标 `{indicator}`"),
            format!("补上 `id = \"{indicator}\"` 的 `[[indicator]]`；{OR_REGISTER}"),
        ),
        RegisterProblem::CommitmentWithoutTarget { clause, indicator, what } => Told::new(
            format!("通知条款 `{clause}` 提出的“{what}”，指标 `{indicator}` 没有对应的目标"),
            format!("给指标补上 `[[indicator.target]]`；{OR_REGISTER}"),
        ),
        RegisterProblem::MilestoneMissing { date, name } => Told::new(
            format!("通知的阶段目标“{name}”（{date}）在方案里没有"),
            format!(
                "在 plan.toml 写上 `[[milestone]]`：`date = {date}`，`name = \"{name}\"`；如果通知本身改了，同时改 seeds/ 下的条款登记"
            ),
        ),
        RegisterProblem::Differs { clause, key, notice, plan } => {
            differs(clause, key, notice.as_deref(), plan.as_deref())
        }
        RegisterProblem::ReadingNotStated { clause, open } => Told::new(
            format!("通知条款 `{clause}` 没有写明 `{open}`，目标也没有说明怎样理解"),
            "给目标写 `assumed = \"…\"`，用一句话说明怎样理解",
        ),
        RegisterProblem::TaskUnfounded { task } => unfounded(&format!("任务 `{task}`")),
        RegisterProblem::IndicatorUnfounded { indicator } => unfounded(&format!("指标 `{indicator}`")),
        RegisterProblem::TargetUnfounded { target } => unfounded(&format!("目标 `{target}`")),
        RegisterProblem::DutyUnfounded { clause } => Told::new(
            format!("通知条款 `{clause}` 没有要求这项工作责任"),
            format!("核对 `name` 和 `clause`，多出的删去；{OR_REGISTER}"),
        ),
    }
}

fn differs(clause: &str, key: &str, notice: Option<&str>, plan: Option<&str>) -> Told {
    let (notice, plan) = differing(key, notice, plan);
    let said =
        |value: &Option<String>| value.as_ref().map_or_else(|| "没有".to_owned(), |value| format!("是 `{value}`"));
    let help = match &notice {
        Some(notice) => format!("把方案改回 `{}`", as_toml(key, notice)),
        None if key == "every" => "把 `every` 改为通知的期限：`by = 日期`".to_owned(),
        None if key == "allocation" => {
            "从 `allocation` 里删去通知没有分解到的县(区)；通知没有分解的，整段删去".to_owned()
        }
        None => format!("从方案里删去 `{key}`"),
    };
    Told::new(
        format!("方案与通知条款 `{clause}` 的 `{key}` 不一致：通知{}，方案{}", said(&notice), said(&plan)),
        format!("{help}；{OR_REGISTER}"),
    )
}

fn unfounded(what: &str) -> Told {
    Told::new(
        format!("{what} 在通知里没有依据"),
        "核对编号，多出的删去；通知里确有这一条的，先登记到 seeds/ 下的条款登记",
    )
}
