//! A sheet's rows cut into pieces that are read side by side, and put together again. A cut is behind a line's end; a
//! record that goes on behind it shows in where its piece ends, and the next piece is then begun there.

use super::{record::Record, scanner::Scanner, sheet::Sheet};

/// Where a piece is.
pub struct Cut<'a> {
    scanner: Scanner<'a>,
    /// How many lines it has, at most: as many rows are to come.
    pub lines: usize,
}

impl Cut<'_> {
    /// Whether it begins where a sheet's next row does.
    pub fn is_next_of(&self, sheet: &Sheet<'_>) -> bool {
        self.scanner.position() == sheet.position()
    }
}

impl<'a> Sheet<'a> {
    /// Where to cut all rows that are left into pieces of about so many bytes.
    pub fn cuts(&self, bytes_each: usize) -> Vec<Cut<'a>> {
        let bytes = self.text.as_bytes();
        let (mut scanner, mut cuts) = (self.scanner.clone(), Vec::new());
        while scanner.position() < bytes.len() {
            let ahead = scanner.position() + bytes_each;
            let end = bytes.get(ahead..).and_then(|rest| memchr::memchr(b'\n', rest));
            let stop = end.map_or(bytes.len(), |end| ahead + end + 1);
            let behind = scanner.from(stop);
            // behind the last line there may be no line end
            let lines = behind.line() - scanner.line() + 1;
            cuts.push(Cut { scanner: scanner.until(stop), lines });
            scanner = behind;
        }
        cuts
    }

    /// The rows of a cut as a sheet of their own, behind which others go on.
    pub fn piece(&self, cut: &Cut<'a>) -> Sheet<'a> {
        Sheet {
            path: self.path.clone(),
            text: self.text,
            scanner: cut.scanner.clone(),
            record: Record::default(),
            columns: self.columns.clone(),
            sound: vec![""; self.sound.len()],
            doubtful: true,
            lossy: self.lossy,
            subject: self.subject.clone(),
            findings: Vec::new(),
            header: self.header.clone(),
            broken: Vec::new(),
            blank: None,
            is_piece: true,
        }
    }

    /// The same cut, begun where this sheet stands.
    pub fn begun_here(&self, cut: &Cut<'a>) -> Cut<'a> {
        Cut { scanner: self.scanner.until(cut.scanner.range().end), lines: cut.lines }
    }

    /// The byte at which the next row begins.
    pub fn position(&self) -> usize {
        self.scanner.position()
    }

    /// How many bytes of it are still to be read.
    pub fn bytes_left(&self) -> usize {
        self.scanner.range().len()
    }

    /// Goes on behind a piece that was read to its end.
    pub fn go_on_behind(&mut self, piece: Sheet<'a>) {
        let stop = self.scanner.range().end;
        self.scanner = piece.scanner.until(stop);
        self.record = piece.record;
        self.findings.extend(piece.findings);
        self.broken.extend(piece.broken);
        self.blank = match (self.blank, piece.blank) {
            (Some((start, rows, _)), Some((_, more, last))) => Some((start, rows + more, last)),
            (known, more) => known.or(more),
        };
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        finding::{Finding, Subject},
        tabular::{SUBMISSION, Sheet, decode::decode},
    };

    type Rows = Vec<(usize, Vec<String>)>;

    fn rows(sheet: &mut Sheet<'_>) -> Rows {
        let mut rows = Vec::new();
        while sheet.next_row() {
            let row = sheet.row();
            let cells = SUBMISSION.names().iter().filter_map(|(column, ..)| row.cell(*column));
            rows.push((row.line(), cells.map(|cell| cell.text.to_owned()).collect()));
        }
        rows
    }

    fn whole(mut sheet: Sheet<'_>) -> (Rows, Vec<Finding>, usize) {
        (rows(&mut sheet), sheet.findings, sheet.broken.len())
    }

    fn in_pieces(mut sheet: Sheet<'_>, bytes_each: usize) -> (Rows, Vec<Finding>, usize) {
        let mut all = Vec::new();
        for cut in sheet.cuts(bytes_each) {
            let mut piece = sheet.piece(&cut);
            if !cut.is_next_of(&sheet) {
                piece = sheet.piece(&sheet.begun_here(&cut));
            }
            all.extend(rows(&mut piece));
            sheet.go_on_behind(piece);
        }
        sheet.next_row();
        (all, sheet.findings, sheet.broken.len())
    }

    proptest::proptest! {
        /// Cuts show nowhere: not in rows and their lines, nor in what is told of records and of the file.
        #[test]
        fn a_sheet_in_pieces_is_the_sheet(rows in "([a一,,\"\" \n]{0,9}(,\"[b\n]{0,9}\"|,13812345678)?\r?\n){0,9}", bytes_each in 0usize..20) {
            let text = format!("item,value\n{rows}");
            let decoded = decode(text.as_bytes());
            let open = || Sheet::open("x.csv".into(), &decoded, &SUBMISSION, Subject::default());
            let (Ok(one), Ok(other)) = (open(), open()) else { return Ok(()) };
            assert_eq!(whole(one), in_pieces(other, bytes_each));
        }
    }
}
