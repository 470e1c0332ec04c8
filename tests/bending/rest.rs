//! What is not a target: watched indicators, tasks, whole actions, counties and part three's duties.

use std::{fs, path::Path};

use super::{Bend, Text, targets::asked};
use crate::typed::{COUNTIES, DUTIES, SPLIT, TASKS, WATCHED};

const NAMES: &str = "任意事项";

pub fn watched(root: &Path) -> Vec<Bend> {
    let mut bends = Vec::new();
    for (indicator, _) in WATCHED {
        let text = Text::action(root, &indicator[..1]);
        let block = text.block("indicator", "id", indicator);
        let (id, unit) = (text.must(&block, "id"), text.must(&block, "unit"));
        let target = ["[[indicator.target]]", "at_least = 1", "by = 2025-12-31", "assumed = \"另加\"", ""];
        bends.extend([
            text.drop_all(&format!("{indicator}: dropped"), block.clone(), asked(root, indicator)),
            text.set(indicator, id, &format!("id = \"{indicator}-other\"")),
            text.set(indicator, unit, "unit = \"件\""),
            text.add(indicator, unit, "of = \"社区(村)数\""),
            text.bend(&format!("{indicator}: a target"), block.end..block.end, &target, &[block.end]),
        ]);
    }
    bends
}

/// Each task dropped: told at its indicators, else at its clause; and dropped with its indicators.
pub fn tasks(root: &Path) -> Vec<Bend> {
    let register = Text::register(root);
    let clause = |id: &str| register.at(register.must(&register.block("clause", "id", id), "id"));
    let mut bends = Vec::new();
    for (action, count) in (1..).zip(TASKS) {
        let text = Text::action(root, &format!("{action}"));
        let ids: Vec<_> = (1..=count).map(|number| format!("{action}.{number}")).collect();
        for id in &ids {
            let block = text.block("task", "id", id);
            let quoted = format!("\"{id}\"");
            let indicators = text.blocks("indicator").into_iter();
            let own = |lines: &std::ops::Range<usize>| text.value(lines, "task") == Some(quoted.as_str());
            let own: Vec<_> = indicators.filter(own).collect();
            let dangling: Vec<_> = own.iter().map(|lines| text.must(lines, "task") - block.len()).collect();
            let what = format!("task {id} dropped");
            let mut bend = text.bend(&what, block.clone(), &[], &dangling);
            if dangling.is_empty() {
                bend.at.push(clause(id));
            } else {
                let kept = |at: &usize| !block.contains(at) && !own.iter().any(|lines| lines.contains(at));
                let kept: Vec<_> = (0..text.lines.len()).filter(kept).map(|at| text.lines[at].as_str()).collect();
                let with = format!("{what} with its indicators");
                bends.push(Bend { at: vec![clause(id)], ..text.bend(&with, 0..text.lines.len(), &kept, &[]) });
            }
            bends.push(bend);
        }
        let end = text.blocks("task").last().expect("a task").end;
        let extra = ["[[task]]", &format!("id = \"{action}.9\""), &format!("summary = \"{NAMES}\""), ""];
        bends.push(text.bend(&format!("task {action}.9 made up"), end..end, &extra, &[end + 1]));
        let id = format!("id = \"{action}.1-extra\"");
        let task = format!("task = \"{action}.1\"");
        let name = format!("name = \"{NAMES}\"");
        let extra = ["[[indicator]]", &id, &task, &name, "unit = \"个\"", "measure = \"stock\"", ""];
        bends.push(text.bend(&format!("indicator {action}.1-extra made up"), end..end, &extra, &[end + 1]));
        let at = ids.iter().map(|id| clause(id)).collect();
        bends.push(Bend {
            what: format!("action {action} dropped"),
            path: text.path.clone(),
            text: None,
            at,
            either: false,
        });
    }
    bends
}

/// A county that is gone leaves its part of the split dangling.
pub fn counties(root: &Path) -> Vec<Bend> {
    let text = Text::read(root, "plan/counties.toml");
    let action = Text::action(root, "3");
    let (_, split) = action.target("3.1-protection-points");
    assert_eq!(COUNTIES.map(|(id, ..)| id), SPLIT.map(|(id, _)| id));
    let gone = |(id, ..): (&str, &str, &str)| {
        let at = action.at(action.must(&split, id));
        text.drop_all(&format!("county {id} dropped"), text.block("county", "id", id), at)
    };
    COUNTIES.map(gone).into()
}

/// A dropped duty is told where the register asks for it, a bent one at what is bent.
pub fn duties(root: &Path) -> Vec<Bend> {
    let (text, register) = (Text::read(root, "plan/plan.toml"), Text::register(root));
    let mut bends = Vec::new();
    for (clause, who, name, every) in DUTIES {
        let asked = register.block("clause.duty", "name", name);
        let block = text.block("duty", "name", name);
        let [clause_line, who_line, name_line] = ["clause", "who", "name"].map(|key| text.must(&block, key));
        let other = if who == "county" { "city" } else { "county" };
        let elsewhere = if clause == "三.1" { "三.3" } else { "三.1" };
        bends.extend([
            text.drop_all(&format!("{name}: dropped"), block.clone(), register.at(register.must(&asked, "name"))),
            text.set(name, who_line, &format!("who = \"{other}\"")),
            text.set(name, name_line, &format!("name = \"{NAMES}\"")),
            text.set(name, clause_line, &format!("clause = \"{elsewhere}\"")),
            text.set(name, clause_line, "clause = \"三.9\""),
        ]);
        let others = ["month", "quarter", "half-year", "year"].into_iter().filter(|cadence| Some(*cadence) != every);
        match every {
            Some(_) => {
                let line = text.must(&block, "every");
                bends.extend(others.map(|cadence| text.set(name, line, &format!("every = \"{cadence}\""))));
                bends.push(text.drop(name, line, name_line));
            }
            None => {
                bends.extend(others.map(|cadence| text.add(name, name_line + 1, &format!("every = \"{cadence}\""))));
            }
        }
    }
    for clause in ["三.1", "三.2", "三.3"] {
        let quoted = format!("\"{clause}\"");
        let own = text.blocks("duty").into_iter();
        let own: Vec<_> = own.filter(|lines| text.value(lines, "clause") == Some(quoted.as_str())).collect();
        let kept = (0..text.lines.len()).filter(|at| !own.iter().any(|lines| lines.contains(at)));
        let kept: Vec<_> = kept.map(|at| text.lines[at].as_str()).collect();
        let at = vec![register.at(register.must(&register.block("clause", "id", clause), "id"))];
        let told = format!("all duties of {clause} dropped");
        bends.push(Bend { at, ..text.bend(&told, 0..text.lines.len(), &kept, &[]) });
        let end = text.blocks("duty").last().expect("a duty").end;
        let name = format!("name = \"{NAMES}\"");
        let extra = ["[[duty]]", &format!("clause = {quoted}"), "who = \"county\"", &name, ""];
        bends.push(text.bend(&format!("a duty of {clause} made up"), end..end, &extra, &[end + 3]));
    }
    bends
}

/// The copy that is bent: the plan and the register, without anything reported.
pub fn copy(root: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for inner in ["plan", "plan/actions", "seeds"] {
        fs::create_dir_all(folder.path().join(inner)).expect("a folder");
        for entry in fs::read_dir(root.join(inner)).expect("the repository's folder") {
            let file = entry.expect("an entry").path();
            if file.is_file() {
                let name = file.file_name().expect("a name");
                fs::copy(&file, folder.path().join(inner).join(name)).expect("a copy");
            }
        }
    }
    folder
}
