//! Pages about privacy and safety, about what shows only beside a roster or other periods, and about allowances.

use crate::words::explain::Page;

pub const PERSONAL_DATA: Page = Page {
    what: "A cell holds somebody's number. A resident identity number (of eighteen digits with the right \
           check digit, or an old one of fifteen), a mobile number or a bank card; a landline is only noted, for \
           it is mostly an office's. What is shown has the middle of the number masked.",
    why: "Files are committed and read by everybody who sees the repository, and history keeps them. The \
           plan wants figures, not people.",
    mend: "Delete the number; write a document's number or how many people instead. If it is pushed \
           already, tell whoever keeps the repository at once: a later change leaves it in history.",
};

pub const FORMULA: Page = Page {
    what: "A spreadsheet would run this text as a formula. It begins with `=` or `@`, or with `+` or `-` \
           before a letter, a bracket or the like.",
    why: "Whoever opens the file in Excel runs it; it may show something else, or call out to another \
           place.",
    mend: "Take the sign away and write plain text. A remark that has to begin with a hyphen gets a word \
           before it.",
};

pub const SAMPLE_DATA: Page = Page {
    what: "The row is marked 示例数据 (sample data) in a workspace that is none. A row with that evidence \
           is invented, and stands only while there is a file `reports/SAMPLE`.",
    why: "So invented figures can never turn into real ones.",
    mend: "Put in the real figure and real evidence, a document, a link or a file; without a figure leave \
           the value empty.",
};

pub const ROSTER_MISMATCH: Page = Page {
    what: "The figure is not what the roster has. The plan says that a roster backs it (`backed_by`): a \
           stock has to be the sites open on the period's last day, a flow those opened within the period, \
           a to-date those opened since 1 January.",
    why: "Two numbers of one thing, and one of them is wrong: either the roster lacks a site that opened or \
          closed, or somebody counted wrongly. Without a roster of the county nothing is compared; nor is it \
          while a row of the roster cannot be read.",
    mend: "Look at the county's file in `reports/rosters/` first: enter new sites with the day on which they \
           opened, and the day on which a site closed instead of deleting it, for it belongs to the earlier \
           periods. If the roster is right, correct the value.",
};

pub const REPORTED_MISMATCH: Page = Page {
    what: "An inspection has another figure as reported than the submission. A row of `reports/inspections/` says \
           what was reported, and the submission has another figure for this item, period and site, or none that \
           counts.",
    why: "The inspectors looked at another figure, so nobody knows what theirs was held against. No figure suffers: \
          `plan status --verified` takes the verified one alone.",
    mend: "Copy it anew, or leave `reported` empty, and the submission's figure is taken. If the submission was \
           changed after the inspection, say so in the row's note, and this is not told again.",
};

pub const CASE_NOT_BACKED: Page = Page {
    what: "More cases are reported than the list of them has. The plan says which cases the item counts (`cases`), \
           and the county's list in `reports/cases/` has fewer that were awarded in the period; or other counties \
           keep a list and this one does not.",
    why: "A count is easily reported; it holds when it can be said which cases they are, and when they were awarded. \
          No figure suffers. Where no county keeps a list nothing is compared; nor is it while a row of the list \
          cannot be read.",
    mend: "Enter each case in the county's file of `reports/cases/`, with the day of its award. If there were fewer, \
           correct the value. If the award is not in writing yet, say so in the note of the submission, and this is \
           not told again.",
};

pub const STOCK_DECREASE: Page = Page {
    what: "A standing is lower than at its last report. It says how many there are at the period's end, \
           and mostly only grows. Ratios, and indicators that are to fall or stay low, are not asked.",
    why: "Mostly this period's additions were filled in, or the counting has changed; perhaps some were \
           really closed.",
    mend: "Fill in how many there are altogether. If they have become fewer, say why in the row's note, \
           and this is not told again.",
};

pub const OUTLIER: Page = Page {
    what: "The figure is out of all proportion to the item's other periods. It is at least five times the \
           usual: of a standing the larger of its two neighbours, otherwise the largest of all others. Fewer than \
           four periods are not asked.",
    why: "Mostly there is a zero too many, or ten thousands were taken for ones. Perhaps there was one \
           large event.",
    mend: "Check it against the records. If it is right, say why in the note, and this is not told again.",
};

pub const RUNNING_TOTAL: Page = Page {
    what: "A running total seems to be filled in. The item asks for what happened within the period, but \
           the year's figures grow from one period to the next as a sum would.",
    why: "Running totals added up make the year several times too large.",
    mend: "Fill in this period's own figure, and correct the earlier ones as well. If they have really \
           grown so, say it in the note of the last row, and this is not told again.",
};

pub const DENOMINATOR_CHANGE: Page = Page {
    what: "The total is more than a tenth off its last one. A ratio's denominator mostly changes little.",
    why: "When it changes, the ratio gets better or worse though nothing was done. Mostly the counting \
           has changed, or there is a slip.",
    mend: "Check that the total counts what it did before. If it has really changed, say why in the note, \
           and this is not told again.",
};

