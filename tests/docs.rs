//! Documents are executed: every `$ plan …` in a `console` block of the README is run at the repository's
//! root and must print what stands below it; every key that the readers know is in `plan schema`; and no
//! committed page names a path of somebody's machine.

use std::{fs, path::Path};

mod support;

use support::{repository, run};

/// The commands of a page's `console` blocks, each with what it prints.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match (inside, line.strip_prefix("$ plan ")) {
            (false, _) => inside = line == "```console",
            (true, _) if line == "```" => inside = false,
            (true, Some(command)) => examples.push((command.to_owned(), String::new())),
            (true, None) => {
                let (_, output) = examples.last_mut().expect("a command before its output");
                output.push_str(line);
                output.push('\n');
            }
        }
    }
    examples
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let page = fs::read_to_string(repository().join("README.md")).expect("the README");
    let examples = examples(&page);
    assert!(!examples.is_empty());
    for (command, output) in examples {
        let ran = run(&repository(), &command.split_whitespace().collect::<Vec<_>>());
        assert_eq!(ran.stdout, output, "plan {command}");
    }
}

/// Every `"key"` that a reader of TOML asks for.
fn keys_of(source: &str) -> Vec<String> {
    let calls = ["need(\"", "may(\"", "table(\"", "tables(\"", "expect(\"", "roster(&table, \""];
    let mut keys = Vec::new();
    for call in calls {
        for (at, _) in source.match_indices(call) {
            let rest = &source[at + call.len()..];
            keys.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    keys
}

#[test]
fn the_schema_names_every_key() {
    let mut keys = Vec::new();
    for folder in ["src/definitions", "src/register"] {
        for entry in fs::read_dir(Path::new(folder)).expect("sources") {
            keys.extend(keys_of(&fs::read_to_string(entry.expect("an entry").path()).expect("text")));
        }
    }
    keys.extend(keys_of(&fs::read_to_string("src/scoring.rs").expect("text")));
    assert!(keys.len() > 40, "{keys:?}");
    for language in ["zh", "en"] {
        let page = run(&repository(), &["--lang", language, "schema"]).stdout;
        let missing: Vec<_> = keys.iter().filter(|key| !page.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "the {language} schema lacks {missing:?}");
    }
}

#[test]
fn help_names_every_command_and_exits_soundly() {
    let help = run(&repository(), &["--help"]);
    assert_eq!(help.exit, plan::commands::Exit::Sound);
    let commands = "check fmt template import submit status gap rank missing inspect cases why show trace init hook close correct codeowners explain schema completions";
    for command in commands.split(' ') {
        assert!(help.stdout.contains(command), "{command}");
        assert_eq!(run(&repository(), &[command, "--help"]).exit, plan::commands::Exit::Sound);
    }
    assert_eq!(run(&repository(), &["nonsense"]).exit, plan::commands::Exit::Usage);
}
