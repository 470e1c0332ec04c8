//! 与以前各期相比才看得出的问题，以及不该出现在文件里的内容。

use super::super::{Told, shown};
use crate::{
    finding::{Backing, Foreign, HistoryProblem, SafetyProblem},
    number::Decimal,
    privacy::Kind,
};

/// 有了说明就不再提示的，都用这一句收尾。
const OR_NOTE: &str = "确实如此的，在备注说明原因，就不再提示";

pub(super) fn history(problem: &HistoryProblem) -> Told {
    match problem {
        HistoryProblem::RosterMismatch { roster, path, backing, listed, reported } => {
            roster_mismatch(roster, path, *backing, [*listed, *reported])
        }
        HistoryProblem::StockDecrease { before, after, since } => Told::new(
            format!("期末数比 {since} 少了：从 {before} 减到 {after}"),
            format!("核对这个数（期末数填期末一共有多少，不是本期新增多少）；{OR_NOTE}"),
        ),
        HistoryProblem::DenominatorChange { before, after, since } => Told::new(
            format!("总数与 {since} 相差超过十分之一：从 {before} 变成 {after}"),
            format!("核对总数的口径是不是与以前相同；{OR_NOTE}"),
        ),
        HistoryProblem::Outlier { value, usual } => Told::new(
            format!("{value} 与同一指标的其他各期（最多 {usual}）相差太大"),
            format!("看看是不是多打了零，或者把“万”当成了“个”；{OR_NOTE}"),
        ),
        HistoryProblem::RunningTotal { periods, first, last } => Told::new(
            format!("这一年的 {periods} 期从 {first} 一路加到 {last}，像是累计数，这里要填本期发生数"),
            format!("只填本期发生的数，不要把以前各期加进来；{OR_NOTE}"),
        ),
        HistoryProblem::StateRegress { since, now } => Told::new(
            format!("这项任务 {since} 报的是“已完成”，现在又报“{}”", now[1]),
            format!("核对任务状态；{OR_NOTE}"),
        ),
        HistoryProblem::PeriodGap { nobody } => Told::new(
            format!("这一期有人报了，前面的 {nobody} 却没有任何县(区)填报"),
            format!("看看文件夹是不是写错了期间；{nobody} 确实没有要求填报的，在 plan/allow.toml 写明"),
        ),
        HistoryProblem::MissingSubmission => {
            Told::new("这个县(区)这一期没有填报", "补报这一期的填报表；确实不用报的，在 plan/allow.toml 写明原因")
        }
        HistoryProblem::Late { due, came, days } => Told::new(
            format!("迟报 {days} 天：{due} 到期，{came} 才收到"),
            "日期登记错了的，改正这一行；有正当原因的，由市局在 plan/allow.toml 写明",
        ),
        HistoryProblem::ReceivedMismatch { written, committed } => Told::new(
            format!("登记 {written} 收到，Git 里第一次提交是 {committed}；按登记的日子算"),
            "核对这一行的日期；没有错的不用改",
        ),
        HistoryProblem::MissingEvidence => Told::new("任务报了“已完成”，却没有佐证", "在“佐证”填文号、链接或文件名"),
    }
}

fn roster_mismatch(roster: &str, path: &str, backing: Backing, [listed, reported]: [Decimal; 2]) -> Told {
    let sites = match backing {
        Backing::OpenOn(day) => format!("{day} 开放的站点"),
        Backing::Opened { first, last } => format!("{first} 至 {last} 启用的站点"),
    };
    let off = match reported > listed {
        true => format!("多 {}", reported - listed),
        false => format!("少 {}", listed - reported),
    };
    let mend = match (backing, reported > listed) {
        (Backing::OpenOn(_), true) => "补上新设的站点（启用、停用日期写错的改正）",
        (Backing::OpenOn(_), false) => "给已经停用的站点填上停用日期（启用日期写错的改正）",
        (Backing::Opened { .. }, true) => "补上新设的站点，写明启用日期（写错的改正）",
        (Backing::Opened { .. }, false) => "改正写错的启用日期",
    };
    Told::new(
        format!("{roster}的台账里，{sites}有 {listed} 个，这里报了 {reported} 个，{off} 个"),
        format!("台账没有跟上的，先在台账 {path} 里{mend}，和填报表一起交；台账没有错的，把数值改为 {listed}"),
    )
}

pub(super) fn safety(problem: &SafetyProblem) -> Told {
    match problem {
        SafetyProblem::PersonalData(kind) => personal(*kind),
        SafetyProblem::Formula { text } => Told::new(
            format!("“{}”会被表格软件当作公式运行", shown(text)),
            "改成普通文字：去掉开头的符号，或者在前面加上汉字说明",
        ),
        SafetyProblem::ForeignEdit { whose, only, before } => {
            let whose = match whose {
                Foreign::Plan => "是方案".to_owned(),
                Foreign::City => "归市里管".to_owned(),
                Foreign::County(name) => format!("归{name}管"),
            };
            Told::new(
                format!("这次改动只应改{only}的文件，这个文件{whose}"),
                format!("恢复原样：git restore --source={before} -- 这个文件；是新加的就删去"),
            )
        }
        SafetyProblem::AllowUnused => {
            Told::new("这一条许可没有对应的问题", "问题已经改正的，删去这一条；写错的，核对代码、县(区)、期间和编号")
        }
        SafetyProblem::AllowExpired => {
            Told::new("这一条许可已经过期，不再起作用", "改正问题后删去这一条；仍然需要的，写明新的原因和期限")
        }
    }
}

fn personal(kind: Kind) -> Told {
    const REMOVE: &str = "删去这个号码：文件提交以后谁都能看到，撤不回来；需要说明的，写文号或者人数";
    match kind {
        Kind::IdentityNumber | Kind::OldIdentityNumber => Told::new("单元格里有居民身份证号码", REMOVE),
        Kind::MobileNumber => Told::new("单元格里有手机号码", REMOVE),
        Kind::BankCard => Told::new("单元格里有银行卡号", REMOVE),
        Kind::Landline => Told::new("单元格里有固定电话号码", "单位的办公电话可以保留，私人的删去"),
    }
}