pub const STATE_REGRESS: Page = Page {
    what: "A task was done and, within a year, is in progress or not started again. What is done mostly \
           stays done.",
    why: "It was reported too early, or the wrong word was chosen now. The latest report is the one that \
           counts.",
    mend: "Correct whichever is wrong. If the work was really taken up again, say why in the note, and \
           this is not told again.",
};

pub const PERIOD_GAP: Page = Page {
    what: "Nobody has reported an earlier period, though somebody has reported this one.",
    why: "Mostly a folder is named for the wrong period and a whole batch stands one too late; or nothing \
           was asked for then.",
    mend: "Check the folder's name. If nothing was owed for that period, the city says so in `plan/allow.toml`; \
           there is no row whose note could answer.",
};

pub const MISSING_SUBMISSION: Page = Page {
    what: "The county has no file for this period. Others have reported it, and the period is no later \
           than the one that the tables now show.",
    why: "A county without a report counts as missing, and some of the city's targets cannot hold because \
           of it.",
    mend: "Put the form where the finding says. If it was sent, look whether file and folder have the \
           right names. If nothing is owed, the city says why in `plan/allow.toml`.",
};

pub const LATE: Page = Page {
    what: "The submission came after it was due. `due_days` in the plan says within how many days of the \
           period's end. When it came is told by `reports/received.csv`, or else by git's history.",
    why: "No figure suffers; the year-end ranking looks at it.",
    mend: "If the day is recorded wrongly, correct `reports/received.csv`. If there was good reason, the \
           city says so in `plan/allow.toml`.",
};

pub const RECEIVED_MISMATCH: Page = Page {
    what: "The day that was written down is not git's. `reports/received.csv` has one day, the file's first \
           commit another.",
    why: "A file often comes in some days before it is committed, so this is only noted, and the day that was \
          written down counts. One that is later than the commit is most likely a slip.",
    mend: "Check the day in that row of `reports/received.csv`; if it is right, leave it.",
};

pub const MISSING_EVIDENCE: Page = Page {
    what: "A task is reported done without evidence.",
    why: "What is done will be looked into some day, and a document's number is noted more easily now \
           than found later.",
    mend: "Fill in the evidence: a document's number, a link or a file's name.",
};

pub const FOREIGN_EDIT: Page = Page {
    what: "The change touches a file that is not this county's. `plan check --since REV --only COUNTY` leaves a county \
           its own files alone; the rest is another county's, the city's, or the plan.",
    why: "Each county answers for its own figures. A file of somebody else's is mostly changed by mistake, saved \
          from Excel into the wrong place, and once merged that is hard to see.",
    mend: "Bring the file back with `git restore --source=COMMIT -- FILE`, and delete one that is new. What has to \
           change is committed apart, by whoever answers for it.",
};

pub const ALLOW_UNUSED: Page = Page {
    what: "An allowance in `plan/allow.toml` allows nothing. No finding has its code, county, period and \
           item.",
    why: "Left standing, it would let the same thing pass unseen when it really happens.",
    mend: "Delete it if the cause was mended. If it is mistyped, compare `code`, `county`, `period` and `item` \
           with `plan check --format json`.",
};

pub const ALLOW_EXPIRED: Page = Page {
    what: "An allowance in `plan/allow.toml` has expired. Its `until` is before the day as of which the \
           tables stand, and it no longer holds.",
    why: "Allowances are for what cannot be mended yet and want a second look. The day is that of the \
           data, not today's, so that one commit is always judged the same.",
    mend: "Delete it if the cause was mended. Otherwise give it a new `until` and say why in `reason`.",
};

pub const CLOSED_CHANGED: Page = Page {
    what: "A closed period was changed, and no correction accounts for it. `plan close` records every submission \
           and every file of the plan; another value, total, evidence or note, a file more or less, or a change of \
           the plan is told. Line ends, encoding, byte order mark and the order of rows make no change.",
    why: "A published figure does not change in silence, for others quote it. What was changed, by whom and why \
          has to be on record.",
    mend: "Change it back if it is a slip. Otherwise run `plan correct`, which writes old, new, reason and name \
           into `reports/corrections.toml`, from which the next bulletin lists corrections. Leave the published \
           texts in `reports/closed/` and `reports/closed.toml` alone.",
};

pub const CORRECTION_UNUSED: Page = Page {
    what: "An entry of `reports/corrections.toml` accounts for nothing. There is no such cell in a closed period, \
           or `old` is neither what was published nor the `new` of the entry before, or both are the same.",
    why: "The list of corrections has to be true: one that never happened misleads the bulletin's readers.",
    mend: "Check `period`, `county`, `item`, `row_period`, `site`, `field` and `old`. Rather than by hand, change \
           the figure first and let `plan correct` write the entry.",
};

pub const SUMMARY_OUTDATED: Page = Page {
    what: "What a report in `reports/summaries/` was made from has changed since. Plan, submissions, rosters, cases \
           or corrections are others now, so that its figures may no longer be theirs.",
    why: "A report is read and used: the figures of one period have to be the same there and in `plan status`. A \
          closed period is let be; what changes after is listed by the next report.",
    mend: "Make it again with `plan report PERIOD` (a county's own with `--county COUNTY`), look at the difference, \
           and commit it.",
};
