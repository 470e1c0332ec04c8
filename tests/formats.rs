//! `check` in the formats that hosts read: each valid by its own schema, with and without findings;
//! nothing of a file's text becomes markup, a command or a link; nothing is left out without its count.

use std::fs;

use judges::{
    commands, elements, junit_errors,
    made::{HOST_FORMATS, JIA, blank, broken, cell, changed, check, report, tiny},
    sarif_errors, valid_sarif,
};
use plan::{
    commands::{Environment, Exit, Io},
    finding::Severity,
    render::findings::{Report, github, junit, markdown, sarif},
};
use serde_json::Value;
use support::{run, write};

mod judges;
mod support;

#[test]
fn a_format_changes_no_exit_code() {
    let (sound, broken) = (tiny(), broken());
    let warned = changed(|text| text.replace("2023-M03,,42", "2023-M03,,"));
    for format in ["text", "json"].into_iter().chain(HOST_FORMATS) {
        assert_eq!(check(sound.path(), format).exit, Exit::Sound, "{format}");
        assert_eq!(check(broken.path(), format).exit, Exit::Findings, "{format}");
        assert_eq!(check(warned.path(), format).exit, Exit::Sound, "{format}");
        let denied = run(warned.path(), &["check", "--deny", "warnings", "--format", format]);
        assert_eq!(denied.exit, Exit::Findings, "{format}");
    }
}

#[test]
fn nothing_found_is_valid_in_every_format() {
    let folder = tiny();
    assert!(check(folder.path(), "md").stdout.starts_with("## Check passed: 0 errors, 0 warnings, 0 notes\n"));
    assert!(commands(&check(folder.path(), "github").stdout).is_empty());
    assert_eq!(check(folder.path(), "gitlab").stdout, "[]\n");
    let log = valid_sarif(&check(folder.path(), "sarif").stdout);
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    let suite = check(folder.path(), "junit").stdout;
    assert_eq!(junit_errors(&suite), Vec::<String>::new());
    assert_eq!(elements(&suite, "testcase").len(), 1);
    assert_eq!(elements(&suite, "testsuite")[0].0["failures"], "0");
}

#[test]
fn every_format_tells_every_finding_at_its_place() {
    let folder = broken();
    let json = check(folder.path(), "json").json();
    let expected: Vec<_> = json["findings"].as_array().expect("a list").iter().collect();
    assert!(expected.len() >= 4, "{json}");

    let log = valid_sarif(&check(folder.path(), "sarif").stdout);
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let issues = check(folder.path(), "gitlab").json();
    let issues = issues.as_array().expect("a list");
    assert_eq!((results.len(), issues.len()), (expected.len(), expected.len()));
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    for ((finding, result), issue) in expected.iter().zip(results).zip(issues) {
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(result["ruleId"], finding["code"]);
        assert_eq!(rules[result["ruleIndex"].as_u64().expect("a number") as usize]["id"], finding["code"]);
        assert_eq!(result["level"], finding["severity"]);
        assert_eq!(location["artifactLocation"]["uri"], finding["path"]);
        assert_eq!(location["region"]["startLine"], finding["line"]);
        assert_eq!(issue["check_name"], finding["code"]);
        assert_eq!(issue["location"]["path"], finding["path"]);
        assert_eq!(issue["location"]["lines"]["begin"], finding["line"]);
        assert_eq!(result["partialFingerprints"]["planFinding/v1"], issue["fingerprint"]);
    }
    assert!(results.iter().any(|result| result["relatedLocations"].is_array()));

    let annotated = commands(&check(folder.path(), "github").stdout);
    assert_eq!(annotated.len(), expected.len());
    let first = &annotated[0];
    assert_eq!((first.level.as_str(), first.properties["file"].as_str()), ("error", JIA));
    assert_eq!((first.properties["line"].as_str(), first.properties["col"].as_str()), ("3", "18"));
    assert_eq!((first.properties["endLine"].as_str(), first.properties["endColumn"].as_str()), ("3", "21"));

    let suite = check(folder.path(), "junit").stdout;
    assert_eq!(junit_errors(&suite), Vec::<String>::new());
    let text: String = elements(&suite, "testcase").into_iter().map(|(_, text)| text + "\n").collect();
    for finding in &expected {
        assert!(text.contains(finding["message"].as_str().expect("a text")), "{finding} {text}");
    }

    let comment = check(folder.path(), "md").stdout;
    assert!(comment.starts_with("## Check failed: "), "{comment}");
    assert!(comment.contains("三@&#8203;1") && comment.contains("4\\_1\\|"), "{comment}");
    for finding in &expected {
        assert!(comment.contains(&format!("`{}`", finding["code"].as_str().expect("a text"))), "{comment}");
    }
}

