//! Every window of every target as of every day that can be asked for: what is pure calendar, worked out once
//! so that the SQL has only figures to add up.

use super::rows::{CalendarRow, WindowRow};
use crate::{
    attainment::{Frame, Pace, share_due},
    calendar::Date,
    model::{Goal, Indicator, Plan, Target, Window},
    number::Fraction,
};

/// A target's windows, without a day.
pub fn windows<'a>(plan: &'a Plan, indicator: &'a Indicator, target: &'a Target) -> Vec<WindowRow<'a>> {
    let periods = plan.periods(indicator.periods);
    let windows = Window::of(target.rhythm, plan).into_iter().enumerate();
    let row = |(at, window): (usize, Window)| WindowRow {
        target: &target.id,
        window_no: at as i32,
        window_start: window.start,
        window_end: window.end,
        days: window.days() as i32,
        first_period: periods.partition_point(|period| period.end() < window.start) as i32,
        last_period: periods.partition_point(|period| period.end() <= window.end) as i32 - 1,
    };
    windows.map(row).collect()
}

/// A target's windows on every day that an as-of date can be taken back to.
pub fn calendar<'a>(plan: &'a Plan, indicator: &'a Indicator, target: &'a Target) -> Vec<CalendarRow<'a>> {
    let before_all = plan.submission_periods().first().is_none_or(|first| first.end() != plan.start);
    let ends = plan.submission_periods().iter().map(|period| period.end());
    let days = before_all.then_some(plan.start).into_iter().chain(ends);
    days.flat_map(|day| as_of(plan, indicator, target, day)).collect()
}

fn as_of<'a>(plan: &'a Plan, indicator: &'a Indicator, target: &'a Target, as_of: Date) -> Vec<CalendarRow<'a>> {
    let mut frames = Frame::begun(plan, indicator, target, as_of);
    if frames.is_empty() {
        frames.extend(Frame::first(plan, indicator, target, as_of));
    }
    let shown = frames.len() - 1;
    let row = |(at, frame): (usize, Frame<'_>)| {
        let due = match &target.goal {
            Goal::Level(level) => Some(share_due(level, Pace::of(indicator, target, level), &frame)),
            Goal::Trend(_) => None,
        };
        let terms = due.as_ref().and_then(Fraction::terms);
        CalendarRow {
            target: &target.id,
            as_of,
            window_no: at as i32,
            window_start: frame.window.start,
            window_end: frame.window.end,
            day: frame.day,
            begun: frame.has_begun(),
            closed: frame.closed,
            shown: at == shown,
            first_period: frame.first_number() as i32,
            ended: frame.ended_periods() as i32,
            first_period_end: frame.first_period().map(|period| period.end()),
            last_period_start: frame.last_period().map(|period| period.start()),
            days: frame.window.days() as i32,
            elapsed_days: frame.elapsed_days() as i32,
            due_part: terms.map(|(part, _)| part),
            due_whole: terms.map(|(_, whole)| whole),
        }
    };
    frames.into_iter().enumerate().map(row).collect()
}
