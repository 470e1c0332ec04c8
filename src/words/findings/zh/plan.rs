//! The plan's own files, in Chinese.

use super::cadence;
use crate::{
    finding::{BadValue, Expected, PlanProblem, Referent},
    words::findings::{Told, shown},
};

pub fn tell(problem: &PlanProblem) -> Told {
    match problem {
        PlanProblem::Syntax { detail } => Told::new(
            format!("不符合 TOML 语法，解析器说明：{}", detail.trim().replace('\n', "; ")),
            "检查这一处的等号、括号和引号：文本要加英文双引号，日期和数字不加；同一个键只能写一次",
        ),
        PlanProblem::UnknownKey { key, nearest } => Told::new(
            format!("这里没有 `{}` 这个键", shown(key)),
            meant(nearest.as_deref(), "多写的删去；可用的键见 `plan schema`"),
        ),
        PlanProblem::MissingKey { key } => {
            Told::new(format!("缺少 `{key}`"), format!("补上 `{key}`，写法见 `plan schema`"))
        }
        PlanProblem::MissingFile => Told::new("没有这个文件，方案不完整", "补上这个文件，写法见 `plan schema`"),
        PlanProblem::BadValue(why) => bad_value(why),
        PlanProblem::DuplicateId { id } => Told::new(
            format!("`{}` 已经用过", shown(id)),
            "换一个没有用过的；一个指标有几个目标的，每个目标各写一个 `id`",
        ),
        PlanProblem::UnknownReference { to, id, nearest } => unknown_reference(*to, id, nearest.as_deref()),
        PlanProblem::AllocationSum { figure, sum } => Told::new(
            format!("各县(区)分解数合计 {sum}，与目标数 {figure} 不相等"),
            format!("核对 `allocation` 里的各数和目标数，让合计等于 {figure}"),
        ),
        PlanProblem::OutsidePlan { start, end } => Told::new(
            format!("日期不在方案期 {start} 至 {end} 之内"),
            "改为方案期内的日期；方案期本身有变的，改 plan.toml 的 `start` 或 `end`",
        ),
    }
}

fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("是不是想写 `{nearest}`？"))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join("、")
}

fn unknown_reference(to: Referent, id: &str, nearest: Option<&str>) -> Told {
    let (what, where_to_look) = match to {
        Referent::Task => ("任务", "指标的任务要写在同一个文件的 `[[task]]` 里"),
        Referent::Roster => ("台账", "可用的编号见 plan.toml 的 `[[roster]]`"),
        Referent::County => ("县(区)", "可用的编号见 counties.toml"),
        Referent::Clause => ("通知条款", "可用的编号见 seeds/ 下的条款登记"),
        Referent::Target => ("目标", "可用的编号见 `plan show`"),
        Referent::Code => ("检查代码", "可用的代码见 `plan explain`"),
    };
    Told::new(format!("没有 `{}` 这个{what}", shown(id)), meant(nearest, where_to_look))
}

fn expected(expected: Expected) -> Told {
    let (what, help) = match expected {
        Expected::Text => ("文本", "加英文双引号，例如 `\"社工站\"`"),
        Expected::Date => ("日期", "按年-月-日写，不加引号，不带时间，例如 `2023-04-14`"),
        Expected::Number => ("数字", "写十进制数，不加引号，例如 `316` 或 `0.8`"),
        Expected::WholeNumber => ("整数", "写整数，不加引号和小数点，例如 `10`"),
        Expected::Boolean => ("`true` 或 `false`", "写 `true` 或 `false`，不加引号"),
        Expected::Table => ("一个表", "写成 `[名称]` 一节，或 `{ 键 = 值 }`"),
        Expected::Tables => ("一组表", "每一项各写成 `[[名称]]` 一节，用两层方括号"),
        Expected::Period => ("一个期间", "写成 `\"2023-Q3\"`、`\"2023-M07\"`、`\"2023-H2\"` 或 `\"2023\"`"),
        Expected::Digest => ("封存的校验值", "不要手改这个文件，从仓库的历史里恢复它"),
        Expected::Texts => ("一组文本", "写成 `[\"甲\", \"乙\"]`"),
        Expected::OneOf(words) => {
            return Told::new("这里的词不在可用的范围内", format!("可用的词：{}，加英文双引号", listed(words)));
        }
    };
    Told::new(format!("这里应当是{what}"), help)
}

