//! Pages in English about forms that `plan import` is given.

use crate::words::explain::Page;

pub const UNREADABLE_FORM: Page = Page {
    what: "The file cannot be opened. Mostly it is in the format of WPS itself (.et), has a password, is \
           incomplete, or is a picture, a PDF or a text document.",
    why: "`plan import` reads xlsx, xls and any CSV. Figures in anything else would be read wrongly.",
    mend: "Open it in Excel or WPS, remove the password, save it as *.xlsx, and import that. Get a new form where \
           it cannot be opened.",
};

pub const UNKNOWN_FORM: Page = Page {
    what: "It cannot be told whose form the file is. Nothing says which county or which period it is for, or it \
           holds no form, or more than one.",
    why: "County and period decide where a submission is kept. A form from `plan template` carries both; of any \
           other file there are only its name and its header. A wrong guess gives one county's figures to another.",
    mend: "Rename the file to PERIOD-COUNTY, such as `2024-Q1-yucheng.csv`; a roster to ROSTER-COUNTY, such as \
           `station-yucheng.csv`. Leave one table in it, with the columns item and value.",
};

pub const WRONG_FORM: Page = Page {
    what: "The form and its file name disagree. The form was made for one county and period and the name says \
           another, or it belongs to another plan.",
    why: "Most likely another county's form was borrowed, or last period's was filled again. Earlier figures, open \
           sites and what does not apply differ, so nothing of it is read.",
    mend: "Correct the name, or get the right form with `plan template` and fill that.",
};

pub const ALTERED_FORM: Page = Page {
    what: "The rows of the form were moved. They were sorted, or some were inserted; a renamed sheet is told, too, \
           and does no harm.",
    why: "Where only some columns are sorted, figures change rows and nothing shows it. An inserted row belongs to \
           no item.",
    mend: "Undo the sorting or delete the rows, and import again; else get a new form and fill it row by row. \
           Remarks belong into the note.",
};

pub const MERGED_CELLS: Page = Page {
    what: "Cells of the form were merged. Only the upper left one has a content then, the others are empty.",
    why: "It cannot be told whether the figure is one row's, each row's, or their sum.",
    mend: "Unmerge the cells and fill each row. Titles above the header may be merged.",
};

pub const FORMULA_VALUE: Page = Page {
    what: "A cell for a figure holds a formula. Its result is read, and told; without a result a figure has to be \
           typed.",
    why: "A formula's result changes with other cells; what is kept is what it is now.",
    mend: "Copy the cell, paste it as a value, and import again.",
};
