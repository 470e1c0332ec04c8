//! Pages in Chinese about forms that `plan import` is given.

use crate::words::explain::Page;

pub const UNREADABLE_FORM: Page = Page {
    what: "导入的文件打不开。常见的是 WPS 自己的 .et 格式、加了密码的工作簿、没有传完整的文件，以及图片、PDF、Word。",
    why: "`plan import` 读 xlsx、xls 和各种 CSV。别的格式里的数读不准，不如不读。",
    mend: "在 Excel 或 WPS 里打开，去掉打开密码，“文件 → 另存为”，类型选“Microsoft Excel 文件 (*.xlsx)”，再导入。打不开的，重新领表。",
};

pub const UNKNOWN_FORM: Page = Page {
    what: "看不出导入的是哪个县(区)、哪一期的填报，或者文件里没有填报表，或者有好几张。",
    why: "填报写到哪个文件，由县(区)和期间定。`plan template` 发的表自己带着；别的文件只能看文件名和表头。猜错了，一个县的数就成了另一个县的。",
    mend: "把文件改名为“期间-县(区)”，例如 `2024-Q1-yucheng.csv`；台账写“台账-县(区)”，例如 `station-yucheng.csv`。一个文件里只留一张要报的表，表头要有“编号”和“数值”。",
};

pub const WRONG_FORM: Page = Page {
    what: "表和文件名对不上。表是为一个县(区)、一期发的，文件名写的是另一个；或者表是另一个工作方案的。",
    why: "多半是借了别县的表，或者拿上一期的表接着填。上期的数、开着的站点、不适用的项目，各县各期都不一样，所以整个文件不读。",
    mend: "文件名写错的，改文件名；拿错了表的，用 `plan template` 领自己这一期的表，把数填上。",
};

pub const ALTERED_FORM: Page = Page {
    what: "表的行被动过。常见的是排过序、插过行；工作表改了名也会提醒一句，不影响导入。",
    why: "只排了几列，数就跟着换了行，表面上看不出来。插进来的行不知道算哪一项。",
    mend: "撤销排序（Ctrl+Z）或删去插进来的行，再导入；撤销不了的，重新领表，逐行填上。要说明的话写在“备注”。",
};

pub const MERGED_CELLS: Page = Page {
    what: "表里有合并的单元格。合并之后只有左上角一格有内容，其余各格都是空的。",
    why: "看不出合并的一格是其中一行的数，还是几行共有的数、几行相加的数。",
    mend: "选中合并的一格，点“合并后居中”取消合并，再一行一行地填。表头上面的标题行可以合并。",
};

pub const FORMULA_VALUE: Page = Page {
    what: "填数的格子里是公式。有结果的，按结果读入，并提醒一句；没有结果的，要改填数。",
    why: "公式的结果会随别的格子变，存成填报的是它这一刻的结果。核对一下，数就定了。",
    mend: "复制这一格，右键“选择性粘贴”，选“数值”，再导入。",
};
