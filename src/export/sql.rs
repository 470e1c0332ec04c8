//! The arithmetic as a script of views: one text, in which an engine's few peculiarities are filled in.

use super::{PARTITIONED, SINGLE};
use crate::calendar::Date;

/// What is worked out once.
const KEPT: [&str; 6] = ["frames", "readings", "county_windows", "judged", "status_windows", "status_counties"];

/// The engine that is to run it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    DuckDb,
    Spark,
}

impl Dialect {
    /// The type of whole numbers of up to 38 digits, whose overflow is an error.
    fn whole(self) -> &'static str {
        match self {
            Dialect::DuckDb => "HUGEINT",
            Dialect::Spark => "DECIMAL(38,0)",
        }
    }

    /// A quotient of whole numbers that are not negative, cut. Spark's own `div` answers in 64 bits; there the
    /// rest is taken off first, so that nothing is left to round.
    fn quotient(self, part: &str, whole: &str) -> String {
        match self {
            Dialect::DuckDb => format!("(CAST({part} AS HUGEINT) // CAST({whole} AS HUGEINT))"),
            Dialect::Spark => {
                format!("CAST((({part}) - ({part}) % ({whole})) / ({whole}) AS DECIMAL(38,0))")
            }
        }
    }

    /// What several views rest on, and is therefore worked out once: in DuckDB a table of the session, in Spark files
    /// beside the tables, which asks for no catalog and leaves no plan to be worked out again.
    fn keep(self, folder: &str, name: &str, query: &str) -> String {
        match self {
            Dialect::DuckDb => format!("CREATE OR REPLACE TEMPORARY TABLE {name} AS{query};"),
            Dialect::Spark => {
                let path = format!("{}/_answers/{name}", quoted(folder));
                format!(
                    "INSERT OVERWRITE DIRECTORY '{path}' USING parquet{query};\n\
                     CREATE OR REPLACE TEMPORARY VIEW {name} USING parquet OPTIONS (path '{path}');"
                )
            }
        }
    }

    /// What has to be set before.
    fn settings(self) -> &'static str {
        match self {
            Dialect::DuckDb => "",
            Dialect::Spark => "SET spark.sql.ansi.enabled = true;\n",
        }
    }

    fn table(self, folder: &str, name: &str) -> String {
        let folder = quoted(folder);
        let split = PARTITIONED.contains(&name);
        match self {
            Dialect::DuckDb if split => format!(
                "CREATE OR REPLACE TEMPORARY VIEW {name} AS\nSELECT * FROM read_parquet('{folder}/{name}/*/*.parquet', \
                 hive_partitioning = true, hive_types_autocast = false);\n"
            ),
            Dialect::DuckDb => format!(
                "CREATE OR REPLACE TEMPORARY VIEW {name} AS SELECT * FROM read_parquet('{folder}/{name}.parquet');\n"
            ),
            Dialect::Spark => {
                let path = if split { name.to_owned() } else { format!("{name}.parquet") };
                format!("CREATE OR REPLACE TEMPORARY VIEW {name} USING parquet OPTIONS (path '{folder}/{path}');\n")
            }
        }
    }
}

/// The whole script over the tables in this folder; without a day the rule for the latest one decides.
pub fn script(dialect: Dialect, folder: &str, as_of: Option<Date>) -> String {
    let day = as_of.map_or_else(|| "CAST(NULL AS DATE)".to_owned(), |day| format!("DATE '{day}'"));
    let tables: String = SINGLE.iter().chain(&PARTITIONED).map(|name| dialect.table(folder, name)).collect();
    let text = [include_str!("actuals.sql"), include_str!("judged.sql"), include_str!("answers.sql")].concat();
    let text = text
        .replace("{settings}", dialect.settings())
        .replace("{tables}", &tables)
        .replace("{day}", &day)
        .replace("{whole}", dialect.whole());
    let text = KEPT.iter().fold(text, |text, name| kept(dialect, folder, name, &text));
    quotients(dialect, &text)
}

/// Writes the query that begins with `keep(NAME)` in the engine's own way.
fn kept(dialect: Dialect, folder: &str, name: &str, text: &str) -> String {
    let begun = text.split_once(&format!("keep({name})"));
    match begun.and_then(|(before, rest)| Some((before, rest.split_once(';')?))) {
        Some((before, (query, rest))) => format!("{before}{}{rest}", dialect.keep(folder, name, query)),
        None => text.to_owned(),
    }
}

/// A text within an SQL string.
fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}

/// Writes every `quotient(part, whole)` in the engine's own way, also one within another.
fn quotients(dialect: Dialect, text: &str) -> String {
    const CALL: &str = "quotient(";
    let Some((before, rest)) = text.split_once(CALL) else { return text.to_owned() };
    let (mut depth, mut comma) = (0, None);
    for (at, c) in rest.char_indices() {
        match (c, depth, comma) {
            ('(', ..) => depth += 1,
            (',', 0, None) => comma = Some(at),
            (')', 0, Some(comma)) => {
                let (part, whole) = (&rest[..comma], &rest[comma + 1..at]);
                let quotient = dialect.quotient(quotients(dialect, part).trim(), quotients(dialect, whole).trim());
                return format!("{before}{quotient}{}", quotients(dialect, &rest[at + 1..]));
            }
            (')', ..) => depth -= 1,
            _ => {}
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotient_within_another_is_written_too() {
        let text = quotients(Dialect::DuckDb, "a + quotient(f(x, y) * 2, quotient(b, c)) + quotient(d, e)");
        assert_eq!(
            text,
            "a + (CAST(f(x, y) * 2 AS HUGEINT) // CAST((CAST(b AS HUGEINT) // CAST(c AS HUGEINT)) AS HUGEINT)) + (CAST(d AS HUGEINT) // CAST(e AS HUGEINT))"
        );
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for dialect in [Dialect::DuckDb, Dialect::Spark] {
            let script = script(dialect, "somebody's", None);
            assert!(
                !script.contains(['{', '}']) && !script.contains("quotient(") && !script.contains("keep("),
                "{script}"
            );
            assert!(script.contains("somebody''s/targets.parquet"), "{script}");
        }
    }
}
