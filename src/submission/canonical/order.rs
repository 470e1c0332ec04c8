//! The plan's order of a submission's rows: tasks, then indicators, each by period, then by site as the
//! roster has them. Copies stand side by side, and a row that is about nothing of the plan's stays behind
//! the row that it followed.

use std::collections::HashMap;

use super::grid::Grid;
use crate::{
    book::SiteList,
    calendar::{Date, Period},
    finding::Column,
    model::Item,
    submission::item_row::Context,
};

/// Where a row belongs. What cannot be told comes after what can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Belongs {
    item: Item,
    period: (bool, Option<Date>),
    site: usize,
}

/// A row of the plan's, and those behind it that are not.
struct Block {
    belongs: Option<Belongs>,
    /// The first row that says the same of item, period and site.
    first: usize,
    rows: Vec<usize>,
}

/// Sorts the rows. `items` tells what each is about.
pub fn sort(grid: &mut Grid, items: &[Option<Item>], context: &Context<'_>, rosters: &[SiteList]) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut firsts = HashMap::new();
    for (row, item) in items.iter().enumerate() {
        match (item, blocks.last_mut()) {
            (None, Some(block)) => block.rows.push(row),
            (None, None) => blocks.push(Block { belongs: None, first: row, rows: vec![row] }),
            (Some(item), _) => {
                let belongs = belongs(grid, row, *item, context, rosters);
                let unread = if belongs.period.0 { grid.cell(row, Column::Period) } else { "" };
                let same = (belongs, unread.to_owned(), grid.cell(row, Column::Site).to_owned());
                let first = *firsts.entry(same).or_insert(row);
                blocks.push(Block { belongs: Some(belongs), first, rows: vec![row] });
            }
        }
    }
    blocks.sort_by_key(|block| (block.belongs.is_none(), block.belongs, block.first));
    let order = blocks.iter().flat_map(|block| &block.rows);
    grid.rows = order.map(|row| std::mem::take(&mut grid.rows[*row])).collect();
}

fn belongs(grid: &Grid, row: usize, item: Item, context: &Context<'_>, rosters: &[SiteList]) -> Belongs {
    let indicator = match item {
        Item::Task(_) => None,
        Item::Indicator(ix) => Some(context.plan.indicator(ix)),
    };
    let text = grid.cell(row, Column::Period);
    let finer = indicator.is_some_and(|indicator| indicator.finer);
    let period = if text.is_empty() && !finer { Some(context.period) } else { Period::parse(text) };
    let end = period.map(Period::end);
    let list = indicator.and_then(|indicator| indicator.site).and_then(|roster| rosters.get(roster.0));
    let listed = list.filter(|list| list.is_rostered()).and_then(|list| list.find(grid.cell(row, Column::Site)));
    Belongs { item, period: (end.is_none(), end), site: listed.unwrap_or(usize::MAX) }
}
