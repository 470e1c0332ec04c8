//! Pages in Chinese about privacy and safety, about what shows only beside a roster or other periods, and about
//! allowances.

use crate::words::explain::Page;

pub const PERSONAL_DATA: Page = Page {
    what: "单元格里有个人的号码。居民身份证号（十八位的要校验码对得上，旧式十五位的看地区和生日）、手机号\
           或银行卡号；固定电话只提示，因为多半是单位的。程序显示时把号码中间遮住。",
    why: "填报的文件会提交到仓库，看得到仓库的人都看得到，历史里也一直留着。填报只要数字，不需要个人信息。",
    mend: "删去号码；要说明的，写文号或者人数。已经提交上去的，马上告诉管理仓库的人，只改文件、历史里还有。",
};

pub const FORMULA: Page = Page {
    what: "文字单元格会被表格软件当作公式运行。它以 `=`、`@` 开头，或者 `+`、`-` 后面跟着字母、括号之类。",
    why: "别人用 Excel 打开这个文件，公式就会运行，可能显示成别的内容，也可能连到外面去。",
    mend: "去掉开头的符号，改成普通的文字。名称、佐证、备注里要写减号开头的说明，前面加一个汉字。",
};

pub const SAMPLE_DATA: Page = Page {
    what: "这一行标着“示例数据”，工作区却不是示例。“佐证”写着“示例数据”的数是编造的，只在有 `reports/SAMPLE` \
           文件时才能用。",
    why: "这样，编造的数永远不会混进真实的汇总里。",
    mend: "把数值换成实际的数，“佐证”换成真实的文号、链接或文件；没有数的把数值留空。",
};

pub const ROSTER_MISMATCH: Page = Page {
    what: "填报的数和台账对不上。方案写着这一项由一本台账核对（`backed_by`）：期末数要等于期末那天台账里开放的\
           站点数，本期数要等于这一期启用的站点数，本年累计要等于 1 月 1 日以来启用的站点数。",
    why: "同一件事有两个数，总有一个不对：不是台账漏登了新设、停用的站点，就是填报时数错了。没有台账文件的县\
          (区)不核对；台账里有读不了的行，先改台账，改好再核对。",
    mend: "先看台账 `reports/rosters/` 下本县的文件：新设的站点补上，写明启用日期；停用的填上停用日期，不要删\
           行，不然以前各期也对不上。台账没有错的，照提示改数值。",
};

pub const REPORTED_MISMATCH: Page = Page {
    what: "检查记录里的上报数和填报对不上。`reports/inspections/` 的一行写着上报多少，填报里这一项、这一期、这个\
           站点却是另一个数，或者没有能计入的数。",
    why: "检查的人对的是另一个数，核实数就不知道是和什么比的。不影响任何数字：`plan status --verified` 只用核实数。",
    mend: "抄错的，照填报改；上报数也可以留空，程序自己取填报的数。填报在检查以后改过的，在这一行的备注写明，就不再\
           提示。",
};

pub const CASE_NOT_BACKED: Page = Page {
    what: "报的案例数比案例名单里评定的多。方案写着这一项数的是哪一级的案例（`cases`），`reports/cases/` 里本县的名单\
           在这一期却没有那么多；或者别的县(区)都有名单，本县没有。",
    why: "报一个数容易，说得出是哪几个案例、哪天评定的，数才站得住。不影响数字。全市都没有案例名单的不核对；名单里有\
          读不了的行，先改名单，改好再核对。",
    mend: "把评定的案例逐个登记到 `reports/cases/` 下本县的文件，写明评定日期。没有评定那么多的，改数值。评定文件还没有\
           下来的，在填报的备注写明，就不再提示。",
};

pub const STOCK_DECREASE: Page = Page {
    what: "期末数比上一次少了。期末数是到期末为止一共有多少，一般只增不减。目标要求下降或不超过的指标，以\
           及比率，不问这一条。",
    why: "变少，多半是填成了本期新增的数，或者统计口径变了；也可能真的撤销了几处。",
    mend: "核对后填期末一共有多少。确实减少的，在这一行的备注写明原因，就不再提示。",
};

pub const OUTLIER: Page = Page {
    what: "这个数和同一项的其他各期相差太大。至少是平常的五倍：期末数和前后两期中大的比，其他的和另外各期\
           中最大的比。不满四期的不查。",
    why: "多半是多打了一个零，或者把“万”当成了“个”。也可能真有一次大的活动。",
    mend: "按原始资料核对。没有错的，在备注写明原因，就不再提示。",
};

pub const RUNNING_TOTAL: Page = Page {
    what: "像是填了累计数。这一项要填本期发生的数，而这一年各期的数一期比一期大，增长的样子和逐期累加一样。",
    why: "累计数再加起来，一年的合计就会多出几倍。",
    mend: "改成只填本期发生的数，前面各期也一起改。确实一期比一期多的，在最后那一行的备注写明，就不再提示。",
};

pub const DENOMINATOR_CHANGE: Page = Page {
    what: "总数和上一次相差超过十分之一。比率的分母一般变化不大。",
    why: "分母变了，比率就会变好或变坏，却和工作无关。多半是口径变了，或者填错了。",
    mend: "核对总数的口径是不是和以前一样。确实变了的（例如新一轮摸底），在备注写明原因，就不再提示。",
};

pub const STATE_REGRESS: Page = Page {
    what: "任务报过“已完成”，一年之内又报“推进中”或“未启动”。完成了的一般不会再变回去。",
    why: "也许当时报早了，也许这一次选错了。状态按最近一次报的算。",
    mend: "核对后改正错的那一次。确实重新开展的，在备注写明原因，就不再提示。",
};

