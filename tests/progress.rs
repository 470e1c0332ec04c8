//! The bar on standard error: where nobody looks there is none, a quick run shows none, and a slow one
//! shows it and clears it before the answer.

#![cfg(unix)]

use std::{path::Path, process::Command};

mod support;

use support::copy;

const PLAN: &str = env!("CARGO_BIN_EXE_plan");

/// Runs a command on a terminal of its own and hands on what it showed. A fourth argument names a pipe
/// that the command reads; it is filled when a second and a half are over.
const ON_A_TERMINAL: &str = r#"
import os, pty, sys, threading, time

program, folder, command, pipe = sys.argv[1:5]

def fill():
    time.sleep(1.5)
    with open(pipe, "w") as file:
        file.write("编号,数值\n")

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm"
    os.execv(program, [program, "-C", folder] + command.split())
if pipe:
    threading.Thread(target=fill, daemon=True).start()
shown = b""
while True:
    try:
        some = os.read(terminal, 65536)
    except OSError:
        break
    if not some:
        break
    shown += some
os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
"#;

fn tiny() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("tests/bases/tiny"), folder.path());
    folder
}

/// What a command shows on a terminal; `None` where there is no Python to make one.
fn shown(folder: &Path, command: &str, pipe: &str) -> Option<String> {
    let path = folder.to_string_lossy();
    let mut python = Command::new("python3");
    python.args(["-c", ON_A_TERMINAL, PLAN, &path, command, pipe]).env_remove("PLAN_LANG");
    let Ok(output) = python.output() else {
        eprintln!("no python3 here: nothing was shown on a terminal");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("text"))
}

/// A workspace in which one county's file keeps its reader waiting.
fn slow() -> (tempfile::TempDir, String) {
    let folder = tiny();
    let file = folder.path().join("reports/submissions/2023-Q1/jia.csv");
    std::fs::remove_file(&file).expect("it goes");
    assert!(Command::new("mkfifo").arg(&file).status().expect("a pipe").success());
    (folder, file.to_string_lossy().into_owned())
}

#[test]
fn a_slow_run_shows_how_far_it_is_and_clears_it_before_the_answer() {
    for (command, words, answer) in [
        ("check", "已读县(区) [", "错误 "),
        ("--lang en check", "Counties read [", " error"),
        ("status", "已读县(区) [", "测试方案"),
        ("fmt", "已读县(区) [", "个文件"),
    ] {
        let (folder, pipe) = slow();
        let Some(shown) = shown(folder.path(), command, &pipe) else { return };
        let bar = shown.rfind(words).unwrap_or_else(|| panic!("{command}: {shown:?}"));
        let cleared = bar + shown[bar..].find("\u{1b}[2K").unwrap_or_else(|| panic!("{command}: {shown:?}"));
        let answered = shown.find(answer).unwrap_or_else(|| panic!("{command}: {shown:?}"));
        assert!(cleared < answered, "{command}: {shown:?}");
        assert!(shown[bar..].contains("/2"), "{command}: {shown:?}");
    }
}

#[test]
fn a_quick_run_shows_none() {
    let folder = tiny();
    let Some(shown) = shown(folder.path(), "check", "") else { return };
    assert!(shown.contains("错误 0") && !shown.contains("已读"), "{shown:?}");
}

#[test]
fn where_nobody_looks_there_is_none() {
    let (folder, pipe) = slow();
    let mut command = Command::new(PLAN);
    command.current_dir(folder.path()).arg("status");
    let filling = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(1200));
        std::fs::write(pipe, "编号,数值\n")
    });
    let output = command.output().expect("it runs");
    filling.join().expect("no panic").expect("it is filled");
    for bytes in [output.stdout, output.stderr] {
        let text = String::from_utf8(bytes).expect("text");
        assert!(!text.contains('\u{1b}') && !text.contains("已读"), "{text:?}");
    }
}
