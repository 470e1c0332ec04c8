//! A county's sites in a window: whose figures are added up, who has to answer, and what each says. All that is asked
//! of a site is asked at once, for there may be ten thousand of them.

use super::{frame::Frame, standing::TrackReading};
use crate::{
    book::{Book, Open, Site},
    calendar::{Date, Period},
    model::{Indicator, IndicatorIx, Measure, RosterIx},
};

/// One site in a window.
pub struct SiteReading<'a> {
    pub at: usize,
    pub site: &'a Site,
    pub reading: TrackReading,
    /// Its figures are added up.
    pub counts: bool,
    /// It has to answer for the window.
    pub answers: bool,
}

/// The sites that count or answer, and what they say.
pub fn site_readings<'a>(
    book: &'a Book,
    ix: IndicatorIx,
    indicator: &'a Indicator,
    roster: RosterIx,
    frame: &'a Frame<'a>,
) -> impl Iterator<Item = SiteReading<'a>> {
    let measure = indicator.measure;
    let asked = Asked::of(measure, frame);
    known_sites(book, roster, frame).filter_map(move |(at, site)| {
        let (counts, answers) = (asked.counts(site.open), asked.answers(site.open));
        let reading = || TrackReading::of(measure, book.site_track(ix, at), site.open, frame);
        (counts || answers).then(|| SiteReading { at, site, reading: reading(), counts, answers })
    })
}

/// Listed sites; without a list, those that rows ending by D′ have named.
pub fn known_sites<'a>(
    book: &'a Book,
    roster: RosterIx,
    frame: &Frame<'_>,
) -> impl Iterator<Item = (usize, &'a Site)> + use<'a> {
    let (list, day) = (book.sites(roster), frame.day);
    let sites = list.sites().iter().enumerate();
    sites.filter(move |(_, site)| list.is_rostered() || site.named.is_some_and(|named| named <= day))
}

/// When a site has to be open.
struct Asked<'a> {
    measure: Measure,
    frame: &'a Frame<'a>,
    /// The end of the window's first period.
    first_ended: Option<Date>,
    /// The beginning of its latest.
    last_begun: Option<Date>,
}

impl<'a> Asked<'a> {
    fn of(measure: Measure, frame: &'a Frame<'a>) -> Asked<'a> {
        let first_ended = frame.first_period().map(Period::end);
        Asked { measure, frame, first_ended, last_begun: frame.last_period().map(Period::start) }
    }

    /// To be added up: on a day of the window up to D′; for a stock, on D′.
    fn counts(&self, open: Open) -> bool {
        let day = self.frame.day;
        match self.measure {
            Measure::Stock => open.on(day),
            Measure::Flow | Measure::ToDate => open.during(self.frame.window.start, day),
        }
    }

    /// To have to answer: for a stock on D′; for a flow from the end of the window's first period to the beginning of
    /// its latest, so that neither a late opening is charged for the year nor a late closing erases it.
    fn answers(&self, open: Open) -> bool {
        let window = self.frame.window;
        match self.measure {
            Measure::Stock => open.on(self.frame.day),
            Measure::Flow | Measure::ToDate => {
                let opened_in_time = open.from.is_none_or(|from| self.first_ended.is_some_and(|end| from <= end));
                let closed_before = open.until.zip(self.last_begun).is_some_and(|(until, begun)| until < begun);
                open.during(window.start, window.end) && opened_in_time && !closed_before
            }
        }
    }
}
