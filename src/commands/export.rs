//! `plan export`: the workspace as parquet tables, and the arithmetic over them as SQL.

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};

use super::session::{Exit, Outcome, Session, Stop, as_of, slashed};
use crate::{
    attainment::AsOf,
    export::{CountyTables, Dialect, PARTITION, Table, plan_tables, script},
    model::Plan,
    render::parquet::TableFile,
    words::Notice,
    workspace::{Layout, Survey},
};

#[derive(Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 方案和各县(区)数据写成 parquet 表 · The plan and what counties reported, as parquet tables
    Parquet {
        /// 写到这个文件夹：新的、空的，或上次导出的 · A folder that is new, empty, or of an earlier export
        #[arg(value_name = "DIR")]
        into: PathBuf,
    },
    /// 计算完成情况的 SQL，在这些表上运行 · The arithmetic over these tables
    Sql(SqlArgs),
}

#[derive(Args)]
struct SqlArgs {
    /// 在哪个引擎上运行 · The engine that runs it
    #[arg(long, value_enum)]
    engine: Engine,
    /// 表所在的文件夹 · Where the engine finds the tables
    #[arg(long, value_name = "DIR", default_value = ".")]
    from: String,
    /// 截至某一期末 · As of the end of this period, such as 2023-Q3
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 截至某一天 · As of this day, such as 2023-09-30
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Engine {
    Duckdb,
    Spark,
}

impl From<Engine> for Dialect {
    fn from(engine: Engine) -> Dialect {
        match engine {
            Engine::Duckdb => Dialect::DuckDb,
            Engine::Spark => Dialect::Spark,
        }
    }
}

/// Rows after which a row group is written.
const ROW_GROUP: usize = 32_768;

/// Tells a folder of tables from any other; engines pass over names that begin so.
const MARK: &str = "_plan_export";

pub fn run(session: &mut Session<'_, '_>, args: ExportArgs) -> Outcome {
    match args.what {
        What::Parquet { into } => parquet(session, &into),
        What::Sql(args) => {
            let day = match as_of(args.period.as_deref(), args.as_of.as_deref())? {
                AsOf::Latest => None,
                AsOf::Day(day) => Some(day),
                AsOf::Period(period) => Some(period.end()),
            };
            session.answer(&script(args.engine.into(), args.from.trim_end_matches('/'), day))?;
            Ok(Exit::Sound)
        }
    }
}

fn parquet(session: &mut Session<'_, '_>, into: &Path) -> Outcome {
    let workspace = session.workspace()?;
    let plan = session.sound(&workspace)?;
    let language = session.language(Some(plan));
    let folder = session.folder().join(into);
    let shown = slashed(into);
    if !may_be_replaced(&folder) {
        return Err(Stop::Usage(Notice::NotAnExport { folder: shown }));
    }
    let layout = Layout::read(&workspace.disk, plan)?;
    let progress = session.progress(language);
    let survey = workspace.survey(plan, &layout).told(&progress);
    let parent = folder.parent().context("no folder to write in")?;
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let fresh = tempfile::Builder::new().prefix(".plan-export-").tempdir_in(parent);
    let fresh = fresh.with_context(|| format!("cannot write beside {shown}"))?;
    for table in plan_tables(plan, workspace.sample) {
        one_file(fresh.path(), &table)?;
    }
    counties(&survey, plan, &layout, fresh.path())?;
    fs::write(fresh.path().join(MARK), format!("{}\n", plan.id)).with_context(|| format!("cannot write {shown}"))?;
    drop(progress);
    put_in_place(fresh, &folder).with_context(|| format!("cannot write {shown}"))?;
    session.answer(&format!("{}\n", Notice::Wrote { path: shown }.text(language)))?;
    Ok(Exit::Sound)
}

/// Only what nobody can miss is replaced: nothing, an empty folder, an earlier export.
fn may_be_replaced(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => folder.join(MARK).is_file() || entries.next().is_none(),
        Err(_) => !folder.exists(),
    }
}

/// The new tables take the place of the old ones as a whole; where that fails, the old ones come back.
fn put_in_place(fresh: tempfile::TempDir, folder: &Path) -> anyhow::Result<()> {
    let beside = tempfile::Builder::new().prefix(".plan-export-").tempdir_in(folder.parent().unwrap_or(folder))?;
    let old = beside.path().join("old");
    let was_there = folder.exists();
    if was_there {
        fs::rename(folder, &old)?;
    }
    let fresh = fresh.keep();
    if let Err(error) = fs::rename(&fresh, folder) {
        if was_there {
            fs::rename(&old, folder)?;
        }
        fs::remove_dir_all(&fresh)?;
        return Err(error.into());
    }
    Ok(())
}

/// Writes what counties fill, a row group whenever one is full.
fn counties(survey: &Survey<'_>, plan: &Plan, layout: &Layout, folder: &Path) -> anyhow::Result<()> {
    let mut tables = CountyTables::new(plan);
    let partitions = plan.submission_periods().iter().map(|period| format!("{PARTITION}={period}"));
    let mut files = Vec::new();
    for (at, partition) in partitions.enumerate() {
        let open = |table: &Table| part(&folder.join(table.name).join(&partition), "part-0", table);
        files.push((open(&tables.observations[at])?, open(&tables.states[at])?));
    }
    survey.in_order(|county, book| {
        let paths = &layout.counties[county.0].submissions;
        let paths: Vec<_> = paths.iter().map(|path| path.as_ref().map(|path| &**path)).collect();
        tables.add(plan, county, &book, &paths);
        let filled = tables.observations.iter_mut().zip(&mut tables.states).zip(&mut files);
        for ((observations, states), (figures_file, states_file)) in filled {
            flush(figures_file, observations, ROW_GROUP)?;
            flush(states_file, states, ROW_GROUP)?;
        }
        Ok(())
    })?;
    let filled = tables.observations.iter_mut().zip(&mut tables.states).zip(files);
    for ((observations, states), (mut figures_file, mut states_file)) in filled {
        flush(&mut figures_file, observations, 1)?;
        flush(&mut states_file, states, 1)?;
        close(figures_file)?;
        close(states_file)?;
    }
    [&tables.rosters, &tables.sites, &tables.submissions].into_iter().try_for_each(|table| one_file(folder, table))
}

type Tables = TableFile<BufWriter<File>>;

fn part(folder: &Path, name: &str, table: &Table) -> anyhow::Result<Tables> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(name).with_extension("parquet");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    TableFile::new(BufWriter::new(file), table)
}

fn one_file(folder: &Path, table: &Table) -> anyhow::Result<()> {
    let mut file = part(folder, table.name, table)?;
    file.write(table)?;
    close(file)
}

fn flush(file: &mut Tables, table: &mut Table, from: usize) -> anyhow::Result<()> {
    if table.rows() >= from {
        file.write(table)?;
        table.clear();
    }
    Ok(())
}

/// What was written is on the disk before it takes the place of anything.
fn close(file: Tables) -> anyhow::Result<()> {
    file.finish()?.into_inner().context("cannot write a table")?.sync_all().context("cannot write a table")
}
