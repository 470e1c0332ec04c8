//! Who judges what `check` writes for hosts: the official schemas of SARIF and JUnit, and a reader of
//! GitHub's workflow commands that shares nothing with their writer.

#![allow(dead_code, reason = "each test binary uses its own part of this module")]

use std::{collections::BTreeMap, fs};

use serde_json::Value;

pub mod made;

pub fn sarif_errors(log: &Value) -> Vec<String> {
    let schema = fs::read_to_string("tests/schemas/sarif-2.1.0.json").expect("the schema is there");
    // The official pattern of a language has a bracket too many, which only a lax reading lets pass.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    validator.iter_errors(log).map(|error| error.to_string()).collect()
}

pub fn valid_sarif(text: &str) -> Value {
    let log = serde_json::from_str(text).expect("the log is JSON");
    assert_eq!(sarif_errors(&log), Vec::<String>::new());
    log
}

pub fn junit_errors(text: &str) -> Vec<String> {
    let schema = fs::read_to_string("tests/schemas/junit-10.xsd").expect("the schema is there");
    let schema = uppsala::parse(&schema).expect("the schema is XML");
    let validator = uppsala::XsdValidator::from_schema(&schema).expect("the schema is one");
    match uppsala::parse(text) {
        Ok(document) => validator.validate(&document).iter().map(|error| format!("{error:?}")).collect(),
        Err(error) => vec![format!("{error:?}")],
    }
}

/// All elements of a name, as their attributes and their text.
pub fn elements(text: &str, name: &str) -> Vec<(BTreeMap<String, String>, String)> {
    let document = uppsala::parse(text).expect("it is XML");
    let found = document.get_elements_by_tag_name(name);
    let attributes = |node| {
        let attributes = document.element(node).map(|it| it.attributes.iter()).into_iter().flatten();
        attributes.map(|it| (it.name.local_name.to_string(), it.value.to_string())).collect()
    };
    found.into_iter().map(|node| (attributes(node), document.text_content_deep(node))).collect()
}

/// A workflow command as GitHub's runner undoes it: level, properties, message.
#[derive(Debug)]
pub struct Command {
    pub level: String,
    pub properties: BTreeMap<String, String>,
    pub message: String,
}

pub fn commands(text: &str) -> Vec<Command> {
    let decode = |text: &str, codes: &[(&str, &str)]| {
        codes.iter().fold(text.to_owned(), |text, (code, character)| text.replace(code, character))
    };
    const DATA: [(&str, &str); 3] = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
    const PROPERTY: [(&str, &str); 5] = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
    let lines = text.lines().filter_map(|line| line.strip_prefix("::"));
    let command = |line: &str| {
        let (head, message) = line.split_once("::").expect("a command has two halves");
        let (level, properties) = head.split_once(' ').expect("a command has properties");
        let property = |text: &str| {
            let (name, value) = text.split_once('=').expect("a property has a value");
            (name.to_owned(), decode(value, &PROPERTY))
        };
        Command {
            level: level.to_owned(),
            properties: properties.split(',').map(property).collect(),
            message: decode(message, &DATA),
        }
    };
    lines.map(command).collect()
}
