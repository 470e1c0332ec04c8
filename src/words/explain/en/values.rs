//! Pages about figures and tasks' states, and about what is left empty.

use crate::words::explain::Page;

pub const NOT_A_NUMBER: Page = Page {
    what: "The cell does not hold a number. There is text, a date, a rough figure or a comma of unclear \
           meaning where a number belongs.",
    why: "约30 and 90余 are no exact figures, `3,5` may be three and a half or thirty-five, and `4-Mar` \
           is what Excel has made of something that can no longer be seen. Nothing is guessed.",
    mend: "Type digits only, such as 12; remarks go into the note. Where Excel has made a date of it, \
           format the cell as Number and fill it in again from the records. Replace the letters O and l by the \
           digits 0 and 1.",
};

pub const FULL_WIDTH: Page = Page {
    what: "The digits or signs are full-width. `１２` or `３．５` come from an input method in full-width \
           mode.",
    why: "They look right, but spreadsheets take them for text and leave them out of sums, so the row \
           does not count until mended.",
    mend: "`plan fmt` mends it. By hand, switch the input method to half-width (Shift+Space) and type it \
           again.",
};

pub const THOUSANDS_SEPARATOR: Page = Page {
    what: "The number has thousands separators. `1,234`, for example: mostly the cell's format adds them.",
    why: "The comma separates columns in CSV, and within a number it easily splits a cell in two; the row \
           does not count until mended.",
    mend: "`plan fmt` mends it. Or select the column, choose Format Cells → Number, untick the 1000 \
           separator, and save again.",
};

pub const UNIT_IN_VALUE: Page = Page {
    what: "A unit stands behind the number. `12个`, `3.8万` or `85%`, for example.",
    why: "Only a plain number can be reckoned with. Where the unit is a mere counter, or 万, the help \
           gives the number; a percentage hides its numerator and denominator, and units of money are nobody's to \
           convert.",
    mend: "Where the help gives a number, run `plan fmt` or type it. For a percentage fill in the value \
           and the total. The unit itself is in the form's 单位 (unit) column.",
};

pub const SCIENTIFIC_NOTATION: Page = Page {
    what: "The number is in scientific notation. `1.2E+11` is how Excel shows numbers that are long.",
    why: "Saved as CSV, only the first digits are left; the rest is gone and nobody can bring it back. So \
           the row does not count, and no program can mend it.",
    mend: "Fill it in again from the records: format the cell as Number without decimals first. If it is \
           really the number of a document or an account, it does not belong here.",
};

pub const SPREADSHEET_ERROR: Page = Page {
    what: "The cell holds a spreadsheet's error. `#REF!`, `#DIV/0!` and `#N/A` are formulas that failed, `####` \
           is a column too narrow to show the number.",
    why: "The mark was saved in the number's place, and the number was not.",
    mend: "Mend the formula in the sheet it came from or type the number; when copying, paste values \
           only. For `####`, widen the column until the number shows and save again.",
};

pub const NOT_REPORTED_MARKER: Page = Page {
    what: "A sign for \"nothing\" is filled in. `/`, `-`, `无` or `N/A`, for example.",
    why: "It may mean not reported, not applicable here, or a true zero. The three are reckoned \
           differently, and nobody chooses for you.",
    mend: "Not reported: leave the cell empty and say why in the note. A true zero: type 0. A ratio that \
           does not apply in this county: 0 in both value and total, with a note.",
};

pub const NEGATIVE: Page = Page {
    what: "The number is below 0. What is reported are counts of things and people, none of which is \
           negative.",
    why: "Mostly a negative number is meant to take back what was reported too high. The old mistake \
           would stay, and this period's figure would be untrue as well.",
    mend: "Type 0 or more. If an earlier figure was too high, correct it in that period's form.",
};

pub const NOT_WHOLE: Page = Page {
    what: "There are too many digits behind the point. The item takes whole numbers, or fewer decimals \
           than these; `3.0` counts as one decimal.",
    why: "Nobody counts half a thing. A decimal mostly means that the figure is in ten thousands, an \
           average or a percentage.",
    mend: "Fill in the whole number from the records, in the form's unit. If only `.0` is too much, \
           choose Format Cells → Number with 0 decimals and save again.",
};

pub const TOO_LARGE: Page = Page {
    what: "The number is too large. It is above 1000000000000000 (10¹⁵).",
    why: "Nothing that is reported comes so high. A key was held down, or the number of an account or a \
           document was filled in.",
    mend: "Check it against the records and type it again.",
};

pub const OVER_MAX: Page = Page {
    what: "The value is above what one row can report. The plan gives this indicator a `max`.",
    why: "An indicator that asks whether a county takes part, for example, takes at most 1. More than \
           that mostly means another counting or another row.",
    mend: "Check it and fill in no more than that. If the limit itself is wrong, tell the city, who \
           change `max` in the plan.",
};

pub const MISSING_OF: Page = Page {
    what: "The value is there, the total is not. The item is a ratio and needs both.",
    why: "Without the denominator there is no ratio, and nothing to add up over the counties.",
    mend: "Fill in the total; the form's 总数含义 (of-means) column says of what. If the item does not \
           apply in this county, type 0 in both and say why in the note.",
};

pub const UNEXPECTED_OF: Page = Page {
    what: "A total is filled in where none belongs. Tasks, and indicators that are no ratios, have no \
           denominator.",
    why: "A number too many says that a column or a row was missed, and the value beside it may be wrong \
           as well, so the row does not count.",
    mend: "Clear the total. If it belongs elsewhere, move it there.",
};

pub const VALUE_EXCEEDS_OF: Page = Page {
    what: "The value is larger than its total. A part cannot exceed the whole where the ratio is a \
           percentage; over a total of 0 only 0 can stand.",
    why: "Mostly the two were swapped, or they count different things.",
    mend: "Check both. Swap them if they were swapped; count alike. If the item does not apply in this \
           county, type 0 in both and say why in the note.",
};

pub const UNKNOWN_STATE: Page = Page {
    what: "A task's state is not one of the four. These are 未启动, 推进中, 已完成 and 不适用, or `not-started`, `in-progress`, `done` \
           and `n/a`.",
    why: "Everybody means something else by \"nearly done\" or \"50 %\", and that cannot be added up.",
    mend: "Choose one of the four, letter for letter. How far it has come goes into the note.",
};

pub const NOTHING_REPORTED: Page = Page {
    what: "Nothing is reported in the whole file. All values are empty: a blank form has come back.",
    why: "A file is not a report. Without a row that counts the county has not reported this period. \
           Where rows were left out for errors, those are told instead of this.",
    mend: "Fill in the value column. If there is truly nothing, type 0 (empty is not 0), and give each \
           task its state.",
};

pub const EMPTY_VALUE: Page = Page {
    what: "The value is empty, and no note says why. Empty means not reported, which is not zero.",
    why: "Without a reason nobody can tell whether it was forgotten; the figure is treated as missing.",
    mend: "Fill in the value. If there is none yet, say why in the note, and this is not told again.",
};

pub const NOT_APPLICABLE: Page = Page {
    what: "Value and total are both 0, and no note says why. 0 of 0 means that the item does not apply in \
           this county, and that is how it is taken.",
    why: "What does not apply takes the county out of the judgement of this item, which wants a reason.",
    mend: "Say in the note why it does not apply, and this is not told again. If it does apply, fill in \
           the real total.",
};
