//! Writes a workspace to measure with: a country, or counties of many sites. All of it is invented, by a seed,
//! and marked so. `cargo run --release --example generate -- country DIR` and `… sites DIR`; `--help` tells how to
//! make them smaller, larger or others.

#[path = "generate/workload.rs"]
mod workload;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use workload::Workload;

#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    /// Every county of the country, a site each: 31,284 submissions.
    Country,
    /// 88 counties of 10,000 sites: 968 submissions.
    Sites,
}

#[derive(Parser)]
struct Arguments {
    shape: Shape,
    /// The folder to write into.
    into: PathBuf,
    #[arg(long)]
    counties: Option<usize>,
    /// Sites of each county.
    #[arg(long)]
    sites: Option<usize>,
    #[arg(long, default_value_t = 20_230_414)]
    seed: u64,
    /// Every row that the plan asks for, though it has nothing new.
    #[arg(long)]
    whole: bool,
}

fn main() -> Result<()> {
    let Arguments { shape, into, counties, sites, seed, whole } = Arguments::parse();
    let (usual_counties, usual_sites) = match shape {
        Shape::Country => (2_844, 1),
        Shape::Sites => (88, 10_000),
    };
    let (counties, sites) = (counties.unwrap_or(usual_counties), sites.unwrap_or(usual_sites));
    Workload { counties, sites, seed, whole }.write(&into)
}
