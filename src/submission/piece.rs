//! A submission's rows on their way into the ledger. The pieces of a large file are read side by side, by all cores; their
//! rows are taken in the order of the file, as if it had been read in one go.

use std::{panic::resume_unwind, thread};

use super::{about::RowRead, item_row::Context, row::Reading, rows::Rows};
use crate::{
    book::{Ledger, Named, Naming},
    finding::{Finding, Subject},
    tabular::{Cut, Sheet},
};

/// Bytes of a piece: enough that nothing is lost by a cut, and so few that its rows stay near the core that reads them.
const PIECE: usize = 1 << 16;

/// How much longer a piece is than the header, of which each piece knows.
const TIMES_THE_HEADER: usize = 64;

/// Pieces that are worth waking a core for. A file of fewer is read in one go; the counties keep the others busy.
const MANY: usize = 32;

/// Bytes of a row, as far as room is made for rows that are still to be read.
const USUAL_ROW: usize = 64;

/// Rows that are read before they go into the ledger, few enough to be nearest to the core.
const FEW: usize = 64;

/// A piece that was read.
struct Piece<'a> {
    /// It stands behind the piece's last row.
    sheet: Sheet<'a>,
    read: Read,
}

/// Rows that were read and are not yet in the ledger.
struct Read {
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
        let cuts = sheet.cuts(PIECE.max(TIMES_THE_HEADER * sheet.position()));
        for some in cuts.chunks(MANY * rayon::current_num_threads()) {
            let read = side_by_side(some, |cut| Piece::read(sheet.piece(cut), cut.lines, context, subject, ledger));
            for (piece, cut) in read.into_iter().zip(some) {
                // a cell that reaches over its line's end reaches over a cut, too
                let piece = match cut.is_next_of(sheet) {
                    true => piece,
                    false => {
                        let cut = sheet.begun_here(cut);
                        Piece::read(sheet.piece(&cut), cut.lines, context, subject, ledger)
                    }
                };
                rows.take(piece.read.rows, &piece.read.named, context, ledger);
                findings.extend(piece.read.findings);
                sheet.go_on_behind(piece.sheet);
            }
        }
    }
    // rows that no other core has read; none are left of a large file
    let mut above = None;
    loop {
        let read = Read::of(sheet, FEW, above, context, subject, ledger);
        above = read.rows.last().copied();
        let is_last = read.rows.len() < FEW;
        rows.take(read.rows, &read.named, context, ledger);
        findings.extend(read.findings);
        if is_last {
            return (rows, findings);
        }
    }
}

/// What comes of each, in their order. Where there are many, threads of their own read them: one of those that go through
/// the counties would take up the next county while it waits for the others, and hold two at a time.
fn side_by_side<'a, T: Send>(cuts: &[Cut<'a>], read: impl Fn(&Cut<'a>) -> T + Sync) -> Vec<T> {
    if cuts.len() <= MANY {
        return cuts.iter().map(read).collect();
    }
    let read = &read;
    thread::scope(|scope| {
        let run = |cuts: &'_ [Cut<'a>]| cuts.iter().map(read).collect::<Vec<_>>();
        let threads: Vec<_> = cuts.chunks(MANY).map(|cuts| scope.spawn(move || run(cuts))).collect();
        let runs = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        runs.flatten().collect()
    })
}

impl<'a> Piece<'a> {
    fn read(
        mut sheet: Sheet<'a>,
        lines: usize,
        context: &Context<'_>,
        subject: &Subject,
        ledger: &Ledger,
    ) -> Piece<'a> {
        let read = Read::of(&mut sheet, lines, None, context, subject, ledger);
        Piece { sheet, read }
    }
}

impl Read {
    /// Reads so many of the rows that are left, behind one that was read already.
    #[inline]
    fn of(
        sheet: &mut Sheet<'_>,
        most: usize,
        above: Option<RowRead>,
        context: &Context<'_>,
        subject: &Subject,
        ledger: &Ledger,
    ) -> Read {
        let (mut rows, mut findings) = (Vec::with_capacity(most), Vec::new());
        let mut sites = Naming::of(ledger);
        while rows.len() < most && sheet.next_row() {
            let mut row = Reading::new(sheet, subject);
            rows.push(context.read(&mut row, rows.last().or(above.as_ref()), &mut sites));
            if !row.findings.is_empty() {
                findings.append(&mut row.findings);
            }
        }
        Read { rows, named: sites.ended(), findings }
    }
}
