//! Pages in Chinese about the plan's own files and its register, for those who edit TOML.

use crate::words::explain::Page;

pub const TOML_SYNTAX: Page = Page {
    what: "文件不符合 TOML 语法，从提示的地方起读不下去。提示里引用的是解析器的英文说明。",
    why: "一个文件读不成，方案就不完整，填报也就没有依据可以核对。",
    mend: "看提示的那一行和它的上一行：文本要用英文双引号，日期和数字不加引号，括号要成对，同一个键在一节\
           里只写一次。",
};

pub const UNKNOWN_KEY: Page = Page {
    what: "这里没有这样一个键。多半是打错了一个字母，或者写到了别的节里。",
    why: "不认识的键如果放过去，`strive` 少一个字母，一个争取目标就悄悄变成了必须完成的目标。",
    mend: "照提示改正；全部可用的键用 `plan schema` 看。多写的删去。",
};

pub const MISSING_KEY: Page = Page {
    what: "缺少必须写的键，或者缺少必须有的文件。",
    why: "方案不替人填默认的目标或日期：没有写明的，就不知道该按什么考核。",
    mend: "在提示的那一节补上这个键，写法见 `plan schema`。缺 `plan/counties.toml` 的，补上县(区)名单。",
};

pub const BAD_VALUE: Page = Page {
    what: "这个键的值不能用。类型不对，超出范围，或者和别的键合在一起没有意义。",
    why: "例如考核比填报还细、比率用了分解、分解和 `each` 同时写、编号会被 Excel 改掉。这样的方案算不出结\
           果，或者各人理解不同。",
    mend: "照提示改正。每个键可以写什么，用 `plan schema` 看；哪些组合不行，提示里写着原因。",
};

pub const DUPLICATE_ID: Page = Page {
    what: "这个编号已经用过。任务、指标、目标、台账、县(区)各自不能重号，县(区)的行政区划代码也不能重复。",
    why: "编号是填报和方案之间唯一的联系，重了就不知道数字属于谁。",
    mend: "给后面的一个换编号。一个指标有几个目标的，每个目标各写一个 `id`。",
};

pub const UNKNOWN_REFERENCE: Page = Page {
    what: "引用了一个不存在的编号。指标的 `task`、`site`、`backed_by`，分解里的县(区)，责任的 `clause`，`[check]` 和 \
           `allow.toml` 里的代码，都要指向真有的东西。",
    why: "指空了，这一项就没有归属，或者检查的设置不起作用。",
    mend: "照提示改正编号。任务要和指标写在同一个文件里；台账见 plan.toml 的 `[[roster]]`；县(区)见 \
           counties.toml；条款见 `seeds/`；代码见 `plan explain`。",
};

pub const ALLOCATION_SUM: Page = Page {
    what: "分解到各县(区)的数加起来不等于目标数。",
    why: "差的那一点没有人承担，或者有人多承担了；全市的目标和各县的目标就不是一回事。",
    mend: "核对 `allocation` 里的每个数和目标数。通知里有分解的，以通知为准。没有写的县(区)按 0 算。",
};

pub const OUTSIDE_PLAN: Page = Page {
    what: "目标的期限不在方案期之内。`by` 要从 `start` 到 `end`，两头都算。",
    why: "方案期以外没有填报，到了那一天也没有数可以判断。",
    mend: "改正 `by`。方案期本身变了的，改 plan.toml 的 `start` 或 `end`。",
};

pub const CLAUSE_WITHOUT_TASK: Page = Page {
    what: "通知的一个条款在方案里没有着落。没有同号的任务，也没有写着这个条款的责任；或者条款要求的一项责\
           任没有写。",
    why: "方案要对通知的每一条负责。有条款登记（`seeds/`）的工作区，漏掉一条就过不了检查。",
    mend: "在 `plan/actions/` 补同号的 `[[task]]`，或者在 plan.toml 补 `[[duty]]`。通知本身改了的，同时改\
           条款登记。",
};

pub const FIGURE_WITHOUT_TARGET: Page = Page {
    what: "通知的一项要求和方案不一致。没有对应的指标或目标，或者数字、期限、范围、分解、单位与通知不同，\
           或者少了阶段目标。通知没有写明的地方，目标没有用 `assumed` 说明怎样理解，也报这一条。",
    why: "只在方案里把 316 改成 315、把期限往后推、加一个 `strive`，都会在这里被看到。",
    mend: "把方案改回和通知一致；提示里写着通知的原值。通知本身改了的，同时改 `seeds/` 下的条款登记，并写\
           明依据。",
};

pub const FIGURE_UNFOUNDED: Page = Page {
    what: "方案里有通知没有提出的内容。一项任务、指标、目标或责任，在条款登记里找不到依据。",
    why: "方案不能自己给县(区)加任务。没有依据的，要么是编号写错，要么是登记漏了。",
    mend: "核对编号，多出的删去。通知里确有这一条的，先登记到 `seeds/` 下的条款登记。",
};
