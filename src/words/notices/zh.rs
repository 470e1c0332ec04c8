//! The sentences in Chinese.

use super::{Notice, UsageSlip};
use crate::{model::Language, words::FormWords};

pub fn text(notice: &Notice) -> String {
    match notice {
        Notice::Shown { period, as_of, reported, counties, next } => {
            let shown = match period {
                Some(period) => format!("{period}（截至 {as_of}）：{reported}/{counties} 个县(区)已报"),
                None => format!("截至 {as_of}：还没有一个填报期结束"),
            };
            match next {
                Some((next, reported)) => format!("{shown}；下一期 {next}: {reported}/{counties}"),
                None => format!("{shown}；这是最后一期"),
            }
        }
        Notice::ComparedWith { as_of } => format!("“此前”一列截至 {as_of}"),
        Notice::Absent { counties } => format!("本期未报：{}", counties.join("、")),
        Notice::LeftOut { rows } => format!("有 {rows} 行因错误没有计入，请运行 plan check 查看"),
        Notice::TaskStates { done, in_progress, not_started, not_applicable, missing } => format!(
            "任务进展（县次）：已完成 {done}，推进中 {in_progress}，未启动 {not_started}，不适用 {not_applicable}，未报 {missing}"
        ),
        Notice::SampleReports => "本工作区的填报为示例数据".to_owned(),
        Notice::StriveExplained => "“力争”是争取目标，不是必须完成的；比率和完成率只舍不入。".to_owned(),
        Notice::PlanCounts { actions, tasks, indicators, targets } => {
            format!("{actions} 项行动，{tasks} 项任务，{indicators} 个指标，{targets} 个目标")
        }
        Notice::RegisterCounts { clauses, commitments, unanswered: 0 } => {
            format!("{clauses} 个条款、{commitments} 项要求全部有着落")
        }
        Notice::RegisterCounts { clauses, commitments, unanswered } => {
            format!("{clauses} 个条款、{commitments} 项要求，与方案有 {unanswered} 处不符")
        }
        Notice::NoRegister => "没有条款登记（seeds/），不核对条款".to_owned(),
        Notice::FindingCounts { errors, warnings, notes } => {
            format!("错误 {errors}，警告 {warnings}，提示 {notes}")
        }
        Notice::Repeated { times, lines } => format!("同样的问题还有 {times} 处：第 {lines} 行"),
        Notice::Elsewhere { findings } => format!("其他文件另有 {findings} 个问题，不计入本次结果"),
        Notice::ShortHistory { tracks } => format!("历史不足：{tracks} 个数列不满 4 期，没有查异常值"),
        Notice::Allowed { findings } => format!("按 plan/allow.toml 许可 {findings} 个问题"),
        Notice::PlanBroken => "方案本身有错误，改正之前不读取填报".to_owned(),
        Notice::Because => "依据在这里".to_owned(),
        Notice::FirstCopy => "第一次出现在这里".to_owned(),
        Notice::NoWorkspace { folder } => {
            format!(
                "{folder} 不在工作区里：这里和上级文件夹都没有 plan/plan.toml。换到工作区的文件夹再运行，或用 -C 指定；\
                 要从头新建一个，才用 plan init"
            )
        }
        Notice::UnknownTarget { text, nearest: Some(nearest) } => {
            format!("没有目标“{text}”，是不是“{nearest}”？")
        }
        Notice::UnknownTarget { text, nearest: None } => {
            format!("没有目标“{text}”；plan show 列出全部目标")
        }
        Notice::UnknownCounty { text, known } => format!("没有县(区)“{text}”；可用：{known}"),
        Notice::UnknownAction { text, known } => format!("没有行动“{text}”；可用：{known}"),
        Notice::UnknownId { text, nearest: Some(nearest) } => {
            format!("方案里没有“{text}”，是不是“{nearest}”？")
        }
        Notice::UnknownId { text, nearest: None } => format!("方案里没有“{text}”；plan show 列出全部编号"),
        Notice::UnknownCode { text, nearest: Some(nearest) } => {
            format!("没有代码“{text}”，是不是“{nearest}”？")
        }
        Notice::UnknownCode { text, nearest: None } => format!("没有代码“{text}”；plan explain 列出全部代码"),
        Notice::BadPeriodArgument { text } => {
            format!("“{text}”不是期间；请写成 2023-Q3、2023-M07、2023-H2 或 2023")
        }
        Notice::BadDateArgument { text } => format!("“{text}”不是日期；请写成 2023-09-30"),
        Notice::NoSubmissionPeriod { text, near, ends } => {
            let near = if near.is_empty() { String::new() } else { format!("；是不是 {}？", near.join("、")) };
            let ends = ends.map(|(first, last)| format!("（可用：{first} 到 {last}）")).unwrap_or_default();
            format!("“{text}”不是本方案的填报期{near}{ends}")
        }
        Notice::KeptForm { path } => {
            format!("{path} 已经有了，没有改动它，里面可能有填好的数；要新的，先把它移走或删去")
        }
        Notice::NothingOwedFor { period, known } => {
            let known = known.map(|(first, last)| format!("；填报期是 {first} 到 {last}")).unwrap_or_default();
            format!("{period} 不是方案的填报期，也没有这一期的工作责任{known}")
        }
        Notice::NoReportOn { period, known } => {
            let known = known.map(|(first, last)| format!("；填报期是 {first} 到 {last}")).unwrap_or_default();
            format!("{period} 没有报告：它要在方案的期限内结束，不能比填报期短{known}")
        }
        Notice::TodayUnknown => "不知道今天是哪一天，请用 --today 写明".to_owned(),
        Notice::NoSuchPath { path } => format!("没有文件或文件夹“{path}”，已略过"),
        Notice::OutsideWorkspace { path } => format!("“{path}”不在工作区内"),
        Notice::UsageSlip(slip) => match slip {
            UsageSlip::NoCommand => {
                "要做什么？领表 plan template，交表 plan submit，查欠 plan missing，检查 plan check"
            }
            UsageSlip::NoSuchCommand => "没有这个命令；全部命令见 plan --help",
            UsageSlip::Missing => "命令没有写完，少了文件名或别的内容；写法见下面的 Usage 一行",
            UsageSlip::TooMuch => {
                "多写了内容，或者选项写错了（选项前面是两个减号，例如 --xlsx）；写法见下面的 Usage 一行"
            }
            UsageSlip::BadValue => "有一个选项的值写错了或没有写；可以写的值见下面",
        }
        .to_owned(),
        Notice::NoSuchFile { path } => format!("没有“{path}”这个文件"),
        Notice::SamePlace { one, other, path } => {
            format!("{one} 和 {other} 都是 {path} 的填报，只导入其中一个")
        }
        Notice::NotImported { path } => format!("没有导入 {path}：按上面说的改好，再导入一次"),
        Notice::AlreadySo { path } => format!("已经是这样，不用再写 {path}"),
        Notice::KeptBefore { path, roster: true } => {
            format!("没有改动 {path}：已有的台账与这一份不同（- 是原来的，+ 是这一份）；要换成这一份，加 --force")
        }
        Notice::KeptBefore { path, roster: false } => format!(
            "没有改动 {path}：以前报过，与这一份不同；要换成这一份，加 --force；要报的是另一期，用 plan template 领那一期的表"
        ),
        Notice::CellChanged { row, column, before, after } => {
            let said = |text: &str| if text.is_empty() { "空".to_owned() } else { text.to_owned() };
            let column = FormWords::new(Language::Chinese).column(*column);
            format!("{row}：{column}原来 {}，这次 {}", said(before), said(after))
        }
        Notice::MoreCells { cells } => format!("另有 {cells} 格不同"),
        Notice::RowsCut { rows } => format!("有错的 {rows} 行没有写入，以前报过的仍是以前的数；改好后再交一次"),
        Notice::PeriodAndDay => "--period 和 --as-of 只能用一个".to_owned(),
        Notice::Wrote { path } => format!("已写入 {path}"),
        Notice::NotEmpty { folder } => format!("{folder} 里已经有方案，什么也没有写"),
        Notice::NotAnExport { folder } => {
            format!("{folder} 里有别的内容，不是导出的表；为免误删，什么也没有写。请换一个新的或空的文件夹")
        }
        Notice::Changed { path } => format!("已改写 {path}"),
        Notice::WouldChange { path } => format!("需要改写 {path}"),
        Notice::NotChanged { place, reason, more: 0 } => format!("没有改写 {place}：{reason}"),
        Notice::NotChanged { place, reason, more } => {
            format!("没有改写 {place}：{reason}（另有 {more} 处，plan check 会逐一列出）")
        }
        Notice::FormatCounts { changed, unchanged, refused, dry } => {
            let change = if *dry { "需要改动" } else { "改动" };
            format!("{change} {changed} 个文件，不需改动 {unchanged} 个，不能改写 {refused} 个")
        }
        Notice::NoReports { path } => format!("“{path}”里没有填报或台账"),
        Notice::InitDone { folder } => {
            format!("工作区已建好。下一步：cd {folder}，再运行 plan check")
        }
        Notice::OwnersExplained => {
            "谁审核哪些文件：由 plan codeowners 按 plan.toml 和 counties.toml 的 owners 写出，不要手改".to_owned()
        }
        Notice::NoOwners { of } => format!("{of}：没有写 owners"),
        Notice::History(notice) => notice.text(Language::Chinese),
        Notice::Inspect(notice) => notice.text(Language::Chinese),
        Notice::Province(notice) => notice.text(Language::Chinese),
        Notice::Closing(notice) => notice.text(Language::Chinese),
        Notice::Hook(notice) => notice.text(Language::Chinese),
        Notice::Rank(remark) => remark.text(Language::Chinese),
    }
}
