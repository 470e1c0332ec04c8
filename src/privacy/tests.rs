//! Planted secrets are found, look-alikes are not, and nothing that is masked can be read. The planted
//! numbers' check digits are computed here in another way than by the detectors.

use super::*;

struct Dice(u64);

impl Dice {
    /// A number below `sides` (Knuth's MMIX generator, upper bits).
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.roll(10) as u8)).collect()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len() as u64) as usize]
    }

    fn birthday(&mut self) -> String {
        format!("{:02}{:02}", 1 + self.roll(12), 1 + self.roll(28))
    }

    /// ISO 7064 MOD 11-2 as the standard's recursive scheme, without weights.
    fn identity(&mut self) -> String {
        let area = self.pick(&["110105", "511802", "513322", "440524", "650102", "830000"]);
        let number = format!("{area}{}{}{}", 1900 + self.roll(124), self.birthday(), self.digits(3));
        let rest = number.bytes().fold(0, |rest, digit| (rest + u32::from(digit - b'0')) * 2 % 11);
        match (12 - rest) % 11 {
            10 => number + self.pick(&["X", "x"]),
            check => number + &check.to_string(),
        }
    }

    fn old_identity(&mut self) -> String {
        format!("{}{:02}{}{}", self.pick(&["511802", "110105"]), self.roll(99), self.birthday(), 100 + self.roll(900))
    }

    fn mobile(&mut self) -> String {
        format!("1{}{}", 3 + self.roll(7), self.digits(9))
    }

    /// The Luhn digit, with a table for the doubled digits.
    fn card(&mut self) -> String {
        let prefix = self.pick(&["622202", "620000", "436742", "520123", "222100", "352800"]);
        let length = if prefix.starts_with("62") { 16 + self.roll(4) as usize } else { 16 };
        let body = format!("{prefix}{}", self.digits(length - 1 - prefix.len()));
        let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
        let worth = |(at, digit): (usize, u8)| match at % 2 {
            0 => doubled[usize::from(digit - b'0')],
            _ => usize::from(digit - b'0'),
        };
        let sum: usize = body.bytes().rev().enumerate().map(worth).sum();
        format!("{body}{}", (10 - sum % 10) % 10)
    }

    /// GB 32100: the weights are the powers of 3 modulo 31.
    fn credit_code(&mut self) -> String {
        let signs: Vec<char> = ('0'..='9').chain('A'..='Y').filter(|c| !"IOSVZ".contains(*c)).collect();
        let head = self.pick(&["91511800", "11511802", "52511800", "62511802", "93513300"]);
        let letters = if self.roll(3) == 0 { 10 } else { 31 };
        let mut code = head.to_owned();
        code.extend((0..9).map(|_| signs[self.roll(letters) as usize]));
        let worth = |c: char| signs.iter().position(|sign| *sign == c).unwrap_or_default();
        let sum = code.chars().rev().fold(0, |sum, c| (sum * 3 + worth(c)) % 31);
        code.push(signs[(31 - sum) % 31]);
        code
    }
}

fn full_width(text: &str) -> String {
    let widen = |c: char| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c) } else { c };
    text.chars().map(widen).collect()
}

fn kinds(text: &str) -> Vec<Kind> {
    find(text).iter().map(|hit| hit.kind).collect()
}

fn fours(digits: &str, separator: &str) -> String {
    digits.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(separator)
}

#[test]
fn planted_numbers_are_found_and_masked() {
    let dice = &mut Dice(1);
    for round in 0..400 {
        let (kind, plain) = match round % 4 {
            0 => (Kind::IdentityNumber, dice.identity()),
            1 => (Kind::OldIdentityNumber, dice.old_identity()),
            2 => (Kind::MobileNumber, dice.mobile()),
            _ => (Kind::BankCard, dice.card()),
        };
        let separator = dice.pick(&[" ", "-"]);
        let mut secret = match (kind, dice.roll(3)) {
            (Kind::BankCard, 0) => fours(&plain, separator),
            (Kind::MobileNumber, 0) => [&plain[..3], &plain[3..7], &plain[7..]].join(separator),
            (Kind::MobileNumber, 1) => format!("{}{separator}{plain}", dice.pick(&["+86", "0086", "86"])),
            _ => plain.clone(),
        };
        if dice.roll(4) == 0 {
            secret = full_width(&secret);
        }
        let before = dice.pick(&[
            "",
            "张三，",
            "联系人：",
            "电话 ",
            "1、",
            "李四/",
            "（",
            "共3人，",
            "tel:",
            "见https://a.cn/b，",
        ]);
        let after =
            dice.pick(&["", "。", "，已办结", " ", ")", "；共 12 户", "/王五", "（2023-07-14）", "\n3", "元月登记"]);
        let after = if kind == Kind::MobileNumber && after.starts_with('元') { "" } else { after };
        let text = format!("{before}{secret}{after}");
        let hits = find(&text);
        assert_eq!(hits.len(), 1, "{text}: {hits:?}");
        assert_eq!((hits[0].kind, &text[hits[0].start..hits[0].end]), (kind, secret.as_str()), "{text}");

        let safe = masked(&text);
        assert_eq!(safe.chars().count(), text.chars().count());
        let shown: String = safe.chars().map(symbols::normal).filter(|c| !matches!(c, ' ' | '-')).collect();
        assert!((0..=plain.len() - 8).all(|at| !shown.contains(&plain[at..at + 8])), "{safe}");
        assert!(find(&safe).is_empty(), "{safe}");
    }
}

