//! Resident identity numbers: GB 11643 with its check digit (ISO 7064 MOD 11-2), and the fifteen digits of
//! before 1999, which have none.

use crate::calendar::Date;

use super::symbols::Symbols;

/// The first two digits of GB/T 2260.
pub(super) const PROVINCES: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// The end of the identity number that begins here, in one piece or as 6-8-4. It counts wherever it stands,
/// in a link or after `编号` too. It also goes before a social credit code: one of every 31 identity numbers
/// passes that check, while a credit code hardly ever holds a date of birth and passes this one.
pub(super) fn number(symbols: &Symbols, start: usize) -> Option<usize> {
    let end = symbols.grouped(start, &[6, 8, 3])? + 1;
    let signs: Vec<char> = symbols.plain(start, end).filter(char::is_ascii_alphanumeric).collect();
    let digits: Vec<u32> = signs.iter().map_while(|c| c.to_digit(10)).collect();
    let year = value(digits.get(6..10)?);
    let sound = symbols.is_word(start, end)
        && PROVINCES.contains(&value(&digits[..2]))
        && (1900..=2099).contains(&year)
        && is_date(year, digits.get(10..14)?)
        && is_checked(&signs);
    sound.then_some(end)
}

/// The end of the old identity number that begins here. Nothing proves it, so everything must speak for it:
/// it stands alone, its province and prefecture can be, its birthday is a day of 19YY, its sequence is not
/// 000, and no word beside it makes it a document's or a serial number. Chance passes about once in 150.
pub(super) fn old_number(symbols: &Symbols, start: usize) -> Option<usize> {
    if symbols.digits(start) != 15 {
        return None;
    }
    let end = start + 15;
    let digits: Vec<u32> = symbols.plain(start, end).filter_map(|c| c.to_digit(10)).collect();
    let sound = PROVINCES.contains(&value(&digits[..2]))
        && matches!(value(&digits[2..4]), 1..=70 | 90)
        && is_date(1900 + value(&digits[6..8]), &digits[8..12])
        && value(&digits[12..]) > 0
        && symbols.stands_alone(start, end)
        && !symbols.is_serial(start, end);
    sound.then_some(end)
}

fn is_checked(signs: &[char]) -> bool {
    let weighted = signs.iter().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight);
    let check = char::from(CHECKS[weighted.sum::<u32>() as usize % CHECKS.len()]);
    signs.len() == 18 && signs[17].to_ascii_uppercase() == check
}

/// Whether four digits MMDD are a day of that year.
fn is_date(year: u32, month_and_day: &[u32]) -> bool {
    let (month, day) = month_and_day.split_at(2);
    Date::from_ymd_opt(year as i32, value(month), value(day)).is_some()
}

fn value(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |value, digit| value * 10 + digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_examples_are_checked() {
        for number in ["11010519491231002X", "440524188001010014", "53010219200508011X"] {
            assert!(is_checked(&number.chars().collect::<Vec<_>>()), "{number}");
        }
        assert!(!is_checked(&"110105194912310021".chars().collect::<Vec<_>>()));
    }

    #[test]
    fn a_day_exists_or_not() {
        assert!(is_date(2000, &[0, 2, 2, 9]) && !is_date(1900, &[0, 2, 2, 9]) && !is_date(1990, &[1, 3, 0, 1]));
    }
}
