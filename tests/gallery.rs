//! `docs/findings.md` and `docs/findings.en.md` are what this writes with `UPDATE=1`, and else must be: a
//! section for every code, its page from `src/words/explain` and its example from `tests/cases`. `plan
//! explain` prints the same sections.

use std::{env, fs};

use plan::{
    commands::Exit,
    finding::Code,
    model::Language,
    words::explain::{Repair, Toll, facts, page, repair, toll},
};

mod example;
mod support;

use example::{Block, Example};
use support::run;

/// One of the two pages, with the words of its language.
struct Gallery {
    file: &'static str,
    language: Language,
    lang: &'static str,
    head: &'static str,
    why: &'static str,
    mend: &'static str,
    wrong: &'static str,
    told: &'static str,
    right: &'static str,
    nothing: &'static str,
}

const GALLERIES: [Gallery; 2] = [
    Gallery {
        file: "docs/findings.md",
        language: Language::Chinese,
        lang: "zh",
        head: "# `plan check` 会报的问题\n\n\
               每个问题有一个代码。`plan explain 代码` 显示这里的一节，`plan explain` 列出全部代码。\
               下面的例子都是实际运行的结果，正确的例子有的故意和错误的只差一点：`…` 表示略去的行，`<U+200B>` 之类表示看不见的字符。\
               方案可以在 `[check]` 里改一个代码的级别，但一行计不计入不随级别改变。\n",
        why: "**为什么：** ",
        mend: "**怎样改：** ",
        wrong: "错误的例子",
        told: "程序的提示：",
        right: "正确的例子",
        nothing: "（空文件）",
    },
    Gallery {
        file: "docs/findings.en.md",
        language: Language::English,
        lang: "en",
        head: "# What `plan check` finds\n\n\
               Every finding has a code. `plan explain CODE` shows its section of this page, `plan explain` lists all\n\
               codes. The examples are executed, and what is right is often only just so: `…` stands for lines left out,\n\
               `<U+200B>` for what nobody sees. A plan's `[check]` may set another severity; whether a row counts does\n\
               not depend on it.\n",
        why: "**Why:** ",
        mend: "**What to do:** ",
        wrong: "Wrong",
        told: "What the program says:",
        right: "Right",
        nothing: "(an empty file)",
    },
];

impl Gallery {
    fn text(&self) -> String {
        let sections: Vec<String> = Code::ALL.iter().map(|code| self.section(*code)).collect();
        format!("{}\n{}", self.head, sections.join("\n"))
    }

    fn section(&self, code: Code) -> String {
        let page = page(code, self.language);
        let mut text = format!("## {code}\n\n{}\n\n{}\n\n", facts(code, self.language), page.what);
        text += &format!("{}{}\n\n{}{}\n", self.why, page.why, self.mend, page.mend);
        if let Some(Example { wrong, told, right }) = example::of(code, self.lang) {
            for block in &wrong {
                text += &self.block(self.wrong, block);
            }
            text += &format!("\n{}\n\n```text\n{}\n```\n", self.told, told.join("\n\n"));
            for block in &right {
                text += &self.block(self.right, block);
            }
        }
        text
    }

    fn block(&self, title: &str, block: &Block) -> String {
        let lines = if block.lines.is_empty() { self.nothing.to_owned() } else { block.lines.join("\n") };
        let (caption, language) = (&block.caption, block.language);
        let caption = match self.language {
            Language::Chinese => format!("{title}（`{caption}`）："),
            Language::English => format!("{title} (`{caption}`):"),
        };
        format!("\n{caption}\n\n```{language}\n{lines}\n```\n")
    }
}

#[test]
fn the_gallery_is_up_to_date() {
    for gallery in &GALLERIES {
        let text = gallery.text();
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all("docs").expect("the folder");
            fs::write(gallery.file, text).expect("the page is written");
            continue;
        }
        let written = fs::read_to_string(gallery.file).unwrap_or_default().replace("\r\n", "\n");
        let differing = text.lines().zip(written.lines()).find(|(now, written)| now != written);
        assert!(text == written, "{}: run with UPDATE=1; {differing:?}", gallery.file);
    }
}