pub const PERIOD_GAP: Page = Page {
    what: "前面有一期没有任何县(区)填报，后面的一期却有人报了。",
    why: "多半是文件夹写错了期间，整批文件放到了后面一期；也可能那一期本来就没有要求填报。",
    mend: "核对文件夹的名字，放错的改过来。那一期确实不用报的，由市局在 `plan/allow.toml` 写明，备注不起\
           作用。",
};

pub const MISSING_SUBMISSION: Page = Page {
    what: "这个县(区)这一期没有填报的文件。别的县(区)已经有报了的，而且这一期不晚于目前汇总到的一期。",
    why: "缺报的县(区)在汇总里按没有数处理，全市的一些目标会因此不能算完成。",
    mend: "把填好的表放到提示的位置。已经报了却还提示的，看看文件名和期间文件夹对不对。确实不用报的，由市\
           局在 `plan/allow.toml` 写明原因。",
};

pub const LATE: Page = Page {
    what: "填报晚于期限。方案的 `due_days` 写着期末以后多少天之内要报。收到的日子先看 `reports/received.csv`，\
           没有登记的看 Git 的记录。",
    why: "晚报不影响数字，只是年终评比要用。",
    mend: "收到的日子登记错了的，改 `reports/received.csv`。确实晚了的，下次按时报；有正当原因的，由市局\
           在 `plan/allow.toml` 写明。",
};

pub const RECEIVED_MISMATCH: Page = Page {
    what: "登记的收到日期和 Git 的记录不一样。`reports/received.csv` 写着一天，文件第一次提交却在另一天。",
    why: "先收到、过几天才提交，是常有的事，所以只提示，按登记的日子算。登记得比提交还晚，多半写错了。",
    mend: "核对 `reports/received.csv` 里这一行的日期；没有错的不用改。",
};

pub const MISSING_EVIDENCE: Page = Page {
    what: "任务报了“已完成”，“佐证”却是空的。",
    why: "完成的任务将来要核查，当时记下文号、链接或文件名，比事后再找容易。",
    mend: "在“佐证”填文号、链接或文件名。",
};

pub const FOREIGN_EDIT: Page = Page {
    what: "这次改动动了不归这个县(区)管的文件。`plan check --since 提交 --only 县(区)` 只许改自己的文件；别的县(区)的、市里\
           的和方案都不许动。",
    why: "各县(区)只对自己的数负责。误删、误改别人的文件，常常是在 Excel 里另存错了地方，合并以后很难看出来。",
    mend: "把这个文件恢复原样：`git restore --source=提交 -- 文件`，多出来的新文件删去。确实要改的，由归口的人另外提交。",
};

pub const ALLOW_UNUSED: Page = Page {
    what: "`plan/allow.toml` 里有一条许可没有用上。没有任何问题符合它写的代码、县(区)、期间和编号。",
    why: "没有用的许可留着，将来同样的问题真的出现时会被悄悄放过。",
    mend: "问题已经改正的，删去这一条。写错了的，核对 `code`、`county`、`period`、`item`，要和 `plan \
           check --format json` 里的一致。",
};

pub const ALLOW_EXPIRED: Page = Page {
    what: "`plan/allow.toml` 里有一条许可过期了。`until` 写的日子早于目前汇总的截止日，它不再起作用。",
    why: "许可是给暂时改不了的问题的，到期要重新看一次。到不到期看数据的截止日，不看今天的日期，所以同一\
           份文件什么时候检查结果都一样。",
    mend: "问题改正了的，删去这一条。还需要的，写新的 `until`，在 `reason` 写明新的原因。",
};

pub const CLOSED_CHANGED: Page = Page {
    what: "已经封存的一期改过，又没有写明更正。`plan close` 封存时记下每份填报和方案各文件的样子；之后数值、总数、\
           佐证、备注有一格不同，多了、少了文件，或者方案改过，都会指出来。换行、编码、BOM、行的次序不算改动。",
    why: "公布过的数不能悄悄变：别人引用的是公布的那一个。改动要说得出改了什么、谁改的、为什么。",
    mend: "改错了的改回去。确要更正的，运行 `plan correct`，它把旧值、新值、原因和姓名写进 `reports/corrections.toml`\
           ，下一期通报据此列更正表。封存的原文 `reports/closed/` 和 `reports/closed.toml` 不要动。",
};

pub const CORRECTION_UNUSED: Page = Page {
    what: "`reports/corrections.toml` 里有一条更正对不上。没有这样封存的一格，或者 `old` 不是封存的值、也不是上一条\
           更正的 `new`，或者新旧相同。",
    why: "更正表要如实：写着更正了、其实没有的，会误导看通报的人。",
    mend: "核对 `period`、`county`、`item`、`row_period`、`site`、`field` 和 `old`。手写容易错，改好数以后用 `plan \
           correct` 写。",
};

pub const SUMMARY_OUTDATED: Page = Page {
    what: "`reports/summaries/` 里的报告写好以后，它所依据的填报、台账、方案或者更正又改过，报告里的数可能对不上了。",
    why: "报告是给人看、给人用的：同一期的数，报告里和 `plan status` 里应当一样。封存的期不再提示，那以后的改动写进下一次报告的更正表。",
    mend: "运行 `plan report 期间`（县(区)自己的加 `--county 县`）重新写出，看过改动，再提交。",
};