#[test]
fn what_only_looks_so_is_no_hit() {
    let dice = &mut Dice(2);
    for round in 0..800 {
        let (mobile, card) = (dice.mobile(), dice.card());
        let text = match round % 16 {
            0 => format!("https://www.mca.gov.cn/n152/{mobile}/c{card}.html?id={mobile}"),
            1 => format!("见http://www.yaan.gov.cn/show/{card}.html"),
            2 => format!("evidence/2023-Q3/照片{mobile}.jpg"),
            3 => format!("C:\\台账\\{card}\\表{mobile}.xlsx"),
            4 => format!("雅民发〔2023〕{mobile}号 雅民发〔2023〕{}号", dice.roll(100)),
            5 => dice.credit_code(),
            6 => format!("统一社会信用代码：{}，成立于2021-03-{:02}", dice.credit_code(), 1 + dice.roll(28)),
            7 => format!("2023-07-{:02} 10:{:02}:00 至 2025年12月31日", 1 + dice.roll(28), dice.roll(60)),
            8 => format!("¥{mobile} {mobile}元 {mobile}.50 0.{card} 1.{}E+10", dice.digits(10)),
            9 => format!("XH-2023-{mobile} SN{mobile} {mobile}A {mobile}-01 流水号：{card}"),
            10 => format!("编号 {mobile}，发票号码：{card}"),
            11 => format!("v1.{}.{} 202307141200{} 1690000{}", dice.roll(99), mobile, dice.digits(5), dice.digits(6)),
            12 => format!("{}********{}X {}****{}", &card[..6], dice.digits(3), &mobile[..3], &mobile[7..]),
            13 => format!("12{mobile} {mobile}0 {}", dice.digits(24)),
            14 => format!("{},{:03},{:03},{:03}.00", 1 + dice.roll(9), dice.roll(999), dice.roll(999), dice.roll(999)),
            _ => format!("/srv/plan/{mobile}/{card} IMG_{mobile}.jpg commit {mobile}abcdef0"),
        };
        assert_eq!(kinds(&text), [], "{text}");
    }
}

#[test]
fn the_standards_examples() {
    assert_eq!(kinds("11010519491231002X"), [Kind::IdentityNumber]);
    assert_eq!(kinds("身份证５３０１０２１９２００５０８０１１Ｘ。"), [Kind::IdentityNumber]);
    assert_eq!(kinds("440524188001010014"), [], "nobody born in 1880 reports here");
    for wrong in ["110105194912310021", "110105194902310028", "A11010519491231002X", "11010519491231002X1"] {
        assert_eq!(kinds(wrong), [], "{wrong}");
    }
    assert_eq!(kinds("https://a.cn/q?id=11010519491231002X"), [Kind::IdentityNumber]);
    assert_eq!(kinds("编号 110105 19491231 002X"), [Kind::IdentityNumber]);
    assert_eq!(kinds("511802901301123 911802901201123 511802901201000 511802900229123"), []);
    assert_eq!(kinds("511802********123X"), []);
}

#[test]
fn telephones_as_people_write_them() {
    for mobile in ["13800000000", "Tel13800000000", "13800000000@163.com", "138\u{200b}00000000", "138 00000000"] {
        assert_eq!(kinds(mobile), [Kind::MobileNumber], "{mobile}");
    }
    assert_eq!(kinds("13800000000/13900000000、137-0000-0000 13800000000-13900000000"), [Kind::MobileNumber; 5]);
    assert_eq!(kinds("12800000000"), []);
    for landline in ["0835-2222222", "(0835)2222222", "（０８３５）２２２２２２２", "010-12345678", "028 87654321-801"]
    {
        assert_eq!(kinds(landline), [Kind::Landline], "{landline}");
        assert_eq!(masked(landline), landline);
    }
    assert_eq!(masked("李四 +86 138-0000-1234、(0835)2222222"), "李四 +86 1**-****-**34、(0835)2222222");
    assert_eq!(masked("身份证11010519491231002X"), "身份证110*************2X");
}

#[test]
fn any_text_has_hits_in_order_on_boundaries() {
    let dice = &mut Dice(3);
    let (identity, mobile, card) = (dice.identity(), dice.mobile(), dice.card());
    let scraps = [
        "1",
        "86",
        "62",
        "０",
        "Ｘ",
        "x",
        " ",
        "-",
        "/",
        ".",
        "号",
        "〔2023〕",
        "😀",
        "\u{200b}",
        "\n",
        "://",
        "(",
        ")",
        "0835",
        "é",
        "www.",
        "\u{3000}",
        "编号",
        &identity,
        &mobile,
        &card,
        "2222222",
        "C:\\",
        "511802",
        "1990",
        "_",
        "＋",
    ];
    for _ in 0..20_000 {
        let text: String = (0..dice.roll(14)).map(|_| dice.pick(&scraps)).collect();
        let mut done = 0;
        for hit in find(&text) {
            assert!(done <= hit.start && hit.start < hit.end && text.get(hit.start..hit.end).is_some(), "{text:?}");
            done = hit.end;
        }
        let safe = masked(&text);
        assert_eq!(safe.chars().count(), text.chars().count());
        assert_eq!(masked(&safe), safe, "{text:?}");
    }
}
