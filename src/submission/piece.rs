//! A submission's rows, piece by piece. The pieces of a large file are read side by side, by all cores; their rows are
//! taken in the order of the file, as if it had been read in one go.

use rayon::prelude::*;

use super::{about::RowRead, item_row::Context, row::Reading, rows::Rows};
use crate::{
    book::{Ledger, Named, Naming},
    finding::{Finding, Subject},
    tabular::Sheet,
};

/// Bytes of a piece: enough that nothing is lost by a cut, and so few that its rows stay near the core that reads them.
const PIECE: usize = 1 << 16;

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
    rows: &mut Rows,
    context: &Context<'_>,
    subject: &Subject,
    ledger: &mut Ledger,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut pieces = sheet.pieces(PIECE).into_iter();
    let side_by_side = if pieces.len() < MANY { 1 } else { MANY * rayon::current_num_threads() };
    while pieces.len() > 0 {
        let some: Vec<_> = pieces.by_ref().take(side_by_side).collect();
        let read: Vec<_> = some.into_par_iter().map(|piece| Piece::read(piece, context, subject, ledger)).collect();
        for piece in read {
            // a cell that reaches over its line's end reaches over a cut, too
            let piece = match piece.from == sheet.position() {
                true => piece,
                false => Piece::read(sheet.up_to(&piece.sheet), context, subject, ledger),
            };
            rows.take(piece.rows, &piece.named, context, ledger);
            findings.extend(piece.findings);
            sheet.go_on_behind(piece.sheet);
        }
    }
    // what is told at the end of all rows
    sheet.next_row();
    findings
}

impl<'a> Piece<'a> {
    fn read(mut sheet: Sheet<'a>, context: &Context<'_>, subject: &Subject, ledger: &Ledger) -> Piece<'a> {
        let (from, mut sites) = (sheet.position(), Naming::of(ledger));
        let (mut rows, mut findings) = (Vec::with_capacity(sheet.lines_left()), Vec::new());
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
