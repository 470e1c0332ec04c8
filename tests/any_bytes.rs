//! Any bytes at all may come as a submission or a roster: the program never panics, always reaches a
//! verdict, and every finding points into the file. Part of the property tests, see `properties.rs`.

mod support;

use std::{fmt, fs, path::Path};

use encoding_rs::GB18030;
use plan::commands::Exit;
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, RngSeed},
};

const PLAN: &str = "id = 'b'\ntitle = 't'\nissuer = 'i'\nissued = 2023-01-01\nstart = 2023-01-01\nend = 2023-12-31\n\
                    [reporting]\nevery = 'quarter'\ndue_days = 10\n[pace]\nbehind = 0.8\n\
                    [[roster]]\nid = 'station'\nname = '社工站'\n";
const COUNTIES: &str = "[[county]]\nid = 'east'\nname = '东县'\nname_en = 'East'\ncode = '511801'\n";
const ACTION: &str = "id = '1'\nname = '行动'\nname_en = 'Action'\n[[task]]\nid = '1.1'\nsummary = '任务'\n\
                      [[indicator]]\nid = '1.1-rate'\ntask = '1.1'\nname = '比率'\nunit = '%'\nmeasure = 'flow'\n\
                      of = '总数'\nreport = 'month'\n[[indicator.target]]\nat_least = 100\nevery = 'quarter'\n\
                      [[indicator]]\nid = '1.1-events'\ntask = '1.1'\nname = '活动'\nunit = '次'\n\
                      measure = 'stock'\nsite = 'station'\nmax = 9\n[[indicator.target]]\nat_least = 5\n\
                      by = 2023-12-31\neach = 'site'\n";
const SUBMISSION: &str = "reports/submissions/2023-Q3/east.csv";
const ROSTER: &str = "reports/rosters/station/east.csv";

/// What such files are made of, and what breaks them.
const PIECES: [&str; 72] = [
    "编号,名称,期间,站点,数值,总数,佐证,备注\n",
    "item,name,period,site,value,of,evidence,note\n",
    "编号,数值\n",
    "编号,名称,启用,停用,备注\n",
    "site,name,opened,closed,note\n",
    "1.1,任务,,,推进中,,,\n",
    "1.1-rate,比率,2023-M07,,3,4,,\n",
    "1.1-events,活动,,甲站,3,,,\n",
    "甲站,甲,2023-01-01,,\n",
    "1.1",
    "1.1-rate",
    "1.1-events",
    "1.1-rte",
    "甲站",
    "2023-M08",
    "Jul-23",
    "7月",
    "2023/7/1",
    "2024-M01",
    "2023-04-31",
    "3",
    "0",
    "12个",
    "3.8万",
    "85%",
    "１２",
    "1,234",
    "1.2E+11",
    "#REF!",
    "-1",
    "3.0",
    "99999999999999999",
    "无",
    "已完成",
    "done",
    "示例数据",
    "=1+1",
    "11010519491231002X",
    "13800138000",
    "6222021234567890123",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "sep=;\n",
    "PK\u{3}\u{4}",
    "<html>",
    "{\\rtf",
    "version https://git-lfs",
    "\"",
    "\"\"",
    ",\"",
    "\",",
    "\"\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    ",",
    ",,,,,,,\n",
    ";",
    "\t",
    " ",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{fffd}",
    "\0",
    "\u{1}",
    "𠮷",
    "e\u{301}",
    "锟斤拷",
];

/// A file's content, shown so that it can be pasted into a test.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match std::str::from_utf8(&self.0) {
            Ok(text) => write!(f, "{text:?}"),
            Err(_) => write!(f, "b\"{}\"", self.0.escape_ascii()),
        }
    }
}

/// Pieces in a row, in one of the encodings that come along; or plain bytes.
fn bytes() -> impl Strategy<Value = Bytes> {
    let piece = prop_oneof![
        12 => select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    let mixed = vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    let text = (select(PIECES[..5].to_vec()), vec(select(PIECES.to_vec()), 0..60))
        .prop_map(|(header, pieces)| header.to_owned() + &pieces.concat());
    let utf16 = |text: String| {
        let units = std::iter::once('\u{feff}').chain(text.chars()).collect::<String>();
        units.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let bytes = prop_oneof![
        3 => text.clone().prop_map(String::into_bytes),
        1 => text.clone().prop_map(|text| GB18030.encode(&text).0.into_owned()),
        1 => (text.prop_map(utf16), any::<bool>()).prop_map(|(mut bytes, odd)| {
            bytes.truncate(bytes.len() - usize::from(odd));
            bytes
        }),
        3 => mixed,
        1 => vec(any::<u8>(), 0..300),
        1 => (select(vec![&b"\xFF\xFE"[..], b"\xFE\xFF", b"\xEF\xBB\xBF"]), vec(any::<u8>(), 0..100))
            .prop_map(|(mark, rest)| [mark, &rest].concat()),
    ];
    bytes.prop_map(Bytes)
}

/// The file's text by the contract's encodings: a mark decides, then UTF-8, then GB18030.
fn text(bytes: &[u8]) -> String {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .unwrap_or_else(|| String::from_utf8_lossy(bytes))
                .into_owned(),
        },
    }
}

/// How many characters each line has; LF, CR LF and CR alike end one.
fn lines(text: &str) -> Vec<usize> {
    text.replace("\r\n", "\n").split(['\n', '\r']).map(|line| line.chars().count()).collect()
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    support::write(folder, path, "");
    fs::write(folder.join(path), bytes).expect("the file is written");
}

fn config() -> Config {
    let asked = Config { failure_persistence: None, ..Config::default() };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2023) } else { asked.rng_seed };
    Config { rng_seed, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_come_to_a_verdict(submission in bytes(), roster in prop::option::of(bytes())) {
        let folder = support::workspace(&[
            ("plan/plan.toml", PLAN),
            ("plan/counties.toml", COUNTIES),
            ("plan/actions/1-a.toml", ACTION),
        ]);
        write(folder.path(), SUBMISSION, &submission.0);
        if let Some(roster) = &roster {
            write(folder.path(), ROSTER, &roster.0);
        }
        let check = support::run(folder.path(), &["check", "--format", "json"]);
        let found = check.json();
        let verdict = if found["errors"] == 0 { Exit::Sound } else { Exit::Findings };
        prop_assert_eq!(check.exit, verdict);
        for finding in found["findings"].as_array().expect("a list") {
            let path = folder.path().join(finding["path"].as_str().expect("a path"));
            let number = |key: &str| finding[key].as_u64().expect("a number") as usize;
            let (line, column) = (number("line"), number("column"));
            let Ok(bytes) = fs::read(&path) else {
                prop_assert_eq!((line, column), (1, 1), "{:#}", finding);
                continue;
            };
            let lines = lines(&text(&bytes));
            prop_assert!((1..=lines.len()).contains(&line), "{} lines: {:#}", lines.len(), finding);
            prop_assert!((1..=lines[line - 1] + 1).contains(&column), "{} in it: {:#}", lines[line - 1], finding);
        }
        for language in ["zh", "en"] {
            let told = support::run(folder.path(), &["--lang", language, "check"]);
            prop_assert_eq!(told.exit, verdict, "{}", told.stdout);
        }
        // figures are computed from whatever counts
        support::status(folder.path(), &[]);
        let why = support::run(folder.path(), &["why", "1.1-events"]);
        prop_assert_eq!(why.exit, Exit::Sound, "{}", why.stderr);
    }
}
