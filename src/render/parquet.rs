//! Tables as parquet: each kind of column by its own type, row group by row group, so that a file of any
//! length needs the memory of one.

use std::{io::Write, sync::Arc};

use ::parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int32Type},
    file::{
        properties::WriterProperties,
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::types::{Type, TypePtr},
};
use anyhow::Context;

use crate::export::{Column, Kind, Table};

/// Bytes of a `DECIMAL(25,9)` and of a `DECIMAL(38,0)`.
const FIGURE_BYTES: usize = 11;
const TERM_BYTES: usize = 16;

/// A file that takes the rows of one table.
pub struct TableFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> TableFile<W> {
    pub fn new(into: W, table: &Table) -> anyhow::Result<TableFile<W>> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("plan ", env!("CARGO_PKG_VERSION")).to_owned());
        let writer = SerializedFileWriter::new(into, schema(table)?, Arc::new(properties.build()))?;
        Ok(TableFile { writer })
    }

    /// Writes all rows of the table as one row group; none is written of no rows.
    pub fn write(&mut self, table: &Table) -> anyhow::Result<()> {
        if table.rows() == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for column in &table.columns {
            let mut writer = group.next_column()?.with_context(|| format!("no room for {}", column.name))?;
            write(&mut writer, column)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Ends the file and gives back what it was written into.
    pub fn finish(self) -> anyhow::Result<W> {
        Ok(self.writer.into_inner()?)
    }
}

fn schema(table: &Table) -> anyhow::Result<TypePtr> {
    let fields = table.columns.iter().map(|column| Ok(Arc::new(field(column)?)));
    let fields = fields.collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name).with_fields(fields).build()?))
}

fn field(column: &Column) -> anyhow::Result<Type> {
    let decimal = |precision, scale| Some(LogicalType::decimal(scale, precision));
    let (physical, logical, bytes, precision, scale) = match column.kind {
        Kind::Flag => (Physical::BOOLEAN, None, 0, -1, -1),
        Kind::Whole => (Physical::INT32, None, 0, -1, -1),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date), 0, -1, -1),
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), 0, -1, -1),
        Kind::Figure => (Physical::FIXED_LEN_BYTE_ARRAY, decimal(25, 9), FIGURE_BYTES, 25, 9),
        Kind::Term => (Physical::FIXED_LEN_BYTE_ARRAY, decimal(38, 0), TERM_BYTES, 38, 0),
    };
    let repetition = if column.optional { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let builder = Type::primitive_type_builder(column.name, physical).with_repetition(repetition);
    let builder = builder.with_logical_type(logical).with_length(bytes as i32);
    Ok(builder.with_precision(precision).with_scale(scale).build()?)
}

fn write(writer: &mut SerializedColumnWriter<'_>, column: &Column) -> anyhow::Result<()> {
    let levels: Option<Vec<i16>> =
        column.optional.then(|| column.present.iter().map(|there| (*there).into()).collect());
    let levels = levels.as_deref();
    match column.kind {
        Kind::Flag => {
            let flags: Vec<bool> = column.numbers.iter().map(|flag| *flag != 0).collect();
            writer.typed::<BoolType>().write_batch(&flags, levels, None)?;
        }
        Kind::Whole | Kind::Day => {
            let numbers: Result<Vec<i32>, _> = column.numbers.iter().map(|number| i32::try_from(*number)).collect();
            writer.typed::<Int32Type>().write_batch(&numbers?, levels, None)?;
        }
        Kind::Text => {
            let text = ByteArray::from(column.text.clone());
            let starts = std::iter::once(0).chain(column.ends.iter().copied());
            let cells: Vec<_> = starts.zip(&column.ends).map(|(start, end)| text.slice(start, end - start)).collect();
            writer.typed::<ByteArrayType>().write_batch(&cells, levels, None)?;
        }
        Kind::Figure => decimals::<FIGURE_BYTES>(writer, column, levels)?,
        Kind::Term => decimals::<TERM_BYTES>(writer, column, levels)?,
    }
    Ok(())
}

/// Decimals in so many bytes, the highest first.
fn decimals<const BYTES: usize>(
    writer: &mut SerializedColumnWriter<'_>,
    column: &Column,
    levels: Option<&[i16]>,
) -> anyhow::Result<()> {
    let cell = |number: &i128| FixedLenByteArray::from(number.to_be_bytes()[16 - BYTES..].to_vec());
    let cells: Vec<_> = column.numbers.iter().map(cell).collect();
    writer.typed::<FixedLenByteArrayType>().write_batch(&cells, levels, None)?;
    Ok(())
}
