//! Bank cards (ISO/IEC 7812: an issuer's prefix, at last the Luhn digit), and the unified social credit
//! codes (GB 32100) that are none.

use super::{identity::PROVINCES, symbols::Symbols};

/// The end of the card number that begins here: in one piece, or in fours after a space or a hyphen each.
pub(super) fn card(symbols: &Symbols, start: usize) -> Option<usize> {
    let run = symbols.digits(start);
    let ends = if run == 4 { fours(symbols, start) } else { vec![start + run] };
    ends.into_iter().rev().find(|end| {
        let digits: Vec<u32> = symbols.plain(start, *end).filter_map(|c| c.to_digit(10)).collect();
        has_issuer(&digits)
            && has_luhn(&digits)
            && symbols.stands_alone(start, *end)
            && !symbols.is_serial(start, *end)
            && !is_credit_code(&symbols.plain(start, *end).collect::<Vec<_>>())
    })
}

/// Where a number in fours may end: after four of them, and after a fifth that may be shorter.
fn fours(symbols: &Symbols, start: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = start;
    for group in 1..=5 {
        let digits = symbols.digits(at);
        if digits == 0 || digits > 4 || (group < 5 && digits < 4) {
            break;
        }
        if group >= 4 {
            ends.push(at + digits);
        }
        if !symbols.is_separator(at + digits) {
            break;
        }
        at += digits + 1;
    }
    ends
}

/// Whether an issuer gives out numbers that begin so and are so long: UnionPay and JCB 16 to 19 digits,
/// Visa 16 or 19, Mastercard 16. Eighteen digits that begin with 51 are Sichuan, not Mastercard.
fn has_issuer(digits: &[u32]) -> bool {
    if !(16..=19).contains(&digits.len()) {
        return false;
    }
    let prefix = digits[..4].iter().fold(0, |value, digit| value * 10 + digit);
    match prefix {
        6200..=6299 | 3500..=3599 => true,
        4000..=4999 => matches!(digits.len(), 16 | 19),
        5100..=5599 | 2221..=2720 => digits.len() == 16,
        _ => false,
    }
}

fn has_luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let sum: u32 = digits.iter().rev().enumerate().map(|(at, &d)| if at % 2 == 1 { doubled(d) } else { d }).sum();
    sum.is_multiple_of(10)
}

/// The 31 signs of GB 32100, each worth its place: no I, O, S, V, Z.
const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Whether this is an organisation's code, by its own check and the province in its third and fourth place.
/// One with a letter in it never looks like a card anyway; one of digits alone might.
fn is_credit_code(signs: &[char]) -> bool {
    let worth: Vec<usize> = signs.iter().map_while(|c| SIGNS.find(c.to_ascii_uppercase())).collect();
    let sum: usize = worth.iter().zip(WEIGHTS).map(|(worth, weight)| worth * weight).sum();
    signs.len() == 18
        && worth.len() == 18
        && PROVINCES.iter().any(|province| worth[2] * 10 + worth[3] == *province as usize)
        && worth[17] == (31 - sum % 31) % 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_and_lengths_belong_together() {
        let digits = |text: &str| text.chars().filter_map(|c| c.to_digit(10)).collect::<Vec<_>>();
        for number in ["4111111111111111", "5500000000000004", "2223000048400011", "3530111333300000"] {
            assert!(has_issuer(&digits(number)) && has_luhn(&digits(number)), "{number}");
        }
        assert!(!has_luhn(&digits("4111111111111112")));
        assert!(!has_issuer(&digits("511802199001011234")) && !has_issuer(&digits("2023071412000000")));
    }

    #[test]
    fn credit_codes_are_known_by_their_check() {
        let is_code = |text: &str| is_credit_code(&text.chars().collect::<Vec<_>>());
        assert!(is_code("91350100M000100Y43") && is_code("91350100m000100y43"));
        assert!(!is_code("91350100M000100Y44") && !is_code("9135010OM000100Y43") && !is_code("91350100"));
    }
}
