//! 报告的句子。

use super::{Laggard, Result, Sentence, Wanted, gap, of_figure, percent, period, shown};
use crate::{
    attainment::Status,
    calendar::Period,
    model::{Comparison, Direction, Each, Language, Rhythm, Window},
    words::{cadence, enumeration, status},
};

const ZH: Language = Language::Chinese;

pub fn text(sentence: &Sentence) -> String {
    match sentence {
        Sentence::AsOf { day } => format!("截至{}。", super::day(*day, ZH)),
        Sentence::Invented => "示例数据：填报的数全部编造，不是任何单位所报。".to_owned(),
        Sentence::MilestoneDay { name, day } => format!("“{name}”的时间节点是{}。", super::day(*day, ZH)),
        Sentence::MilestoneDue { day, strive, counts, missed } => {
            let which = if *strive { "力争的" } else { "必须完成的" };
            let missed = match missed.is_empty() {
                true => String::new(),
                false => format!("未达成的是{}。", names(missed)),
            };
            let day = super::day(*day, ZH);
            format!("{day}期满的、{which}目标{}个：{}。{missed}", total(counts), standings(counts))
        }
        Sentence::MilestoneLater { strive, counts } => {
            let which = if *strive { "力争的" } else { "必须完成的" };
            format!("以后才期满的、{which}目标{}个：{}。", total(counts), standings(counts))
        }
        Sentence::Turnout { period: of, counties, complete, partial, nil } => {
            let of = period(*of, ZH);
            format!("{of}应报县(区){counties}个：报齐{complete}个，不全{partial}个，未报{nil}个。")
        }
        Sentence::Standings { strive, own, counts } => {
            let whose = if *own { "本县(区)自己承担的" } else { "" };
            let (total, standings) = (total(counts), standings(counts));
            match strive {
                false => format!("{whose}必须完成的目标{total}个：{standings}。"),
                true => format!("{whose}力争的目标{total}个，另行列出，不作为没有完成任务的依据：{standings}。"),
            }
        }
        Sentence::NothingOwed { strive, own } => {
            let whose = if *own { "本县(区)没有自己承担的" } else { "没有" };
            format!("{whose}{}目标。", if *strive { "力争的" } else { "必须完成的" })
        }
        Sentence::NothingReached => "必须完成的目标中，还没有已达成或者达序时的。".to_owned(),
        Sentence::Met(result) => format!("{}。", outcome(result)),
        Sentence::OnPace { targets } => format!("达序时的目标{}个：{}。", targets.len(), names(targets)),
        Sentence::NothingShort { strive: false } => "必须完成的目标中，没有滞后、未达成或者无数据的。".to_owned(),
        Sentence::NothingShort { strive: true } => "没有滞后、未达成或者无数据的。".to_owned(),
        Sentence::Behind { target, progress, due, from_baseline, status: of } => {
            let what = if *from_baseline { "从基数算起完成" } else { "完成率" };
            let gap = gap(*progress, *due).map(|gap| format!("，差{gap}个百分点")).unwrap_or_default();
            let (progress, due) = (percent(*progress), percent(*due));
            format!("{target}：{what}{progress}，应达{due}{gap}，{}。", status(*of, ZH))
        }
        Sentence::Missed(result) => format!("{}，未达成。", outcome(result)),
        Sentence::Unmoved { target, direction, status: of } => {
            let how = match of {
                Status::Behind => "没有变化",
                Status::FarBehind => "变化的方向相反",
                _ => "没有做到",
            };
            format!("{target}：要求{}，{how}，{}。", towards(*direction), status(*of, ZH))
        }
        Sentence::NoData { target } => format!("{target}：没有数据。"),
        Sentence::MissedEarlier { target, windows } => {
            let windows: Vec<_> = windows.iter().map(window).collect();
            format!("{target}：{}未达成。", names(&windows))
        }
        Sentence::Laggards { counties } => format!("其中落后的县(区){}个：{}。", counties.len(), laggards(counties)),
        Sentence::LaggardsOf { target, status: of, counties } => {
            let (of, number) = (status(*of, ZH), counties.len());
            format!("{target}：全市{of}，但有{number}个县(区)落后：{}。", laggards(counties))
        }
        Sentence::Silent { period: of, counties } => {
            format!("{}没有填报的县(区){}个：{}。", period(*of, ZH), counties.len(), names(counties))
        }
        Sentence::Incomplete { period: of, counties } => {
            format!("{}填报不全的县(区){}个：{}。", period(*of, ZH), counties.len(), names(counties))
        }
        Sentence::AllReported { period: of } => format!("{}全部报齐。", period(*of, ZH)),
        Sentence::OwnSilent { period: of } => format!("{}没有填报。", period(*of, ZH)),
        Sentence::OwnLacking { period: of, items } => {
            format!("{}填报不全，缺{}项：{}。", period(*of, ZH), items.len(), names(items))
        }
        Sentence::Tasks { own, tasks, counts: [done, in_progress, not_started, not_applicable, missing] } => {
            let how = if *own { "" } else { "，按县(区)逐项计" };
            format!(
                "任务{tasks}项{how}：已完成{done}，推进中{in_progress}，未启动{not_started}，不适用{not_applicable}，\
                 未报{missing}。"
            )
        }
        Sentence::NotStarted { own, tasks } => {
            let whose = if *own { "" } else { "有县(区)" };
            format!("{whose}未启动的任务{}项：{}。", tasks.len(), names(tasks))
        }
        Sentence::DoneEverywhere { own, tasks } => {
            let whose = if *own { "" } else { "各县(区)都" };
            format!("{whose}已完成的任务{}项：{}。", tasks.len(), names(tasks))
        }
        Sentence::CorrectedSince => "上一次报告以后，已经公布的数据有以下更正。".to_owned(),
        Sentence::Inputs { digest } => format!("所依据数据的校验码（SHA-256）：{digest}"),
        Sentence::FromCommit { id, day } => format!("所依据数据最后一次改动的提交：{id}（{day}）"),
        Sentence::Uncommitted => "所依据的数据还没有全部提交到 git".to_owned(),
    }
}