#[test]
fn a_plan_that_is_broken_elsewhere_is_red_in_every_format() {
    let folder = tiny();
    write(folder.path(), "plan/plan.toml", "nonsense");
    for format in ["text", "json"].into_iter().chain(HOST_FORMATS) {
        let ran = run(folder.path(), &["--lang", "en", "check", "reports", "--format", format]);
        assert_eq!(ran.exit, Exit::Findings, "{format}");
        match format {
            "md" => assert!(ran.stdout.starts_with("## Check failed: 0 errors"), "{}", ran.stdout),
            "junit" => {
                assert_eq!(junit_errors(&ran.stdout), Vec::<String>::new());
                assert_eq!(elements(&ran.stdout, "failure").len(), 1);
                assert_eq!(elements(&ran.stdout, "testsuite")[0].0["failures"], "1");
            }
            _ => {}
        }
    }
}

#[test]
fn a_warning_is_red_in_junit_only_when_it_is_denied() {
    let warning = || vec![cell("a.csv", 2, "x", Severity::Warning)];
    let allowed = junit::render(&report(warning()));
    assert_eq!((elements(&allowed, "failure").len(), elements(&allowed, "testcase").len()), (0, 1));
    let denied = junit::render(&Report { deny_warnings: true, ..report(warning()) });
    assert_eq!(elements(&denied, "failure").len(), 1);
    assert_eq!(elements(&denied, "testsuite")[0].0["failures"], "1");
}

#[test]
fn github_gets_every_character_back() {
    let path = "报表/50%,a:b\n100%25.csv";
    let mut item = cell(path, 7, "1,5", Severity::Error);
    item.told.message = "50%, a:b::c %0A\nnext".to_owned();
    item.told.help = Some("d, e: 100%".to_owned());
    let annotated = commands(&github::render(&report(vec![item])));
    assert_eq!(annotated.len(), 1);
    assert_eq!(annotated[0].properties["file"], path);
    assert_eq!(annotated[0].properties["title"], "plan (not-a-number)");
    assert_eq!(annotated[0].message, "50%, a:b::c %0A next\nWhat to do: d, e: 100%");
}

#[test]
fn github_counts_exactly_what_it_does_not_annotate() {
    let mut items: Vec<_> = (1..=25).map(|line| cell("a.csv", line, "x", Severity::Error)).collect();
    items.extend((1..=3).map(|line| blank("b.csv", line)));
    items.extend((1..=12).map(|line| cell("c.csv", line, "y", Severity::Note)));
    items.push(cell("z.csv", 1, "z", Severity::Error));
    let annotated = commands(&github::render(&report(items)));
    let count = |level: &str| annotated.iter().filter(|it| it.level == level).count();
    assert_eq!((count("error"), count("warning"), count("notice")), (10, 3, 10));
    // The only one of its kind in its file is not hidden behind repetitions.
    assert!(annotated.iter().any(|it| it.properties.get("file").is_some_and(|file| file == "z.csv")));
    let closing = &annotated.last().expect("there are some").message;
    let expected = "not annotated one by one: 19 more (GitHub shows 10 a step and level)\n\
                    16 errors, 0 warnings, 3 notes\nnot-a-number ×19\na.csv: not-a-number ×16\nc.csv: not-a-number ×3";
    assert_eq!(closing, expected);
}

#[test]
fn github_names_fifty_files_and_counts_the_others() {
    let items = (1..=70).map(|file| cell(&format!("{file:02}.csv"), 1, "x", Severity::Error)).collect();
    let annotated = commands(&github::render(&report(items)));
    let closing = &annotated.last().expect("there are some").message;
    assert_eq!(closing.lines().count(), 3 + 50 + 1);
    assert!(closing.ends_with("10 other file(s): ×10"), "{closing}");
}

#[test]
fn the_job_summary_is_appended_for_github_alone() {
    let (folder, place) = (broken(), tempfile::tempdir().expect("a folder"));
    let summary = place.path().join("summary.md");
    fs::write(&summary, "before\n").expect("it is written");
    for format in HOST_FORMATS {
        let environment = Environment { step_summary: Some(summary.clone()), ..Environment::default() };
        let arguments = ["plan", "check", "--format", format].map(Into::into).to_vec();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io = Io { arguments, folder: folder.path().to_owned(), out: &mut out, err: &mut err, environment };
        assert_eq!(plan::run(&mut io), Exit::Findings);
    }
    let written = fs::read_to_string(&summary).expect("it is text");
    assert!(written.starts_with("before\n## 检查未通过："), "{written}");
    assert_eq!(written.matches("## 检查未通过").count(), 1);
}

