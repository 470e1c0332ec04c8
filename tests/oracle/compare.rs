//! Compares an answer with the right one: every key the right one has must be there and equal; keys
//! only the answer has are not looked at. Numbers are compared by value, as exact decimals, whatever
//! way they are written.

use num_traits::Pow;
use serde_json::Value;

use super::numbers::{Fraction, decimal, whole};

/// The differences, one line each, as `path: right …, answered …`.
pub fn differences(right: &Value, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", right, answer, &mut found);
    found
}

fn compare(path: &str, right: &Value, answer: &Value, found: &mut Vec<String>) {
    match (right, answer) {
        (Value::Object(r), Value::Object(a)) => {
            for (key, value) in r {
                match a.get(key) {
                    Some(other) => compare(&format!("{path}/{key}"), value, other, found),
                    None => found.push(format!("{path}/{key}: not there")),
                }
            }
        }
        (Value::Array(r), Value::Array(a)) => {
            if r.len() != a.len() {
                found.push(format!("{path}: right {} entries, answered {}", r.len(), a.len()));
            }
            for (i, (value, other)) in r.iter().zip(a).enumerate() {
                let name = value.get("id").or(value.get("county")).and_then(Value::as_str);
                let step = name.map_or_else(|| i.to_string(), str::to_string);
                compare(&format!("{path}/{step}"), value, other, found);
            }
        }
        (Value::Number(r), Value::Number(a)) => {
            if r != a && number(&r.to_string()) != number(&a.to_string()) {
                found.push(format!("{path}: right {r}, answered {a}"));
            }
        }
        _ if right == answer => {}
        _ => found.push(format!("{path}: right {right}, answered {answer}")),
    }
}

/// A JSON number, `1e-6` too.
fn number(text: &str) -> Option<Fraction> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    Some(decimal(digits)? * whole(10).pow(exponent))
}
