//! `plan completions`: a script with which a shell completes the command line, from the very types that
//! read it.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{
    Cli,
    session::{Exit, Outcome, Session},
};

#[derive(Args)]
pub struct CompletionsArgs {
    /// 用哪种命令行 · Which shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(session: &mut Session<'_, '_>, args: CompletionsArgs) -> Outcome {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(args.shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    // Without the mark, the PowerShell that comes with Windows takes the file for GBK.
    let mark = if args.shell == Shell::PowerShell && session.writes_a_file() { "\u{feff}" } else { "" };
    session.answer(&format!("{mark}{script}"))?;
    Ok(Exit::Sound)
}
