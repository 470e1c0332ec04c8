//! The command line: what can be asked, and the one function a command.

mod atomic;
mod cases;
mod check;
mod close;
mod codeowners;
mod completions;
mod correct;
mod diff;
mod explain;
mod export;
mod fmt;
mod gap;
mod hook;
mod import;
mod init;
mod inspect;
mod log;
mod missing;
mod past;
mod progress;
mod province;
mod rank;
mod report;
mod schema;
mod session;
mod show;
mod since;
mod status;
mod submit;
mod template;
mod trace;
mod why;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use init::BUILT_IN_PLAN;
use session::Session;
pub use session::{Environment, Exit, Io};

use crate::model::Language;

/// 工作方案、目标和各县(区)数据的检查与汇总 · A work plan, its targets and its county figures
#[derive(Parser)]
#[command(name = "plan", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Args)]
struct Global {
    /// 工作区文件夹 · The workspace, found upward from here unless given
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// 语言 · Language; else PLAN_LANG, else the plan's own
    #[arg(long, value_enum, global = true)]
    lang: Option<Lang>,
    /// 颜色 · Colour
    #[arg(long, value_enum, default_value_t = Colour::Auto, global = true)]
    color: Colour,
    /// 把结果写入文件 · Write the answer to a file
    #[arg(short, long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// How tables are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    Table,
    Md,
    Csv,
}

#[derive(Subcommand)]
enum Command {
    /// 检查方案、条款登记、台账和填报 · Is everything sound?
    Check(check::CheckArgs),
    /// 把填报和台账改成规范格式，能改正的一并改正 · Canonical files, repaired where that is certain
    Fmt(fmt::FmtArgs),
    /// 把填好的表导入为规范的填报 · Filled forms, checked, into their place
    Import(import::ImportArgs),
    /// 一步提交：导入、检查、推送，给出发起合并请求的网址 · From the filled form to the pushed branch
    Submit(submit::SubmitArgs),
    /// 给县(区)填的填报表，CSV 或 Excel · The forms that counties fill
    Template(template::TemplateArgs),
    /// 每个目标的完成情况和序时进度 · The state of every target
    Status(status::StatusArgs),
    /// 还差多少，剩余各期各要完成多少 · What is still wanted, and per remaining period
    Gap(gap::GapArgs),
    /// 县(区)年度排名，每一分都有来历 · The year-end ranking, explained point by point
    Rank(rank::RankArgs),
    /// 两个提交之间，数据和目标怎样变了 · What a change does to figures and statuses
    Diff(diff::DiffArgs),
    /// 一个目标的数字逐个提交怎样变化 · How a figure went from commit to commit
    Log(log::LogArgs),
    /// 谁欠填报、欠工作责任：齐全、不全、未报 · Who owes which submission or duty
    Missing(missing::MissingArgs),
    /// 交叉检查：上报和核实、整改；assign 排谁查谁 · Reported against verified; who inspects whom
    Inspect(inspect::InspectArgs),
    /// 各县(区)评定的案例 · Good cases, and which figures they back
    Cases(cases::CasesArgs),
    /// 季度小结、半年通报、年终评比 · A period's summary, bulletin or review
    Report(report::ReportArgs),
    /// 写成 parquet 表和 SQL，在 DuckDB、Spark 上算 · Tables and SQL for engines past one machine
    Export(export::ExportArgs),
    /// 一个数字从哪里来 · Where a number comes from
    Why(why::WhyArgs),
    /// 方案内容；其中一项；或全部读法 · The plan, one thing of it, or its assumptions
    Show(show::ShowArgs),
    /// 通知条款 → 任务 → 指标 → 目标 · From clause to target
    Trace(trace::TraceArgs),
    /// 新建工作区 · A fresh workspace
    Init(init::InitArgs),
    /// 封存已公布的一期 · Freeze a published period
    Close(close::CloseArgs),
    /// 写明封存以后的更正 · Account for what was changed after
    Correct(correct::CorrectArgs),
    /// 平台上谁审核哪些文件 · Who reviews which files, as CODEOWNERS
    Codeowners(codeowners::CodeownersArgs),
    /// 问题代码的解释，怎样改正 · What a finding's code means
    Explain(explain::ExplainArgs),
    /// 每种文件的格式 · The format of every file
    Schema(schema::SchemaArgs),
    /// 提交前检查 · Have git check what is staged
    Hook(hook::HookArgs),
    /// 命令行补全的脚本 · A script that completes command lines
    Completions(completions::CompletionsArgs),
}

/// Runs one command line.
pub fn run(io: &mut Io<'_>) -> Exit {
    let cli = match Cli::try_parse_from(&io.arguments) {
        Ok(cli) => cli,
        Err(error) => return session::usage(io, &error),
    };
    let mut session = Session::new(io, cli.global);
    let outcome = match cli.command {
        Command::Check(args) => check::run(&mut session, args),
        Command::Fmt(args) => fmt::run(&mut session, args),
        Command::Import(args) => import::run(&mut session, args),
        Command::Submit(args) => submit::run(&mut session, args),
        Command::Template(args) => template::run(&mut session, args),
        Command::Status(args) => status::run(&mut session, args),
        Command::Gap(args) => gap::run(&mut session, args),
        Command::Rank(args) => rank::run(&mut session, args),
        Command::Diff(args) => diff::run(&mut session, args),
        Command::Log(args) => log::run(&mut session, args),
        Command::Missing(args) => missing::run(&mut session, args),
        Command::Inspect(args) => inspect::run(&mut session, args),
        Command::Cases(args) => cases::run(&mut session, args),
        Command::Report(args) => report::run(&mut session, args),
        Command::Export(args) => export::run(&mut session, args),
        Command::Why(args) => why::run(&mut session, args),
        Command::Show(args) => show::run(&mut session, args),
        Command::Trace(args) => trace::run(&mut session, args),
        Command::Init(args) => init::run(&mut session, args),
        Command::Close(args) => close::run(&mut session, args),
        Command::Correct(args) => correct::run(&mut session, args),
        Command::Codeowners(args) => codeowners::run(&mut session, args),
        Command::Explain(args) => explain::run(&mut session, args),
        Command::Schema(args) => schema::run(&mut session, args),
        Command::Hook(args) => hook::run(&mut session, args),
        Command::Completions(args) => completions::run(&mut session, args),
    };
    match outcome {
        Ok(exit) => exit,
        Err(stop) => session.stop(stop),
    }
}
