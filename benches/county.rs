//! What one county costs: scanning a submission, reading and checking all that a county has sent, and folding it
//! into every target; a county of few rows and one of many. `cargo bench`, and `cargo bench -- fold` for one of them.

#[path = "../examples/generate/workload.rs"]
mod workload;

use std::fs;

use divan::{Bencher, black_box, counter::BytesCount};
use plan::{
    attainment::CountyOutcome,
    finding::Subject,
    model::{CountyIx, Plan},
    submission::{CountyReading, read_county},
    tabular::{self, Sheet, decode::decode},
    workspace::{Layout, Workspace},
};
use tempfile::TempDir;
use workload::Workload;

/// Sites of the county.
const SITES: [usize; 2] = [1, 10_000];
const WRITTEN: &str = "a workspace is written into a temporary folder and read again";
const COUNTY: CountyIx = CountyIx(0);

fn main() {
    divan::main();
}

/// A workspace of the smallest kind, whose first county is measured; gone when dropped.
struct Bench {
    _folder: TempDir,
    workspace: Workspace,
    plan: Plan,
    layout: Layout,
}

impl Bench {
    fn new(sites: usize) -> anyhow::Result<Bench> {
        let folder = tempfile::tempdir()?;
        Workload { counties: 8, sites, seed: 1, whole: true }.write(folder.path())?;
        let mut workspace = Workspace::open(folder.path())?;
        let plan = workspace.plan.take().ok_or_else(|| anyhow::anyhow!("the plan is sound"))?;
        let layout = Layout::read(&workspace.disk, &plan)?;
        Ok(Bench { _folder: folder, workspace, plan, layout })
    }

    fn read(&self) -> anyhow::Result<CountyReading> {
        let load = |path: &str| self.workspace.disk.load(path);
        read_county(&self.plan, COUNTY, &self.layout.counties[COUNTY.0], self.workspace.sample, &load)
    }

    /// What the county's submissions hold.
    fn submissions(&self) -> anyhow::Result<Vec<Vec<u8>>> {
        let files = self.layout.counties[COUNTY.0].submissions.iter().flatten();
        files.map(|path| Ok(fs::read(self.workspace.disk.root().join(&**path))?)).collect()
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.submissions().map_or(0, |files| files.iter().map(Vec::len).sum::<usize>()))
    }
}

/// Bytes to records and cells; what they mean is not asked.
#[divan::bench(args = SITES)]
fn scan(bencher: Bencher, sites: usize) {
    let bench = Bench::new(sites).expect(WRITTEN);
    let files = bench.submissions().expect(WRITTEN);
    let rows = |bytes: &Vec<u8>| {
        let decoded = decode(bytes);
        let sheet = Sheet::open("bench.csv".into(), &decoded, &tabular::SUBMISSION, Subject::default());
        sheet.map_or(0, |mut sheet| std::iter::from_fn(|| sheet.next_row().then_some(())).count())
    };
    bencher.counter(bench.bytes()).bench(|| files.iter().map(rows).sum::<usize>());
}

/// All that a county has sent, from the disk to its book and its findings.
#[divan::bench(args = SITES)]
fn check(bencher: Bencher, sites: usize) {
    let bench = Bench::new(sites).expect(WRITTEN);
    bencher.counter(bench.bytes()).bench(|| bench.read().map(|reading| reading.findings.len()));
}

/// A county's book to its part in every target.
#[divan::bench(args = SITES)]
fn fold(bencher: Bencher, sites: usize) {
    let bench = Bench::new(sites).expect(WRITTEN);
    let book = bench.read().expect(WRITTEN).book;
    bencher.bench(|| CountyOutcome::of(&bench.plan, black_box(&book), COUNTY, bench.plan.end));
}
