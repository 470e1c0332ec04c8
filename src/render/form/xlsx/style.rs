//! How cells look: what is to be filled stands out, the rest stays quiet. Typed figures are numbers;
//! everything else is text, which no spreadsheet turns into something else.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// It is on every Chinese Windows; elsewhere another one takes its place.
const FONT: &str = "Microsoft YaHei";
const SIZE: f64 = 10.0;

/// Excel's own number for the format of text.
const TEXT: u8 = 49;

const INK: Color = Color::RGB(0x1F2937);
const QUIET: Color = Color::RGB(0x5B6472);
const WARNING: Color = Color::RGB(0xB42318);
const LINE: Color = Color::RGB(0xC9D1DB);
const STRONG_LINE: Color = Color::RGB(0x6B7B90);
const HEADER: Color = Color::RGB(0x2F5374);
const HEADER_TO_FILL: Color = Color::RGB(0xB4660A);
const BAND: Color = Color::RGB(0xF3F6FA);
const TO_FILL: Color = Color::RGB(0xFFF8D6);
const CLOSED: Color = Color::RGB(0xE3E6EA);

/// What a cell of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Said by the plan.
    Given,
    /// To be filled with a number.
    Number,
    /// To be filled with text.
    Text,
    /// Never filled.
    Closed,
}

/// Where a cell stands in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stands {
    /// The row is the first of an action.
    pub first: bool,
    /// Every other action is shaded.
    pub shaded: bool,
    pub placed: Placed,
}

/// Where a cell's text stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A little away from the line.
    Left,
    Centre,
    /// Text left, numbers right, as spreadsheets do.
    ByKind,
}

impl Placed {
    /// The width at its sides that stays empty.
    pub fn aside(self) -> usize {
        match self {
            Placed::Left => 3,
            Placed::Centre | Placed::ByKind => 1,
        }
    }
}

/// The actions that a table's rows belong to, one after the other.
#[derive(Debug, Default)]
pub struct Bands<'a> {
    last: Option<&'a str>,
    shaded: bool,
}

impl<'a> Bands<'a> {
    /// Whether the next row is the first of its action, and whether it is shaded.
    pub fn next(&mut self, action: &'a str) -> (bool, bool) {
        let first = self.last != Some(action);
        self.shaded ^= first && self.last.is_some();
        self.last = Some(action);
        (first, self.shaded)
    }
}

/// Makes the cells' font the workbook's own, by whose digits the widths of columns are measured: whichever
/// font takes its place, text and columns stay in proportion. In pixels: a row of it, a column of 8 digits.
pub fn rule(workbook: &mut Workbook) -> Result<(), XlsxError> {
    workbook.set_default_format(&base(), 22, 64).map(drop)
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE).set_font_color(INK).set_align(FormatAlign::VerticalCenter)
}

/// A cell that holds text, whatever it looks like.
pub fn text() -> Format {
    base().set_num_format_index(TEXT)
}

pub fn title() -> Format {
    text().set_font_size(16).set_bold()
}

pub fn sample() -> Format {
    text().set_font_size(12).set_bold().set_font_color(WARNING)
}

pub fn quiet() -> Format {
    text().set_font_color(QUIET)
}

pub fn header(to_fill: bool) -> Format {
    let fill = if to_fill { HEADER_TO_FILL } else { HEADER };
    let lined = text().set_border(FormatBorder::Thin).set_border_color(fill);
    lined.set_bold().set_font_color(Color::White).set_background_color(fill).set_align(FormatAlign::Center)
}

pub fn cell(kind: Kind, stands: Stands) -> Format {
    let base = if kind == Kind::Number { base() } else { text() };
    let lined = base.set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
    let lined = match stands.first {
        true => lined.set_border_top(FormatBorder::Medium).set_border_top_color(STRONG_LINE),
        false => lined,
    };
    let placed = match stands.placed {
        Placed::Left => lined.set_align(FormatAlign::Left).set_indent(1),
        Placed::Centre => lined.set_align(FormatAlign::Center),
        Placed::ByKind => lined,
    };
    match kind {
        Kind::Given if stands.shaded => placed.set_background_color(BAND),
        Kind::Given => placed,
        Kind::Number | Kind::Text => placed.set_unlocked().set_background_color(TO_FILL),
        Kind::Closed => placed.set_background_color(CLOSED),
    }
}

/// A cell that holds a number, shown in this way.
pub fn number(shown: &str) -> Format {
    let lined = base().set_border(FormatBorder::Thin).set_border_color(LINE);
    lined.set_num_format(shown).set_align(FormatAlign::Right)
}

/// A value that is more than its total.
pub fn wrong() -> Format {
    Format::new().set_font_color(Color::RGB(0x9C0006)).set_background_color(Color::RGB(0xFFC7CE))
}

/// A value without its total, or a total without its value.
pub fn half_filled() -> Format {
    Format::new().set_background_color(Color::RGB(0xFFC266))
}
