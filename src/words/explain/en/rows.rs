//! Pages about what a row is about: its item, its period, its site.

use crate::words::explain::Page;

pub const UNKNOWN_ITEM: Page = Page {
    what: "The item is not known, or there is none. No task or indicator of the plan has this id.",
    why: "Without the right id nobody can tell what the figure is about. Mostly it is a slip, Excel has \
           made a date or a decimal of it, or a line of totals or remarks was left in the form.",
    mend: "Correct it as in the form; the help names the nearest one. Where Excel changes ids, format the \
           column as Text first, then type. Delete lines of totals and remarks.",
};

pub const NAME_MISMATCH: Page = Page {
    what: "The name does not belong to the item. The name cell is filled, but not with this item's name \
           (a task's name is its summary). Spaces and full-width forms make no difference.",
    why: "Mostly one column was sorted by itself, and names and figures have parted. The figures may all \
           stand in the wrong rows, so the row does not count.",
    mend: "Compare with the form. If rows have shifted, fill them in again, and sort the whole table next \
           time. If only the wording differs, clear the name cell.",
};

pub const DUPLICATE_ROW: Page = Page {
    what: "The same thing is reported in two rows. There may be one row with the same item, period and \
           site, and one of a site in a roster.",
    why: "Adding them up would count twice, taking one would be a guess. In a submission none of the \
           copies counts; in a roster the first stands.",
    mend: "Where the values agree, keep one row and delete the others. Where they do not, find out which \
           is right. If two sites or two months were meant, correct the site or the period.",
};

pub const MISSING_ROW: Page = Page {
    what: "Rows that the form asks for are not there. An item, a month or a site has no row.",
    why: "No row means nothing reported, which is not zero. Perhaps there is nothing to report, perhaps \
           the row was deleted by mistake; nobody can tell.",
    mend: "Copy the missing rows back from the form and fill them in. Where there is nothing to report, \
           leave the value empty and say why in the note.",
};

pub const BAD_PERIOD: Page = Page {
    what: "A period cannot be read, or is none of this file's. A row's period must lie within its \
           submission's; a folder of a wrong name and a roster's wrong date are told under this code, too.",
    why: "A wrong period would put the figure into another month or quarter. What is not certain is left \
           out: the row does not count, the folder's files are not read, the site is not listed.",
    mend: "Write `2023-M07`, `2023-Q3`, `2023-H2` or `2023`. A roster's date is written `2023-04-14`, and \
           closing is not before opening. Rename a folder as the help says.",
};

pub const PERIOD_FORMAT: Page = Page {
    what: "A period or date is written another way, but can be read. Excel has made `Jul-23` of `2023-07`, \
           say, or somebody typed `7月` or `2023/7/1`.",
    why: "Within this file's period there is only one reading, which is taken, and no figure suffers; \
           elsewhere the same text might mean something else.",
    mend: "`plan fmt` mends it, or type what the help says. Excel leaves `2023-M07` alone.",
};

pub const UNEXPECTED_PERIOD: Page = Page {
    what: "The period is not this file's. The item is reported once a submission; its period is left \
           empty, or is the file's own.",
    why: "Perhaps a row was copied from an earlier form. Counting it would take an old figure for a new \
           one, so it does not count.",
    mend: "If the figure is this period's, clear the period cell. If it is another's, move it to that \
           period's form.",
};

pub const MISSING_SITE: Page = Page {
    what: "The site is missing. This item is reported site by site; a roster's row without an id is told \
           under this code, too.",
    why: "Without its site a figure cannot be held against what each site owes, so it does not count.",
    mend: "Fill in the site's id from the roster, one row a site. In a roster, give the site an id that \
           begins with a letter or a Chinese character, such as `s01`.",
};

pub const UNKNOWN_SITE: Page = Page {
    what: "The site is not in the roster, or its id will not do. It must be an id of the county's list \
           under `reports/rosters/`, letter for letter, and begin with a letter or a Chinese character.",
    why: "Excel turns ids that begin with a digit into numbers or dates. One that is not listed is \
           mistyped or new; a roster's row with an error lists nothing either. Without a roster file any name is \
           taken.",
    mend: "Correct the id as the help says. List a new site first, then report it. An id that begins with \
           a digit is changed in the roster and the form alike.",
};

pub const UNEXPECTED_SITE: Page = Page {
    what: "A site is filled in where none belongs. Tasks, and indicators without `site`, have one figure \
           for the county.",
    why: "Perhaps the item is wrong, perhaps one site's figure stands for the county's. Nobody can tell, \
           so it does not count.",
    mend: "If the figure is the county's, clear the site cell. If another item was meant, correct the \
           item.",
};

pub const SITE_CLOSED: Page = Page {
    what: "The site was not open in this period. By the roster it was open on no day of it; from its \
           closing day on a site counts as closed.",
    why: "A closed site should have no figures. The site may be wrong, or the roster out of date.",
    mend: "Correct the site. If a date is wrong, correct 启用 (opened) or 停用 (closed) in the roster; a \
           site still open has no closing day. Otherwise delete the row.",
};