fn bad_value(why: &BadValue) -> Told {
    match why {
        BadValue::Expected(wanted) => expected(*wanted),
        BadValue::Empty => Told::new("文本是空的", "填上内容；不需要的，把这个键整行删去"),
        BadValue::NumberForm => {
            Told::new("数字的写法不能用", "写成普通的十进制数，例如 `38000` 或 `0.8`，不用指数、`inf`、`nan`")
        }
        BadValue::TooFine => Told::new("小数太长，最多 9 位", "减少到 9 位以内"),
        BadValue::TooLarge => {
            Told::new("数字太大，超过了 1000000000000000（一千万亿）", "核对位数和单位，改为较小的数")
        }
        BadValue::Negative => Told::new("数字不能小于 0", "改为 0 或大于 0 的数"),
        BadValue::OutOfRange { least, most } => Told::new(
            format!("数字不在 {least} 至 {most} 的范围内"),
            format!("改为 {least} 至 {most} 之间的数；`behind` 还要大于 0，例如 `0.8`"),
        ),
        BadValue::FigureNotPositive => {
            Told::new("数字必须大于 0", "改为大于 0 的数；要求降到 0 的目标，写 `at_most = 0`")
        }
        BadValue::ExactlyOneOf(keys) => exactly_one_of(keys),
        BadValue::EveryFinerThanPeriods { every, periods } => Told::new(
            format!("目标按{}考核，比指标的填报周期（{}）还细，没有数据可比", cadence(*every), cadence(*periods)),
            format!("把 `every` 改为 `\"{}\"` 或更长，或给指标写 `report = \"{}\"`", periods.word(), every.word()),
        ),
        BadValue::EveryFinerThanYearOnToDate => Told::new(
            "`measure = \"to-date\"` 从 1 月 1 日起累计，`every` 不能短于一年",
            "改为 `every = \"year\"`；各期单独计数的，把 `measure` 改为 `\"flow\"`",
        ),
        BadValue::WindowHoldsNoPeriod { periods } => Told::new(
            format!("考核期里没有一个填报期（{}）的最后一天，没有数据可比", cadence(*periods)),
            "推后 `by` 或改用更长的 `every`，或给指标写更短的 `report`",
        ),
        BadValue::ReportCoarserThanReporting { report, every } => Told::new(
            format!("指标按{}填报，比方案的填报周期（{}）还长", cadence(*report), cadence(*every)),
            format!("删去 `report`，或改为比 `\"{}\"` 短的周期", every.word()),
        ),
        BadValue::PlanEndsWithinPeriod { every, period_end } => Told::new(
            format!("方案的最后一天不是填报期（{}）的最后一天", cadence(*every)),
            format!("改为 `end = {period_end}`，或别的填报期的最后一天"),
        ),
        BadValue::EndBeforeStart => Told::new("`end` 早于 `start`", "核对方案的起止日期"),
        BadValue::AllocationOnRatio => Told::new(
            "比率不能用 `allocation` 分解到县(区)",
            "删去 `allocation`；每个县(区)都要达到的，写 `each = \"county\"`",
        ),
        BadValue::AllocationBesideEach => {
            Told::new("`allocation` 和 `each` 不能同时写", "各县(区)数不同的留 `allocation`，都一样的留 `each`")
        }
        BadValue::AllocationComparison => Told::new(
            "`allocation` 只能与 `at_least` 或 `more_than` 同用",
            "删去 `allocation`，或改用 `at_least`、`more_than`",
        ),
        BadValue::EachSiteWithoutSite => Told::new(
            "写了 `each = \"site\"`，指标却没有写 `site`",
            "给指标写 `site = \"台账编号\"`，或把 `each` 改为 `\"county\"`",
        ),
        BadValue::BaselineNotStock => {
            Told::new("`baseline` 只能用于 `measure = \"stock\"` 的指标", "删去 `baseline`，或核对 `measure`")
        }
        BadValue::BackedByWith { key } => backed_by_with(key),
        BadValue::CasesWith { key } => Told::new(
            format!("写了 `cases` 就不能再写 `{key}`：案例一个一个数，是全县(区)的整数"),
            format!("删去 `{key}`；报的不是案例数的，删去 `cases`"),
        ),
        BadValue::PerWithoutOf => {
            Told::new("写了 `per`，没有写 `of`", "是比率的，用 `of` 写明分母；不是比率的，删去 `per`")
        }
        BadValue::TrendNotStock => Told::new(
            "`rises`、`falls` 只能用于 `measure = \"stock\"` 的指标",
            "核对 `measure`，或改用有数值的目标，例如 `at_least`",
        ),
        BadValue::TrendWith { key } => trend_with(key),
        BadValue::ScheduleComparison => Told::new(
            "`schedule` 只能与 `at_least` 或 `more_than` 同用",
            "删去 `schedule`，或改用 `at_least`、`more_than`",
        ),
        BadValue::ScheduleWithoutBy => {
            Told::new("`schedule` 只能与 `by` 同用", "删去 `schedule`，或把 `every` 改为 `by = 日期`")
        }
        BadValue::ScheduleDate { start, end } => Told::new(
            format!("`schedule` 里有日期不在 {start} 至 {end} 之内"),
            "改为这一范围内的日期，最晚到 `by` 的那一天",
        ),
        BadValue::ScheduleNotRising { from, to } => Told::new(
            format!("`schedule` 从 {from} 到 {to}，没有一步步升向目标数"),
            "从 0（写了 `baseline` 的从基数）起逐次变大，不超过目标数；落在 `by` 那一天的要等于目标数",
        ),
        BadValue::ExcelId => Told::new(
            "这个编号会被 Excel 改成别的数字或日期",
            "给编号加上字母，例如 `3.1-points`；不要用 `2.10`、`3-1`、`1e5` 这样的写法",
        ),
        BadValue::IdCharacters => {
            Told::new("编号里有不能用的字符", "只用字母、汉字、数字和 `-`、`_`、`.`，开头不用 `.`")
        }
        BadValue::IdPrefix { prefix } => Told::new(
            format!("编号要以 `{prefix}` 开头，后面还要有内容"),
            format!("改为 `{prefix}…`，或核对它所属的行动、任务"),
        ),
        BadValue::FixedSeverity => Told::new("方案本身和封存的问题不能降低级别，也不能许可", "删去这一行"),
        BadValue::ShareNotCityCount => Told::new(
            "只有全市共同完成的个数（at_least、more_than，不是比率）才能在排名里分解到县(区)",
            "分解到县(区)的目标已经有各自的数，删去这一段",
        ),
        BadValue::WeightWithoutCounties => Told::new(
            "这个目标由全市共同完成，不参加排名，权重不起作用",
            "删去这一段；要参加排名，先用 `[[share]]` 分解到县(区)",
        ),
        BadValue::YearOutsidePlan { first, last } => {
            Told::new("方案在这一年没有填报期", format!("改为 {first} 到 {last} 的一年"))
        }
        BadValue::Owner => {
            Told::new("不是代码托管平台的用户、团队或邮箱", "写成 `[\"@team-yucheng\"]`，团队写成 `@组织/团队`")
        }
        BadValue::CountyCode => {
            Told::new("县(区)代码不是六位数字", "按 GB/T 2260 填写，加英文双引号，例如 `\"511802\"`")
        }
    }
}

