//! The targets' attainments beside what is due by now, as bars; those with a direction alone have neither.

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartFont, ChartLegendPosition, ChartLine, ChartType, Color, Worksheet,
};

use super::{
    Desk, head,
    overview::{ATTAINMENT, DUE, Extent, NAME},
    paper,
};
use crate::words::{Label, report::PageWord};

/// A target's height in the drawing, and what stands around all of them.
const BAR: u32 = 30;
const AROUND: u32 = 110;
const WIDTH: u32 = 1040;

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>, table: Extent) -> anyhow::Result<()> {
    let (word, overview) = (desk.say(PageWord::Chart), super::named(desk.say(PageWord::Overview)));
    let row = head(sheet, desk, word, desk.say(PageWord::Pace))?;
    let series = [(ATTAINMENT, Label::Attainment, 0x3F78B5), (DUE, Label::Due, 0xB8C2CF)];
    let mut font = ChartFont::new();
    font.set_size(9);
    let mut faint = ChartLine::new();
    faint.set_color(Color::RGB(0xD5DCE5));
    let mut chart = Chart::new(ChartType::Bar);
    for (column, label, colour) in series {
        chart
            .add_series()
            .set_name(desk.label(label))
            .set_categories((overview.as_str(), table.first, NAME, table.last, NAME))
            .set_values((overview.as_str(), table.first, column, table.last, column))
            .set_format(rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(colour)))
            .set_gap(60)
            .set_overlap(0);
    }
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font);
    // the first target stands on top, and the scale stays at the foot
    chart.y_axis().set_reverse().set_font(&font).set_crossing(ChartAxisCrossing::Max);
    chart.x_axis().set_num_format("0%").set_min(0).set_font(&font).set_major_gridlines_line(&faint);
    chart.set_alt_text(desk.say(PageWord::Pace));
    chart.set_width(WIDTH).set_height(AROUND + BAR * (table.last + 1 - table.first));
    sheet.insert_chart(row + 1, 0, &chart)?;
    paper(sheet, desk)?;
    sheet.set_portrait().set_print_fit_to_pages(1, 1);
    Ok(())
}
