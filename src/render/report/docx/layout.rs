//! The numbers of GB/T 9704: paper and type area, sizes of type, and what follows from them.

/// Twentieths of a point.
pub(super) type Twips = u32;

/// Millimetres as twips.
const fn millimetres(millimetres: u32) -> Twips {
    millimetres * 14_400 / 254
}

/// A4.
pub(super) const PAPER: [Twips; 2] = [11_906, 16_838];

/// 天头, above the type area.
pub(super) const TOP: Twips = millimetres(37);
/// 订口, where the sheets are bound.
pub(super) const LEFT: Twips = millimetres(28);
/// What is left of A4 by a type area of 156 by 225 mm.
pub(super) const RIGHT: Twips = millimetres(26);
pub(super) const BOTTOM: Twips = millimetres(35);

/// The type area's width.
pub(super) const WIDTH: Twips = PAPER[0] - LEFT - RIGHT;

const LINES: Twips = 22;
const CHARACTERS: Twips = 28;

/// From line to line: 22 of them fill the type area.
pub(super) const LINE: Twips = (PAPER[1] - TOP - BOTTOM) / LINES;

/// From character to character: 28 of them fill a line.
pub(super) const CHARACTER: Twips = WIDTH / CHARACTERS;

/// How much closer than they are wide characters of size three are set for that.
pub(super) const CLOSER: Twips = BODY * 10 - CHARACTER;

/// From the paper's edge to the foot of the page number, which stands 7 mm below the type area.
pub(super) const FOOTER: Twips = BOTTOM - millimetres(7) - NUMBER * 10;

/// Sizes of type, in half points: 二号, 三号, 四号, 小四, 五号, 小五.
pub(super) const TITLE: u32 = 44;
pub(super) const BODY: u32 = 32;
pub(super) const NUMBER: u32 = 28;
pub(super) const CAPTION: u32 = 24;
pub(super) const TABLE: u32 = 21;
pub(super) const WIDE_TABLE: u32 = 18;
