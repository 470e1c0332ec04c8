//! `plan completions`: every shell's script names every command, and the shells that are here take it.

use std::{
    fs,
    process::{Command, ExitStatus},
};

use plan::commands::Exit;

mod support;

use support::{repository, run};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The commands that the program's own help lists.
fn commands() -> Vec<String> {
    let help = run(&repository(), &["--help"]).stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    listed.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

fn script(shell: &str) -> String {
    let ran = run(&repository(), &["completions", shell]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (Exit::Sound, ""));
    ran.stdout
}

#[test]
fn every_script_names_every_command() {
    let commands = commands();
    assert!(commands.len() > 10 && commands.contains(&"completions".to_owned()), "{commands:?}");
    for shell in SHELLS {
        let script = script(shell);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
        }
    }
    assert_eq!(run(&repository(), &["completions", "nonsense"]).exit, Exit::Usage);
}

/// What a shell says of a script without running it; `None` where there is no such shell.
fn judged(shell: &str, script: &str) -> Option<ExitStatus> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("script");
    fs::write(&file, script).expect("it is written");
    Command::new(shell).arg("-n").arg(&file).status().ok()
}

#[test]
fn the_shells_that_are_here_take_their_script() {
    for shell in ["bash", "fish", "zsh"] {
        match judged(shell, &script(shell)) {
            Some(status) => assert!(status.success(), "{shell}"),
            None => eprintln!("no {shell} here: its script was not judged"),
        }
    }
}

#[test]
fn a_script_for_powershell_in_a_file_says_that_it_is_utf_8() {
    let folder = tempfile::tempdir().expect("a folder");
    for (shell, marked) in [("powershell", true), ("bash", false)] {
        assert_eq!(run(folder.path(), &["completions", shell, "-o", "script"]).exit, Exit::Sound);
        let written = fs::read_to_string(folder.path().join("script")).expect("text");
        assert_eq!(written.starts_with('\u{feff}'), marked, "{shell}");
    }
}