#[test]
fn a_comment_folds_and_counts_but_drops_nothing_unsaid() {
    let distinct = |line| cell("a.csv", line, &format!("x{line}"), Severity::Error);
    let many = report((1..=500).map(distinct).collect());
    let whole = markdown::render(&many, usize::MAX);
    assert!(whole.contains("<details><summary>500 errors, 0 warnings, 0 notes</summary>"));
    assert_eq!(whole.matches("`not-a-number`").count(), 500);
    let same = report((1..=500).map(|line| cell("a.csv", line, "x", Severity::Error)).collect());
    let once = markdown::render(&same, usize::MAX);
    assert!(once.matches("`not-a-number`").count() == 1 && once.contains("the same 499 times more: lines 2–500"));

    let mut items = many.items;
    items.extend((1..=9).map(|line| blank("b.csv", line)));
    let items = report(items);
    let short = markdown::render(&items, 5_000);
    assert!(short.chars().count() <= 5_000);
    let shown = short.matches("`not-a-number`").count();
    assert!(shown > 5 && short.contains(&format!("No room here for {} more of this file", 500 - shown)), "{short}");
    assert!(short.contains("No room here for 9 more, of 1 other file(s)"), "{short}");
    assert_eq!(short.matches("<details>").count(), short.matches("</details>").count());

    let sample = Report { sample: true, ..report(Vec::new()) };
    assert!(markdown::render(&sample, markdown::COMMENT).contains("**示例数据 (sample data)**"));
}

#[test]
fn nothing_of_a_file_is_markup_in_a_comment() {
    let mut item = cell("a_b|c.csv", 1, "x", Severity::Error);
    item.told.message = "<img src=x> [a](b) #12 &#64; @mayor ~~x~~\r\n`y`\u{202e}".to_owned();
    let comment = markdown::render(&report(vec![item]), markdown::COMMENT);
    assert!(comment.contains("### a\\_b\\|c.csv\n"), "{comment}");
    let cell =
        "&lt;img src=x&gt; \\[a\\](b) #&#8203;12 &amp;#&#8203;64; @&#8203;mayor \\~\\~x\\~\\~<br>\\`y\\`&lt;U+202E&gt;";
    assert!(comment.contains(cell), "{comment}");
}

#[test]
fn sarif_keeps_the_worst_and_says_how_many_are_missing() {
    let mut items: Vec<_> = (1..=5_003).map(|line| blank("a.csv", line)).collect();
    items.push(cell("名 称/b:%.csv", 1, "一二", Severity::Error));
    items[5_003].told.message = "[x](http://example.org)".to_owned();
    let log = valid_sarif(&sarif::render(&report(items)).expect("it renders"));
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), sarif::RESULTS);
    let notification = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(notification, "of 5004 findings the worst 5000 are listed here; 4 are left out");
    let error = results.last().expect("there are some");
    let place = &error["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E5%90%8D%20%E7%A7%B0/b%3A%25.csv");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!((&place["region"]["startColumn"], &place["region"]["endColumn"]), (&1.into(), &3.into()));
    assert!(!error["message"]["text"].as_str().expect("a text").contains("]("));
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    assert_eq!(log["runs"][0]["properties"]["sample"], false);
}

#[test]
fn xml_holds_what_xml_can_hold() {
    let mut item = cell("a\"<&'>\t\nb.csv", 1, "x", Severity::Error);
    item.told.message = "\u{0}\u{1b}\u{fffe} <&>]]> \"".to_owned();
    let suite = junit::render(&report(vec![item]));
    assert_eq!(junit_errors(&suite), Vec::<String>::new());
    let (case, text) = &elements(&suite, "testcase")[0];
    assert_eq!(case["classname"], "a\"<&'>\t\nb.csv");
    assert!(text.contains("<U+0000><U+001B><U+FFFE> <&>]]> \""), "{text}");
    assert_eq!(elements(&suite, "failure")[0].0["message"], "<U+0000><U+001B><U+FFFE> <&>]]> \"");
}

#[test]
fn the_schemas_do_judge() {
    assert!(!junit_errors("<testsuites><testsuite name=\"a\"/></testsuites>").is_empty());
    assert!(!junit_errors("<testsuites><nonsense/></testsuites>").is_empty());
    let mut log: Value = serde_json::from_str(&sarif::render(&report(Vec::new())).expect("it renders")).expect("JSON");
    assert!(sarif_errors(&log).is_empty());
    log["runs"][0]["columnKind"] = "bytes".into();
    assert!(!sarif_errors(&log).is_empty());
}