fn backed_by_with(key: &str) -> Told {
    let (why, help) = match key {
        "of" => ("比率不是站点数，不能用台账核对", "删去 `backed_by`；要核对的是站点数的，另设一个没有 `of` 的指标"),
        "site" => (
            "`backed_by` 不能与 `site` 同用：按站点填报的，一行是一个站点，不是整个台账",
            "按站点逐行填报的，删去 `backed_by`；报站点总数的，删去 `site`",
        ),
        _ => (
            "站点数是整数，写了 `backed_by` 就不能再写 `decimals`",
            "删去 `decimals`；报的不是站点数的，删去 `backed_by`",
        ),
    };
    Told::new(why, help)
}

fn exactly_one_of(keys: &[&str]) -> Told {
    let trends = if keys.contains(&"rises") { "；`rises`、`falls` 只能写 `true`" } else { "" };
    let message = format!("{} 之中必须写一个，也只能写一个", listed(keys));
    Told::new(message, format!("一个都没有的补上一个，多写的删去{trends}"))
}

fn trend_with(key: &str) -> Told {
    let help = match key {
        "every" => "删去 `every`，写 `by = 日期`".to_owned(),
        "site" => "按站点填报的指标改用有数值的目标，例如 `at_least`".to_owned(),
        _ => format!("删去 `{key}`：升降是全市的，没有分解"),
    };
    Told::new(format!("`rises`、`falls` 不能与 `{key}` 同用"), help)
}
