"""What no cell should have in it, and texts in the place of numbers: patterns that RE2 and Rust's regex read alike.
For personal data a pattern is only a first look; the few cells that it finds are verified here."""

import re
from datetime import date

SPACES = " \t\n\r\u3000"
INVISIBLE = (r"[\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}-\x{a0}\x{ad}\x{61c}\x{180e}\x{200b}-\x{200f}\x{2028}-\x{202f}"
             r"\x{2060}-\x{206f}\x{feff}\x{fff9}-\x{fffb}]")
GARBLED = r"\x{fffd}|锟斤拷"
ODD = rf"{INVISIBLE}|{GARBLED}|(^|\|)[{SPACES}]|[{SPACES}](\||$)"
"""A first look over cells that are joined by `|`."""
DOUBTFUL = ["invisible-character", "garbled"]
"""A key or a number in which they stand is not read."""

FORMULA = r"^([=@]\S|[+-][A-Za-z(=@+'-])"
LETTER = r"^\p{L}"
MANY_DIGITS = "[0-9]{11}"

WIDE, NARROW = "０１２３４５６７８９．，－−＋％／（）", "0123456789.,--+%/()"
_NUMBER = r"[0-9]+(\.[0-9]+)?"
_MARKERS = r"[/\\空无—-]|——|--|暂无|没有|未报|待报|未开展|不适用|见备注|N/?A|n/?a|null|NULL|[Nn]one|nil"
_COUNTERS = "个|人|人次|场|场次|次|张|户|家|所|处|件|例|项|名|座"
_SHARES_AND_MONEY = "%|‰|个?百分点|元|万元|亿元|千|百"
WHOLE = "^[0-9]+$"
NUMBERS = {
    rf"^-{_NUMBER}$": "negative",
    r"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)\.[0-9]+$": "not-whole",
    r"^[0-9]{1,3}(,[0-9]{3})+$": "thousands-separator",
    "^(#|Err:)": "spreadsheet-error",
    rf"^({_MARKERS})$": "not-reported-marker",
    rf"^-?{_NUMBER}[eE][+-]*[0-9]+$": "scientific-notation",
    rf"^{_NUMBER}\s*[万亿]?({_COUNTERS}|{_SHARES_AND_MONEY})?$": "unit-in-value",
}
"""The first that a number matches which is not whole; what matches none is `not-a-number`."""

CODES = sorted({
    *DOUBTFUL, "surrounding-space", "formula", "personal-data", "sample-data",
    "unknown-item", "name-mismatch", "duplicate-row", "bad-period", "unexpected-period",
    "missing-site", "unknown-site", "unexpected-site", "site-closed",
    *NUMBERS.values(), "not-a-number", "full-width", "too-large", "over-max",
    "missing-of", "unexpected-of", "value-exceeds-of", "unknown-state",
    "empty-value", "not-applicable", "missing-evidence",
    "stock-decrease", "outlier", "running-total", "denominator-change", "state-regress"})
"""What the engines count of the findings of `plan check`."""

_ALONE = re.compile(r"(?<![0-9A-Za-z])([0-9]{16,19}|[0-9]{17}[Xx]|1[3-9][0-9]{9})(?![0-9A-Za-z])")
_PROVINCES = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
              61, 62, 63, 64, 65, 71, 81, 82, 83}
_ISSUERS = re.compile("62|35|4|5[1-5]|2[2-7]")


def personal(cell):
    """How many resident, card and mobile numbers stand in a cell."""
    found = (match.group() for match in _ALONE.finditer(cell))
    return sum(len(number) == 11 or _is_resident(number) or _is_card(number) for number in found)


def _is_resident(number):
    """GB 11643: a province, a day of birth and the check digit, ISO 7064 MOD 11-2."""
    if len(number) != 18 or int(number[:2]) not in _PROVINCES:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    rest = sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(number[:17])) % 11
    return number[17].upper() == "10X98765432"[rest]


def _is_card(number):
    """An issuer's prefix and the Luhn digit."""
    if not (number.isdigit() and _ISSUERS.match(number)):
        return False
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0
