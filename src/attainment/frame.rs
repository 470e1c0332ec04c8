//! A target's window seen on a day: which of the indicator's periods count, whether the window has begun
//! or closed, and how much of it has elapsed. SPEC §7, "When".

use crate::{
    book::Open,
    calendar::{Date, Period},
    model::{Indicator, Plan, Target, Window},
    number::Fraction,
};

/// One window as of D′, the earlier of the as-of date and its end.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    pub window: Window,
    /// D′.
    pub day: Date,
    pub closed: bool,
    /// All of the indicator's periods.
    periods: &'a [Period],
    /// The first and the last day of each.
    days: &'a [(Date, Date)],
    /// The first of them that lies in the window.
    first: usize,
    /// How many of them have ended by D′.
    ended: usize,
}

impl<'a> Frame<'a> {
    pub fn new(plan: &'a Plan, indicator: &Indicator, window: Window, as_of: Date) -> Frame<'a> {
        let day = as_of.min(window.end);
        let (periods, days) = (plan.periods(indicator.periods), plan.days(indicator.periods));
        Frame {
            window,
            day,
            closed: as_of >= window.end,
            periods,
            days,
            first: days.partition_point(|(_, last)| *last < window.start),
            ended: days.partition_point(|(_, last)| *last <= day),
        }
    }

    /// A target's windows that have begun, in order.
    pub fn begun(plan: &'a Plan, indicator: &Indicator, target: &Target, as_of: Date) -> Vec<Frame<'a>> {
        let windows = Window::of(target.rhythm, plan).into_iter();
        windows.map(|window| Frame::new(plan, indicator, window, as_of)).filter(Frame::has_begun).collect()
    }

    /// A target's first window, which is shown before any has begun.
    pub fn first(plan: &'a Plan, indicator: &Indicator, target: &Target, as_of: Date) -> Option<Frame<'a>> {
        let window = Window::of(target.rhythm, plan).into_iter().next()?;
        Some(Frame::new(plan, indicator, window, as_of))
    }

    pub fn has_begun(&self) -> bool {
        self.ended > self.first
    }

    /// The number of the window's first period among the indicator's.
    pub fn first_number(&self) -> usize {
        self.first
    }

    /// How many of the indicator's periods have ended by D′.
    pub fn ended_periods(&self) -> usize {
        self.ended
    }

    /// Whether a row of this period ends by D′.
    pub fn has_ended(&self, period: u32) -> bool {
        (period as usize) < self.ended
    }

    /// The window's periods that have ended by D′, each with its place among the indicator's.
    pub fn ended(&self) -> impl DoubleEndedIterator<Item = (u32, Period)> {
        let range = self.first.min(self.ended)..self.ended;
        range.map(|ix| (ix as u32, self.periods[ix]))
    }

    /// Those of them on a day of which a site was open.
    pub fn owed(&self, open: Open) -> impl DoubleEndedIterator<Item = (u32, Period)> {
        self.ended().filter(move |(ix, _)| self.is_open(open, *ix as usize))
    }

    /// The latest period ended by D′ on a day of which the site was open.
    pub fn last_owed(&self, open: Open) -> Option<u32> {
        (0..self.ended).rev().find(|ix| self.is_open(open, *ix)).map(|ix| ix as u32)
    }

    fn is_open(&self, open: Open, ix: usize) -> bool {
        let (first, last) = self.days[ix];
        open.during(first, last)
    }

    pub fn period(&self, ix: u32) -> Period {
        self.periods[ix as usize]
    }

    /// The window's first period.
    pub fn first_period(&self) -> Option<Period> {
        self.periods.get(self.first).copied()
    }

    /// The window's latest period that has ended by D′.
    pub fn last_period(&self) -> Option<Period> {
        self.ended().next_back().map(|(_, period)| period)
    }

    /// The window's periods that have not ended by D′.
    pub fn remaining(&self) -> &'a [Period] {
        let last = self.periods.partition_point(|period| period.end() <= self.window.end);
        &self.periods[self.first.max(self.ended).min(last)..last]
    }

    /// Days from the window's start to T, the end of its latest ended period.
    pub fn elapsed_days(&self) -> i64 {
        self.last_period().map_or(0, |period| self.window.days_to(period.end()))
    }

    /// The elapsed share of the window's days.
    pub fn elapsed(&self) -> Fraction {
        Fraction::of_days(self.elapsed_days(), self.window.days()).unwrap_or(Fraction::ZERO)
    }
}
