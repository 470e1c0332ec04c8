//! Who may know whom: the arrows of `src/lib.rs`, held mechanically, and the size of its files. An arrow
//! that is not in the table is a mistake in the code or a decision to be taken here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each module, and the modules that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("calendar", &[]),
    ("number", &[]),
    ("nearest", &[]),
    ("naming", &["calendar", "model"]),
    ("source", &[]),
    ("privacy", &["calendar", "source"]),
    ("finding", &["calendar", "number", "privacy", "source"]),
    ("arrivals", &["calendar", "model", "source"]),
    ("cases", &["calendar", "model"]),
    ("inspection", &["book", "calendar", "model", "number"]),
    ("model", &["calendar", "finding", "number", "source"]),
    ("book", &["calendar", "model", "number"]),
    ("history", &["calendar"]),
    ("ownership", &["model"]),
    ("intake", &["calendar", "finding", "form", "model", "naming", "privacy", "source", "tabular"]),
    ("form", &["book", "calendar", "model", "number"]),
    ("toml_file", &["calendar", "finding", "model", "nearest", "number", "source"]),
    ("definitions", &["calendar", "finding", "model", "nearest", "number", "source", "toml_file"]),
    ("allow", &["calendar", "finding", "nearest", "source", "toml_file"]),
    ("register", &["calendar", "finding", "model", "number", "source", "toml_file"]),
    ("tabular", &["finding", "nearest", "privacy", "source"]),
    (
        "submission",
        &[
            "arrivals",
            "book",
            "calendar",
            "cases",
            "finding",
            "form",
            "inspection",
            "model",
            "nearest",
            "number",
            "privacy",
            "source",
            "tabular",
        ],
    ),
    ("closing", &["calendar", "finding", "model", "source", "submission", "tabular", "toml_file"]),
    ("attainment", &["book", "calendar", "model", "number"]),
    ("export", &["attainment", "book", "calendar", "model", "number"]),
    ("gap", &["attainment", "calendar", "model", "number"]),
    ("scoring", &["finding", "model", "nearest", "number", "source", "toml_file"]),
    ("ranking", &["arrivals", "attainment", "book", "calendar", "model", "number", "owed", "scoring"]),
    ("owed", &["arrivals", "book", "calendar", "form", "model"]),
    ("comparison", &["attainment", "book", "calendar", "model", "number"]),
    (
        "workspace",
        &[
            "allow",
            "arrivals",
            "attainment",
            "book",
            "calendar",
            "cases",
            "closing",
            "definitions",
            "finding",
            "form",
            "history",
            "inspection",
            "intake",
            "model",
            "naming",
            "nearest",
            "owed",
            "ranking",
            "register",
            "scoring",
            "source",
            "submission",
            "tabular",
        ],
    ),
    ("table", &["number"]),
    (
        "words",
        &[
            "attainment",
            "book",
            "calendar",
            "finding",
            "form",
            "gap",
            "history",
            "inspection",
            "model",
            "number",
            "owed",
            "privacy",
            "scoring",
        ],
    ),
    (
        "views",
        &[
            "attainment",
            "book",
            "calendar",
            "cases",
            "comparison",
            "gap",
            "history",
            "inspection",
            "model",
            "nearest",
            "number",
            "owed",
            "ranking",
            "register",
            "scoring",
            "table",
            "words",
        ],
    ),
    (
        "render",
        &[
            "attainment",
            "calendar",
            "export",
            "finding",
            "form",
            "model",
            "number",
            "ownership",
            "privacy",
            "report",
            "source",
            "table",
            "views",
            "words",
        ],
    ),
    (
        "commands",
        &[
            "allow",
            "attainment",
            "calendar",
            "cases",
            "closing",
            "comparison",
            "export",
            "finding",
            "gap",
            "history",
            "inspection",
            "intake",
            "model",
            "naming",
            "nearest",
            "privacy",
            "owed",
            "ownership",
            "ranking",
            "render",
            "report",
            "scoring",
            "source",
            "submission",
            "table",
            "tabular",
            "views",
            "words",
            "workspace",
        ],
    ),
    (
        "report",
        &[
            "attainment",
            "book",
            "calendar",
            "cases",
            "closing",
            "inspection",
            "model",
            "number",
            "owed",
            "ranking",
            "scoring",
            "table",
            "views",
            "words",
        ],
    ),
    ("lib", &["commands"]),
];

/// The disk is read in one place, what git keeps in another; what commands write, they write themselves.
const MAY_TOUCH_DISK: [&str; 3] = ["history", "workspace", "commands"];

const LONGEST_FILE: usize = 400;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The top-level module that a file belongs to.
fn module(file: &Path) -> String {
    let inside = file.strip_prefix("src").expect("a file of src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// A file's lines without its comments, which may point anywhere.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("source is text");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules that a text names behind `crate::`, alone or in a group.
fn used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group_heads(group)),
            None => used.extend(head(rest)),
        }
    }
    used
}

fn head(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each entry of a `use` group, at its outermost level.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut depth = 0;
    let mut entry = String::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(head(std::mem::take(&mut entry).trim_start())),
            _ => {}
        }
        if depth == 0 && c != ',' {
            entry.push(c);
        }
    }
    heads.extend(head(entry.trim_start()));
    heads
}

#[test]
fn modules_know_only_whom_they_may() {
    let may_use: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in sources(Path::new("src")).iter().filter(|file| !file.ends_with("main.rs")) {
        let module = module(file);
        let allowed = may_use.get(module.as_str()).unwrap_or_else(|| panic!("{module} is not in the table"));
        let text = code(file);
        for name in used(&text) {
            if name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {module} uses {name}", file.display()));
            }
        }
        let disk = ["std::fs", "fs::read", "fs::write", "std::env"].iter().any(|word| text.contains(word));
        if disk && !MAY_TOUCH_DISK.contains(&module.as_str()) {
            wrong.push(format!("{}: touches the disk or the environment", file.display()));
        }
        if text.contains("SystemTime::now") || text.contains("Utc::now") || text.contains("Local::now") {
            wrong.push(format!("{}: looks at the clock", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn arithmetic_knows_no_binary_float() {
    for file in ["src/attainment", "src/gap", "src/number", "src/ranking"].map(Path::new).into_iter().flat_map(sources)
    {
        let text = fs::read_to_string(&file).expect("source is text");
        assert!(!text.contains("f64") && !text.contains("f32"), "{}", file.display());
    }
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    for file in sources(Path::new("src")) {
        let lines = fs::read_to_string(&file).expect("source is text").lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

#[test]
fn the_table_is_read_rightly() {
    let text = "use crate::{\n a::{b, c},\n d,\n}; let x = crate::e::f();";
    assert_eq!(used(text).into_iter().collect::<Vec<_>>(), ["a", "d", "e"]);
}
