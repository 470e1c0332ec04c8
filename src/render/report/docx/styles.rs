//! The styles of an official document: which font and size each kind of paragraph has, what stands for a font
//! that is not there, and the page numbers.

use super::{
    WORD,
    layout::{BODY, CAPTION, CHARACTER, CLOSER, LINE, NUMBER, TABLE, TITLE},
};

/// The fonts that the standard names, and what a computer may have instead.
const FONTS: [(&str, &str, &str); 5] = [
    (SMALL_TITLE_SONG, "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC", "roman"),
    (FANGSONG, "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", "modern"),
    (HEI, "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", "modern"),
    (KAI, "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", "modern"),
    (SONG, "SimSun,华文宋体,STSong,Noto Serif CJK SC", "roman"),
];

const SMALL_TITLE_SONG: &str = "方正小标宋简体";
const FANGSONG: &str = "仿宋_GB2312";
const HEI: &str = "黑体";
const KAI: &str = "楷体_GB2312";
const SONG: &str = "宋体";

/// Where a page number stands: odd pages have it on the right, even ones on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// A kind of paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Body,
    /// Of the first to the fourth level.
    Heading(u8),
    Caption,
    Cell,
    Note,
}

impl Style {
    pub(super) const ALL: [Style; 9] = [
        Style::Title,
        Style::Body,
        Style::Heading(1),
        Style::Heading(2),
        Style::Heading(3),
        Style::Heading(4),
        Style::Caption,
        Style::Cell,
        Style::Note,
    ];

    pub(super) fn id(self) -> String {
        match self {
            Style::Title => "Title".to_owned(),
            Style::Body => "BodyText".to_owned(),
            Style::Heading(level) => format!("Heading{level}"),
            Style::Caption => "Caption".to_owned(),
            Style::Cell => "TableText".to_owned(),
            Style::Note => "Note".to_owned(),
        }
    }

    fn name(self) -> String {
        match self {
            Style::Title => "Title".to_owned(),
            Style::Body => "Body Text".to_owned(),
            Style::Heading(level) => format!("heading {level}"),
            Style::Caption => "caption".to_owned(),
            Style::Cell => "Table Text".to_owned(),
            Style::Note => "Note".to_owned(),
        }
    }

    fn font(self) -> &'static str {
        match self {
            Style::Title => SMALL_TITLE_SONG,
            Style::Heading(1) | Style::Caption => HEI,
            Style::Heading(2) => KAI,
            Style::Heading(_) | Style::Body | Style::Cell | Style::Note => FANGSONG,
        }
    }

    fn size(self) -> u32 {
        match self {
            Style::Title => TITLE,
            Style::Body | Style::Heading(_) => BODY,
            Style::Caption | Style::Note => CAPTION,
            Style::Cell => TABLE,
        }
    }

    /// Its font and size; 28 characters of size three fill a line, which is a little less than they are wide.
    fn run(self) -> String {
        let closer = match self.size() {
            BODY => format!("<w:spacing w:val=\"-{CLOSER}\"/>"),
            _ => String::new(),
        };
        let size = self.size();
        format!("<w:rFonts {}/>{closer}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>", fonts(self.font()))
    }

    fn paragraph(self) -> String {
        // Two characters are left free before the first line of every paragraph and heading.
        let indent = format!("<w:ind w:firstLine=\"{}\" w:firstLineChars=\"200\"/>", CHARACTER * 2);
        // Lines are as far from each other as the standard has them, whatever a program makes of the grid, and no
        // punctuation hangs out of the type area.
        let spacing = format!(
            "<w:overflowPunct w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"{LINE}\" w:lineRule=\"exact\"/>"
        );
        match self {
            Style::Title => format!("<w:keepNext/>{spacing}<w:jc w:val=\"center\"/>"),
            Style::Body => format!("{spacing}{indent}<w:jc w:val=\"both\"/>"),
            Style::Heading(level) => {
                format!("<w:keepNext/>{spacing}{indent}<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"{}\"/>", level - 1)
            }
            Style::Caption => "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"160\" w:after=\"60\"/>\
                               <w:jc w:val=\"center\"/>"
                .to_owned(),
            Style::Cell => "<w:snapToGrid w:val=\"0\"/>".to_owned(),
            Style::Note => "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"60\"/>".to_owned(),
        }
    }
}

/// A font for Chinese, with its usual companion for Latin letters and digits.
fn fonts(font: &str) -> String {
    format!("w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"{font}\"")
}

pub(super) fn styles(tag: &str) -> String {
    let mut text = format!(
        "<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {}/><w:sz w:val=\"{BODY}\"/><w:szCs w:val=\"{BODY}\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"zh-CN\"/></w:rPr>\
         </w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        fonts(FANGSONG)
    );
    for style in Style::ALL {
        text += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            style.id(),
            style.name(),
            style.paragraph(),
            style.run()
        );
    }
    text + "</w:styles>"
}

pub(super) fn font_table() -> String {
    let mut text = format!("<w:fonts {WORD}>");
    for (name, instead, family) in FONTS {
        text += &format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{instead}\"/><w:charset w:val=\"86\"/>\
             <w:family w:val=\"{family}\"/></w:font>"
        );
    }
    text + "</w:fonts>"
}

/// A page number between two dashes, one character from the edge of the type area.
pub(super) fn footer(side: Side) -> String {
    let (edge, indent) = match side {
        Side::Left => ("left", format!("<w:ind w:left=\"{CHARACTER}\" w:leftChars=\"100\"/>")),
        Side::Right => ("right", format!("<w:ind w:right=\"{CHARACTER}\" w:rightChars=\"100\"/>")),
    };
    let type_of = format!(
        "<w:rPr><w:rFonts w:ascii=\"{SONG}\" w:hAnsi=\"{SONG}\" w:eastAsia=\"{SONG}\"/><w:sz w:val=\"{NUMBER}\"/>\
         <w:szCs w:val=\"{NUMBER}\"/></w:rPr>"
    );
    let text = |text: &str| format!("<w:r>{type_of}<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!(
        "<w:ftr {WORD}><w:p><w:pPr><w:snapToGrid w:val=\"0\"/>{indent}<w:jc w:val=\"{edge}\"/></w:pPr>{}\
         <w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple>{}</w:p></w:ftr>",
        text("— "),
        text("1"),
        text(" —")
    )
}
