//! Pages about files, their encoding, their header and the shape of their rows.

use crate::words::explain::Page;

pub const NOT_CSV: Page = Page {
    what: "The file is no CSV, though its name ends in .csv. Mostly it is an Excel workbook (xlsx, xls), \
           a web page (HTML), a formatted document (RTF) or a Git LFS pointer.",
    why: "A new ending does not change what is inside. The first bytes give the kind away; no row of such \
           a file can be read, so this is the only finding it gets.",
    mend: "Open it in Excel or WPS and choose File → Save As → CSV UTF-8 (Comma delimited). A Git LFS pointer is replaced by the real \
           file with `git lfs pull`.",
};

pub const CONFLICT_MARKERS: Page = Page {
    what: "The file holds the marks of a merge conflict. Two people changed the same place, and git has \
           put both versions into the file, between `<<<<<<<`, `=======` and `>>>>>>>`.",
    why: "Nobody but you knows which version is right. Taking both would count twice, taking one would be \
           a guess, so the file is not read.",
    mend: "Open it in Notepad, keep the right lines of the two versions, delete the three marker lines \
           and save as UTF-8. In Excel the marker lines would fall apart into columns. If in doubt, ask whoever \
           sent the form.",
};

pub const UNDECODABLE: Page = Page {
    what: "Some bytes cannot be read as text. They fit neither UTF-8 nor GBK (GB18030) nor UTF-16; the \
           finding names the first of them.",
    why: "Mostly the file was damaged on its way, or pieces of two encodings were joined. Nothing is \
           guessed: a row with such bytes is not read, all others are.",
    mend: "Find the sheet it came from, save it again as CSV UTF-8 (Comma delimited) and check the place \
           that is named. If that sheet is spoilt too, fill the row in again from the records.",
};

pub const NOT_UTF8: Page = Page {
    what: "The file is not in UTF-8. Excel and WPS write GBK when they save plain CSV (Comma delimited), \
           and UTF-16 for Unicode Text.",
    why: "It is read all the same and no figure suffers; but other machines, web pages and git show its \
           Chinese as rubbish, so what is committed is UTF-8.",
    mend: "`plan fmt` converts a CSV. Or save it in Excel or WPS as CSV UTF-8 (Comma delimited). A TOML \
           file of the plan is saved as UTF-8 in the editor: `plan fmt` leaves those alone, and there are no \
           results until then.",
};

pub const NUL_BYTE: Page = Page {
    what: "The file holds a NUL character. Ordinary text has none: the file is damaged, or UTF-16 without \
           its mark.",
    why: "Other programs often stop reading at a NUL, and what stands behind it is lost without a word. \
           So the file is not read at all.",
    mend: "Find the sheet it came from, save it as CSV UTF-8 (Comma delimited) and put it in this file's \
           place.",
};

pub const EMPTY_FILE: Page = Page {
    what: "The file is empty. There is no header and no row in it, or nothing but blank lines.",
    why: "An empty file cannot be told from a report that was forgotten or a save that failed.",
    mend: "Fill in the form again and save it. A file that is not needed is simply deleted.",
};

pub const MISSING_COLUMN: Page = Page {
    what: "A column that must be there is not in the header. A submission needs 编号 (item) and 数值 \
           (value), a roster 编号 (site).",
    why: "Columns are found by name: their order is free, their names are not. Without such a column no \
           row can be read, so the file is not, and other unknown names are not told as well.",
    mend: "Look at the first line: put a changed name back, delete title lines above the header, or copy \
           the missing column from the form.",
};

pub const UNKNOWN_COLUMN: Page = Page {
    what: "The header names a column that is not known. The name is mistyped, the column was added by \
           hand, or its name is empty.",
    why: "Nobody guesses what a column means: it is not read. If it was meant to be 总数 (of) or 备注 \
           (note), what stands in it is lost.",
    mend: "Correct a mistyped name as the help says. Delete a column of your own and put the remark into \
           备注 (note). Empty columns at the right are selected and deleted before saving.",
};

pub const DUPLICATE_COLUMN: Page = Page {
    what: "The same column stands in the header twice. There are two 数值 (value), for example.",
    why: "The two may disagree. The first is read, the second is not.",
    mend: "Compare the two, keep the right one and delete the other as a whole column.",
};

pub const RAGGED_ROW: Page = Page {
    what: "This row has not as many cells as the header. One too many or too few, and everything behind \
           it stands in the wrong column.",
    why: "In a shifted row a value may land under the total and still look right, so the row is not read.",
    mend: "Too many cells mostly come from a comma within a text: use the Chinese comma ， and move the \
           rest back. Too few mostly come from a row broken in two: join it. Then save from Excel or WPS as CSV \
           UTF-8 (Comma delimited).",
};

