//! A submission's rows on their way into the ledger. The pieces of a large file are read side by side, by all cores; their
//! rows are taken in the order of the file, as if it had been read in one go.

use std::{panic::resume_unwind, thread};

use super::{about::RowRead, item_row::Context, row::Reading, rows::Rows};
use crate::{
    book::{Ledger, Named, Naming, SiteList},
    finding::{Finding, Subject},
    tabular::{Cut, Sheet},
};

/// Bytes of a piece: enough that nothing is lost by a cut, and so few that its rows stay near the core that reads them.
const PIECE: usize = 1 << 16;

/// How much longer a piece is than the header, of which each piece knows.
const TIMES_THE_HEADER: usize = 64;

/// Pieces that are worth waking a core for. A file of fewer is read in one go; the counties keep the others busy.
const MANY: usize = 32;

/// Pieces that a core reads at a time, so few that their rows are still near when they go into the ledger.
const RUN: usize = 8;

/// Bytes of a row, as far as room is made for rows that are still to be read.
const USUAL_ROW: usize = 64;

/// A piece that was read.
struct Piece<'a> {
    /// It stands behind the piece's last row.
    sheet: Sheet<'a>,
    rows: Vec<RowRead>,
    named: Named,
    findings: Vec<Finding>,
}

/// Reads all rows of a sheet.
pub fn read_all(
    sheet: &mut Sheet<'_>,
    context: &Context<'_>,
    subject: &Subject,
    ledger: &mut Ledger,
) -> (Rows, Vec<Finding>) {
    let mut rows = Rows::with_capacity(sheet.bytes_left() / USUAL_ROW);
    let mut findings = Vec::new();
    if sheet.bytes_left() >= MANY * PIECE {
        read_in_pieces(sheet, context, subject, ledger, (&mut rows, &mut findings));
    }
    // rows that no other core has read; none are left of a large file
    let (lists, entries) = ledger.halves();
    let (named, told) = each_row(sheet, context, subject, lists, |read| rows.push(read, context, entries));
    findings.extend(told);
    // they are where they were named: nobody else has named any
    ledger.take_over(&named);
    (rows, findings)
}

/// Reads the rows of a sheet one by one, and gives what they have named and what there is to tell of them.
fn each_row(
    sheet: &mut Sheet<'_>,
    context: &Context<'_>,
    subject: &Subject,
    lists: &[SiteList],
    mut take: impl FnMut(&RowRead),
) -> (Named, Vec<Finding>) {
    let (mut sites, mut findings, mut above) = (Naming::of(lists), Vec::new(), None);
    while sheet.next_row() {
        let mut row = Reading::new(sheet, subject);
        let read = context.read(&mut row, above.as_ref(), &mut sites);
        if !row.findings.is_empty() {
            findings.append(&mut row.findings);
        }
        take(&read);
        above = Some(read);
    }
    (sites.ended(), findings)
}

fn read_in_pieces(
    sheet: &mut Sheet<'_>,
    context: &Context<'_>,
    subject: &Subject,
    ledger: &mut Ledger,
    (rows, findings): (&mut Rows, &mut Vec<Finding>),
) {
    let cuts = sheet.cuts(PIECE.max(TIMES_THE_HEADER * sheet.position()));
    for some in cuts.chunks(RUN * rayon::current_num_threads()) {
        let read = side_by_side(some, |cut| Piece::read(sheet, cut, context, subject, ledger.lists()));
        for (piece, cut) in read.into_iter().zip(some) {
            // a cell that reaches over its line's end reaches over a cut, too
            let piece = match cut.is_next_of(sheet) {
                true => piece,
                false => Piece::read(sheet, &sheet.begun_here(cut), context, subject, ledger.lists()),
            };
            rows.take(piece.rows, &piece.named, context, ledger);
            findings.extend(piece.findings);
            sheet.go_on_behind(piece.sheet);
        }
    }
}

/// What comes of each, in their order. Where there are many, threads of their own read them: one of those that go through
/// the counties would take up the next county while it waits for the others, and hold two at a time.
fn side_by_side<'a, T: Send>(cuts: &[Cut<'a>], read: impl Fn(&Cut<'a>) -> T + Sync) -> Vec<T> {
    if cuts.len() <= RUN {
        return cuts.iter().map(read).collect();
    }
    let read = &read;
    thread::scope(|scope| {
        let run = |cuts: &'_ [Cut<'a>]| cuts.iter().map(read).collect::<Vec<_>>();
        let threads: Vec<_> = cuts.chunks(RUN).map(|cuts| scope.spawn(move || run(cuts))).collect();
        let runs = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        runs.flatten().collect()
    })
}

impl<'a> Piece<'a> {
    /// Reads a cut of a sheet.
    fn read(
        whole: &Sheet<'a>,
        cut: &Cut<'a>,
        context: &Context<'_>,
        subject: &Subject,
        lists: &[SiteList],
    ) -> Piece<'a> {
        let (mut sheet, mut rows) = (whole.piece(cut), Vec::with_capacity(cut.lines));
        let (named, findings) = each_row(&mut sheet, context, subject, lists, |read| rows.push(*read));
        Piece { sheet, rows, named, findings }
    }
}
