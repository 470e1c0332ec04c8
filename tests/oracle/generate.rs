//! Random workspaces on disk, the same ones for the same seed on every machine. Each seed takes the
//! next few combinations of measure, count or ratio, way of owing, rhythm and comparison from the
//! list of all that SPEC §3 calls valid, so some eighty seeds in a row see every combination; the
//! rest (reporting rhythm, grain, sites, baselines, gaps, broken rows, …) is left to chance. The plan
//! and the rosters are written here and in `generate_plan.rs`, submissions in `generate_rows.rs`.

use std::fs;
use std::path::Path;

use super::dates::{Day, Grain, day, periods_ending_in, show};
use super::workspace::{Each, Measure, Op};
use super::{generate_plan, generate_rows, read};

/// splitmix64: tiny, fixed for ever, good enough.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5EED_0F9A_1A2B_3C4D)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 .. n
    pub fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, chance: u64) -> bool {
        self.roll() % 100 < chance
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + (self.roll() % (to - from + 1) as u64) as i64
    }
}

/// A kind of target. `every` is none for `by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Combination {
    pub measure: Measure,
    pub ratio: bool,
    pub each: Each,
    pub every: Option<Grain>,
    pub op: Op,
}

/// What SPEC §3 does not call a `bad-value`.
fn is_valid(c: Combination) -> bool {
    let allocation = c.each != Each::Allocation || (!c.ratio && c.op.upward());
    let to_date = c.measure != Measure::ToDate || c.every.is_none_or(|g| g == Grain::Year);
    let direction = !c.op.directional() || (c.each == Each::City && c.every.is_none() && c.measure == Measure::Stock);
    allocation && to_date && direction
}

pub fn combinations() -> Vec<Combination> {
    let mut all = Vec::new();
    for measure in [Measure::Stock, Measure::Flow, Measure::ToDate] {
        for ratio in [false, true] {
            for each in [Each::City, Each::County, Each::Site, Each::Allocation] {
                for every in [None, Some(Grain::Year), Some(Grain::HalfYear), Some(Grain::Quarter), Some(Grain::Month)]
                {
                    for op in Op::ALL {
                        all.push(Combination { measure, ratio, each, every, op });
                    }
                }
            }
        }
    }
    all.retain(|c| is_valid(*c));
    all
}

/// The frame of a plan: what its indicators have to fit in.
pub struct Frame {
    pub start: Day,
    pub end: Day,
    pub every: Grain,
    pub counties: usize,
}

/// Writes the workspace of a seed into an empty folder; returns the as-of dates to ask it for
/// (none: the default one).
pub fn write(seed: u64, folder: &Path) -> Vec<Option<Day>> {
    let mut dice = Dice::new(seed);
    let frame = frame(&mut dice);
    put(folder, "plan/plan.toml", &plan(&mut dice, &frame));
    put(folder, "plan/counties.toml", &counties(&frame));
    for (name, text) in generate_plan::actions(&mut dice, &frame, seed) {
        put(folder, &format!("plan/actions/{name}.toml"), &text);
    }
    if dice.percent(50) {
        put(folder, "reports/SAMPLE", "");
    }
    for kind in ["station", "club"] {
        for county in 0..frame.counties {
            if dice.percent(55) {
                put(folder, &format!("reports/rosters/{kind}/k{county}.csv"), &roster(&mut dice, &frame));
            }
        }
    }
    let ws = read::read(folder);
    for (path, text) in generate_rows::submissions(&mut dice, &ws) {
        put(folder, &format!("reports/submissions/{path}"), &text);
    }
    questions(&mut dice, &frame)
}

pub fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// One to three years; the start anywhere but on the last day of a month (where "nothing has begun"
/// and a first month that has already ended would contradict each other), the end that of a
/// submission period.
fn frame(dice: &mut Dice) -> Frame {
    let every = dice.one(&[Grain::Month, Grain::Quarter, Grain::Quarter, Grain::HalfYear, Grain::Year]);
    let starts = [(1, 1), (1, 14), (2, 10), (4, 1), (4, 14), (5, 20), (7, 1), (8, 30), (10, 1), (12, 15)];
    let (month, date) = dice.one(&starts);
    let start = day(2023, month, date);
    let longest = if every == Grain::Month { 540 } else { 1100 };
    let periods = periods_ending_in(every, start + 40, start + dice.between(400, longest));
    Frame { start, end: periods.last().unwrap().last(), every, counties: dice.one(&[1, 2, 2, 3, 3, 4, 5, 7]) }
}

fn plan(dice: &mut Dice, frame: &Frame) -> String {
    format!(
        "id = \"random\"\ntitle = \"随机方案\"\nissuer = \"测试\"\nissued = {start}\nstart = {start}\nend = {}\n\
         language = \"zh\"\n\n[reporting]\nevery = \"{}\"\ndue_days = 10\n\n[pace]\nbehind = {}\n\n\
         [[roster]]\nid = \"station\"\nname = \"社工站\"\n\n[[roster]]\nid = \"club\"\nname = \"活动室\"\n",
        show(frame.end),
        frame.every.key(),
        dice.one(&["0.8", "0.8", "0.333", "0.5", "0.75", "0.9", "1"]),
        start = show(frame.start),
    )
}

fn counties(frame: &Frame) -> String {
    let mut text = String::new();
    for i in 0..frame.counties {
        text.push_str(&format!(
            "[[county]]\nid = \"k{i}\"\nname = \"县{i}\"\nname_en = \"County {i}\"\ncode = \"51010{i}\"\n\n"
        ));
    }
    text
}

/// None to three sites, opened and closed on any day or right on a period's boundary.
fn roster(dice: &mut Dice, frame: &Frame) -> String {
    let mut text = "编号,名称,启用,停用,备注\n".to_string();
    for i in 0..dice.below(4) {
        let opened = if dice.percent(45) { Some(site_day(dice, frame, frame.start - 200)) } else { None };
        let earliest = opened.unwrap_or(frame.start).max(frame.start) + 2;
        let closed = if dice.percent(30) { Some(site_day(dice, frame, earliest)) } else { None };
        let closed = closed.filter(|c| *c >= earliest);
        let cell = |d: Option<Day>| d.map_or_else(String::new, show);
        text.push_str(&format!("s{i},站{i},{},{},\n", cell(opened), cell(closed)));
    }
    text
}

fn site_day(dice: &mut Dice, frame: &Frame, from: Day) -> Day {
    let any = dice.between(from, (frame.end + 60).max(from));
    let grain = dice.one(&Grain::ALL);
    let boundaries = periods_ending_in(grain, any - 400, any);
    match boundaries.last() {
        Some(p) if dice.percent(30) => p.last(),
        Some(p) if dice.percent(40) => p.last() + 1,
        _ => any,
    }
}

/// The default date, one before the plan, one after it, and some inside: on a period's end, and not.
fn questions(dice: &mut Dice, frame: &Frame) -> Vec<Option<Day>> {
    let periods = periods_ending_in(frame.every, frame.start, frame.end);
    let mut asked = vec![None];
    asked.push(Some(dice.one(&periods).last()));
    asked.push(Some(dice.between(frame.start, frame.end)));
    asked.push(Some(dice.between(frame.start, (frame.start + frame.end) / 2)));
    match dice.below(6) {
        0 => asked.push(Some(frame.start - 30)),
        1 => asked.push(Some(frame.end + 100)),
        2 | 3 => asked.push(Some(frame.end)),
        _ => asked.push(Some(periods[0].last())),
    }
    asked
}