pub const BLANK_ROW: Page = Page {
    what: "There are blank lines in the table. Nothing stands in them, or only commas and spaces.",
    why: "They are skipped and no figure suffers; but now and then somebody cleared a row that was meant \
           to stay. A run of them is told once.",
    mend: "`plan fmt` takes them out. By hand, select the row numbers and choose Delete; the Delete key \
           only clears the cells.",
};

pub const UNCLOSED_QUOTE: Page = Page {
    what: "A double quote is opened and never closed. The cell begins with `\"`, and where it ends cannot \
           be told.",
    why: "In CSV a double quote says that everything up to the next one is one cell. With one missing, \
           the rows below would be swallowed; reading goes on at the next line and gives up only this row. In the \
           header it costs the whole file.",
    mend: "Delete the quote or use Chinese quotes “ ”. Safest is to change the text in Excel or WPS and \
           save as CSV UTF-8 (Comma delimited): the program pairs the quotes.",
};

pub const STRAY_QUOTE: Page = Page {
    what: "A double quote stands within a cell. In CSV it may only enclose a whole cell; in the middle of \
           one, nobody can tell where the cell ends.",
    why: "Programs read such a row each in its own way, and one file would give two figures, so the row \
           is not read. In the header it costs the whole file.",
    mend: "Use Chinese quotes “ ” or delete it. Files edited in Excel or WPS and saved as CSV UTF-8 \
           (Comma delimited) never have this; mostly Notepad was used.",
};

pub const INVISIBLE_CHARACTER: Page = Page {
    what: "A cell holds a character that nobody sees. A zero-width space, a no-break space or a control \
           character, mostly pasted from a web page, a chat or a PDF; the finding gives its name and code.",
    why: "Two ids that look alike are not the same when one has such a character. So a row does not count \
           when it is in the item, the site, a figure or a period that has to be filled in; in a name, the \
           evidence or the note no figure suffers.",
    mend: "`plan fmt` takes it out. Or clear the cell and type it again. When copying from elsewhere, \
           paste values only.",
};

pub const SURROUNDING_SPACE: Page = Page {
    what: "There are spaces before or after the text. Ordinary and full-width ones count, and so do line \
           breaks at the edge of a cell.",
    why: "They are left out when reading and no figure suffers; but a filter or a search takes \" x\" and \
           \"x\" for two things.",
    mend: "`plan fmt` takes them out. In Excel or WPS use Find and Replace, but not where a space belongs \
           within the text.",
};

pub const GARBLED: Page = Page {
    what: "A cell holds rubbish. `�` or 锟斤拷 stands where a conversion of the encoding has lost the \
           text.",
    why: "What is lost cannot be converted back. In the item, the site, a figure or a period that has to \
           be filled in, the row does not count; in a name, the evidence or the note no figure suffers, though a \
           name may then not match.",
    mend: "Fill the cell in again from the records. When a CSV opens as rubbish, do not save it: find out \
           its encoding first, or let `plan fmt` bring it to UTF-8.",
};

pub const DELIMITER: Page = Page {
    what: "The columns are not separated by commas. Tabs or semicolons are used, or the first line is \
           Excel's own `sep=` mark.",
    why: "It is recognised and read, and no figure suffers; but committed files use commas, so that other \
           tools read them too.",
    mend: "`plan fmt` mends it; or save as CSV UTF-8 (Comma delimited). Text (Tab delimited) is not the \
           one.",
};

pub const FILE_TOO_LARGE: Page = Page {
    what: "The file is larger than 256 MB and was not read. A county's form for one period mostly takes a \
           few dozen KB.",
    why: "Something this large is no form, or formats were dragged down to the end of the sheet and \
           hundreds of thousands of empty rows were saved.",
    mend: "Select and delete all empty rows below the data and all empty columns beside it, then save as \
           CSV UTF-8 (Comma delimited); or fill in the form again.",
};

pub const SYMLINK: Page = Page {
    what: "This is a symbolic link and not the file itself. It only names another place; what is meant is \
           not here.",
    why: "That place may lie outside the workspace, be missing on another machine, or change without \
           anybody noticing, so it is not followed.",
    mend: "Delete the link and copy the real file here under the same name.",
};

pub const STRAY_FILE: Page = Page {
    what: "This file or folder is not named or placed as it should be, and was not read. Submissions are `reports/submissions/PERIOD/COUNTY.csv`, \
           rosters `reports/rosters/KIND/COUNTY.csv`, with the county's id of the plan.",
    why: "Period and county are told by the path alone: one letter off, and the county has reported \
           nothing. Where the name can mean only one county, the help gives the right one. What Excel, WPS and \
           the system leave lying about (`~$…`, Thumbs.db) is passed over.",
    mend: "Rename it as the help says. Of several copies keep the final one. Move what is no report \
           elsewhere.",
};
