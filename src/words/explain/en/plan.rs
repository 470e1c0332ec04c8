//! Pages about the plan's own files and its register, for those who edit TOML.

use crate::words::explain::Page;

pub const TOML_SYNTAX: Page = Page {
    what: "The file is no valid TOML. The finding has the parser's own words.",
    why: "With one file unreadable the plan is not whole, and there is nothing to hold submissions \
           against.",
    mend: "Look at the line and the one above it: texts stand in double quotes, dates and numbers do not, \
           brackets come in pairs, and a key stands once in its table.",
};

pub const UNKNOWN_KEY: Page = Page {
    what: "There is no such key here. It is mistyped, or stands in the wrong table.",
    why: "Let pass, a slip in `strive` would silently turn what is aspired to into what is owed.",
    mend: "Correct it as the help says; `plan schema` lists every key. Delete what is too much.",
};

pub const MISSING_KEY: Page = Page {
    what: "A key that must be there is missing, or a file is.",
    why: "The plan fills in no figure and no date for you: what is not said cannot be judged.",
    mend: "Add the key to the table that is shown; `plan schema` has its form. If `plan/counties.toml` is \
           missing, write the list of counties.",
};

pub const BAD_VALUE: Page = Page {
    what: "The value of this key cannot stand. It is of the wrong kind, out of range, or makes no sense \
           beside another key.",
    why: "A target judged more often than reported, a split of a ratio, a split beside `each`, an id that \
           Excel changes: such a plan has no result, or two.",
    mend: "Correct it as the help says. `plan schema` tells what each key takes.",
};

pub const DUPLICATE_ID: Page = Page {
    what: "This id is taken already. Tasks, indicators, targets, rosters and counties have ids of their \
           own, and a county's GB/T 2260 code is its own, too.",
    why: "An id is all that ties a figure to the plan; with two of them nobody knows whose it is.",
    mend: "Give the later one another id. Where an indicator has several targets, each wants its own `id`.",
};

pub const UNKNOWN_REFERENCE: Page = Page {
    what: "An id points at nothing. An indicator's `task`, `site` and `backed_by`, the counties of a split, a \
           duty's `clause` and the codes in `[check]` and `allow.toml` must name what there is.",
    why: "Otherwise the thing belongs to nobody, or a setting has no effect.",
    mend: "Correct it as the help says. A task stands in the indicator's own file, rosters in plan.toml, \
           counties in counties.toml, clauses in `seeds/`, and `plan explain` lists the codes.",
};

pub const ALLOCATION_SUM: Page = Page {
    what: "The parts of a split do not add up to the figure.",
    why: "The difference is owed by nobody, or by somebody too much, and the city's target is no longer \
           that of its counties.",
    mend: "Check each part of `allocation` and the figure, against the notice where it gives them. A \
           county left out owes 0.",
};

pub const OUTSIDE_PLAN: Page = Page {
    what: "A target's date is outside the plan. `by` lies from `start` to `end`, both included.",
    why: "Nothing is reported outside the plan, so there would be nothing to judge by on that day.",
    mend: "Correct `by`. If the plan itself has moved, change `start` or `end` in plan.toml.",
};

pub const CLAUSE_WITHOUT_TASK: Page = Page {
    what: "A clause of the notice has nothing in the plan. There is no task of its number and no duty of \
           its clause; or a duty that it asks for is missing.",
    why: "The plan answers for every clause. Where there is a register (`seeds/`), none can be dropped \
           unnoticed.",
    mend: "Add the `[[task]]` of that number in `plan/actions/`, or a `[[duty]]` in plan.toml. If the \
           notice itself has changed, change the register, too.",
};

pub const FIGURE_WITHOUT_TARGET: Page = Page {
    what: "Plan and notice do not say the same. An indicator or a target is missing, or its figure, date, \
           scope, split or unit is another, or a milestone is not there. A target that reads something into an \
           open place of the notice without saying so in `assumed` is told here, too.",
    why: "316 made 315, a date put off, a `strive` added, in the plan alone: all of it shows here.",
    mend: "Bring the plan back to the notice; the help has the notice's own value. If the notice itself \
           has changed, change the register in `seeds/` as well.",
};

pub const FIGURE_UNFOUNDED: Page = Page {
    what: "The plan holds what the notice does not ask for. A task, an indicator, a target or a duty \
           stands in no clause of the register.",
    why: "The plan cannot lay new burdens on the counties. What is unfounded has a wrong id, or the \
           register lacks it.",
    mend: "Check the id; delete what is too much. If the notice does ask for it, enter it in the register \
           in `seeds/` first.",
};