fn names(names: &[String]) -> String {
    enumeration(names, ZH)
}

fn total(counts: &[(Status, usize)]) -> usize {
    counts.iter().map(|(_, count)| count).sum()
}

fn standings(counts: &[(Status, usize)]) -> String {
    let counts = counts.iter().map(|(of, count)| format!("{}{count}个", status(*of, ZH)));
    counts.collect::<Vec<_>>().join("，")
}

fn outcome(result: &Result) -> String {
    let Result { target, wanted: asked, window: of, actual, unit, attainment, held } = result;
    let mut words = vec![format!("{target}：要求{}（{}）", wanted(asked), window(of))];
    words.extend(actual.map(|actual| format!("实际{}{unit}", shown(actual))));
    words.extend(attainment.map(|share| format!("完成率{}", percent(share))));
    words.extend(held.map(|(held, closed)| format!("历期达成{held}/{closed}")));
    words.join("，")
}

fn laggards(counties: &[Laggard]) -> String {
    let one = |it: &Laggard| {
        let Some(actual) = it.actual else { return format!("{}（无数据）", it.county) };
        let share = it.attainment.map(|share| format!("完成率{}", percent(share)));
        let due = it.due.map(|due| format!("应达{}", percent(due)));
        let words: Vec<_> = share.into_iter().chain(due).chain([status(it.status, ZH).to_owned()]).collect();
        format!("{}{}（{}）", it.county, of_figure(actual, it), words.join("，"))
    };
    counties.iter().map(one).collect::<Vec<_>>().join("、")
}

fn wanted(wanted: &Wanted) -> String {
    let (comparison, figure, unit, each, every) = match wanted {
        Wanted::Trend(direction) => return towards(*direction).to_owned(),
        Wanted::Level { comparison, figure, unit, each, every } => (comparison, figure, unit, each, every),
    };
    let each = match each {
        None => "",
        Some(Each::County) => "每县(区)",
        Some(Each::Site) => "每站点",
    };
    let every = every.map(|every| cadence(every, ZH)).unwrap_or_default();
    let comparison = match comparison {
        Comparison::AtLeast if unit == "%" => "不低于",
        Comparison::AtLeast => "不少于",
        Comparison::MoreThan => "超过",
        Comparison::AtMost => "不超过",
        Comparison::LessThan => "低于",
    };
    format!("{each}{every}{comparison}{figure}{unit}")
}

fn towards(direction: Direction) -> &'static str {
    match direction {
        Direction::Rises => "上升",
        Direction::Falls => "下降",
    }
}

fn window((rhythm, window): &(Rhythm, Window)) -> String {
    match rhythm {
        Rhythm::By(day) => format!("到{}", super::day(*day, ZH)),
        Rhythm::Every(every) => period(Period::holding(*every, window.end), ZH),
    }
}
