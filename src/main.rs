//! The program: the real streams, surroundings and exit code, and nothing else.

use std::{
    env,
    io::{self, IsTerminal},
    process::ExitCode,
};

use plan::{
    commands::{Environment, Io},
    render::Terminal,
};

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout());
    let mut io = Io {
        arguments: env::args_os().collect(),
        folder: env::current_dir().unwrap_or_default(),
        out: &mut out,
        err: &mut io::stderr(),
        environment: Environment {
            language: env::var("PLAN_LANG").ok(),
            terminal: terminal(),
            step_summary: env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(Into::into),
            progress: io::stderr().is_terminal() && !dumb(),
            program: env::current_exe().ok(),
            today: Some(chrono::Local::now().date_naive()),
        },
    };
    ExitCode::from(plan::run(&mut io) as u8)
}

/// A terminal that takes plain lines and nothing else.
fn dumb() -> bool {
    env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Colour only where somebody looks; plain ASCII where the terminal's locale has no more.
fn terminal() -> Terminal {
    let is_terminal = io::stdout().is_terminal();
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let dumb = dumb();
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    let utf8 = locale.is_none_or(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"));
    Terminal {
        colour: is_terminal && !dumb && set("NO_COLOR").is_none(),
        unicode: !is_terminal || cfg!(windows) || (utf8 && !dumb),
        width: is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0),
    }
}