#[test]
fn explain_prints_the_sections() {
    let nowhere = tempfile::tempdir().expect("a folder");
    for gallery in &GALLERIES {
        let written = fs::read_to_string(gallery.file).expect("the page").replace("\r\n", "\n");
        let all = run(nowhere.path(), &["--lang", gallery.lang, "explain"]);
        for code in Code::ALL {
            let ran = run(nowhere.path(), &["--lang", gallery.lang, "explain", code.word()]);
            assert_eq!(ran.exit, Exit::Sound, "{code}");
            assert!(ran.stdout.starts_with(&format!("## {code}\n")), "{code}");
            assert!(written.contains(&ran.stdout), "{code}: {}", ran.stdout);
            assert!(all.stdout.lines().any(|line| line.starts_with(code.word())), "{code} is not listed");
        }
        assert_eq!(all.stdout.lines().count(), Code::ALL.len());
    }
}

#[test]
fn a_code_is_understood_as_findings_show_it_and_a_slip_is_guessed() {
    let nowhere = tempfile::tempdir().expect("a folder");
    let plain = run(nowhere.path(), &["explain", "not-whole"]).stdout;
    for text in ["[not-whole]", "error[not-whole]:", "NOT-WHOLE"] {
        assert_eq!(run(nowhere.path(), &["explain", text]).stdout, plain, "{text}");
    }
    let slip = run(nowhere.path(), &["--lang", "en", "explain", "not-hole"]);
    assert_eq!((slip.exit, slip.stdout.as_str()), (Exit::Usage, ""));
    assert!(slip.stderr.contains("did you mean 'not-whole'?"), "{}", slip.stderr);
    assert_eq!(run(nowhere.path(), &["explain", "zzz"]).exit, Exit::Usage);
}

/// What the pages say of every finding of a code is what the program does with its case.
#[test]
fn the_pages_say_what_the_program_does() {
    for code in Code::ALL {
        let case = std::path::Path::new("tests/cases").join(code.word());
        if !case.join("workspace").is_dir() {
            continue;
        }
        let folder = support::cases::laid_out(&case, "workspace");
        let answer = run(folder.path(), &["check", "--format", "json"]).json();
        let findings = answer["findings"].as_array().expect("findings");
        let fixable: Vec<bool> = findings
            .iter()
            .filter(|finding| finding["code"] == code.word())
            .map(|finding| finding["fixable"].as_bool().expect("a truth"))
            .collect();
        match repair(*code) {
            Repair::Always => assert!(fixable.iter().all(|fixable| *fixable), "{code}"),
            Repair::WhereCertain => {}
            Repair::Never => assert!(fixable.iter().all(|fixable| !fixable), "{code}"),
        }
        let status = run(folder.path(), &["status", "--format", "json"]);
        assert_eq!(toll(*code) == Toll::Plan, status.exit == Exit::Findings, "{code}: {}", status.stderr);
        if status.exit == Exit::Sound {
            let left_out = status.json()["left_out"].as_u64().expect("a number");
            match toll(*code) {
                Toll::Row | Toll::Record => assert!(left_out > 0, "{code}"),
                Toll::RowByColumn => {}
                _ => assert_eq!(left_out, 0, "{code}"),
            }
        }
    }
}

/// Somebody's number, planted in a case, is nowhere in the pages.
#[test]
fn no_number_of_a_person_is_shown() {
    assert!(holds_personal_number("身份证 11010519491231002X。") && holds_personal_number("电话 13812345678"));
    for gallery in &GALLERIES {
        let written = fs::read_to_string(gallery.file).expect("the page");
        for line in written.lines() {
            assert!(!holds_personal_number(line), "{}: {line}", gallery.file);
        }
    }
}

fn holds_personal_number(line: &str) -> bool {
    line.split(|c: char| !c.is_ascii_digit() && c != 'X').any(|run| {
        let digits: Vec<u32> = run.chars().map(|c| c.to_digit(10).unwrap_or(10)).collect();
        let mobile = digits.len() == 11 && digits[0] == 1 && digits[1] >= 3;
        // ISO 7064 MOD 11-2, the check digit folded in with the rest.
        let identity = digits.len() == 18 && digits.iter().fold(0, |rest, digit| (rest * 2 + digit) % 11) == 1;
        let card = (16..=19).contains(&digits.len()) && digits[0] == 6 && digits[1] == 2;
        mobile || identity || card
    })
}
