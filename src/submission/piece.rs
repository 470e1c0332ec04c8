//! A submission's rows, piece by piece. The pieces of a large file are read side by side, by all cores; their rows are
//! taken in the order of the file, as if it had been read in one go.

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

/// Pieces that are worth waking a core for. A file of fewer is read by one; the counties keep the others busy.
const MANY: usize = 32;

/// A piece that was read.
struct Piece<'a> {
    /// It stands behind the piece's last row.
    sheet: Sheet<'a>,
    /// The byte from which it was read.
    from: usize,
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
    let cuts = sheet.cuts(PIECE.max(TIMES_THE_HEADER * sheet.position()));
    let mut rows = Rows::with_capacity(cuts.iter().map(|cut| cut.lines).sum());
    let mut findings = Vec::new();
    let at_once = if cuts.len() < MANY { 1 } else { MANY * rayon::current_num_threads() };
    for some in cuts.chunks(at_once) {
        let read = side_by_side(some, |cut| Piece::read(sheet.piece(cut), cut.lines, context, subject, ledger));
        for (piece, cut) in read.into_iter().zip(some) {
            // a cell that reaches over its line's end reaches over a cut, too
            let piece = match piece.from == sheet.position() {
                true => piece,
                false => {
                    let cut = sheet.begun_here(cut);
                    Piece::read(sheet.piece(&cut), cut.lines, context, subject, ledger)
                }
            };
            rows.take(piece.rows, &piece.named, context, ledger);
            findings.extend(piece.findings);
            sheet.go_on_behind(piece.sheet);
        }
    }
    // what is told at the end of all rows
    sheet.next_row();
    (rows, findings)
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
        let (from, mut sites) = (sheet.position(), Naming::of(ledger));
        let (mut rows, mut findings) = (Vec::with_capacity(lines), Vec::new());
        while sheet.next_row() {
            let mut row = Reading::new(&sheet, subject);
            rows.push(context.read(&mut row, rows.last(), &mut sites));
            if !row.findings.is_empty() {
                findings.append(&mut row.findings);
            }
        }
        Piece { sheet, from, rows, named: sites.ended(), findings }
    }
}
