//! The rows of BigQuery as values with names: the code of `docs/guide/src/bigquery.md`, and its test.

use serde_json::json;

use crate::bigquery_v2::message;
use crate::bigquery_v2::types::TableSchema;

// begin
use crate::bigquery_v2::serde_json::{Map, Value};
use crate::bigquery_v2::types::{TableFieldSchema, TableRow};

/// A row as an object, whose names and types are those of the schema.
fn to_object(fields: &[TableFieldSchema], row: TableRow) -> Map<String, Value> {
    let cells = row.f.into_iter().map(|cell| cell.v.unwrap_or_default());
    name_cells(fields, cells)
}

fn name_cells(fields: &[TableFieldSchema], cells: impl Iterator<Item = Value>) -> Map<String, Value> {
    let named = fields.iter().zip(cells);
    named.map(|(field, cell)| (field.name.clone().unwrap_or_default(), to_value(field, cell))).collect()
}

fn to_value(field: &TableFieldSchema, cell: Value) -> Value {
    match (cell, field.r#type.as_deref()) {
        // A repeated field has a cell for each element; a record has its cells in `f`.
        (Value::Array(elements), _) => {
            let elements = elements.into_iter();
            elements.map(|mut element| to_value(field, element["v"].take())).collect()
        }
        (Value::Object(mut record), _) => {
            let cells = record.remove("f").and_then(|cells| match cells {
                Value::Array(cells) => Some(cells),
                _ => None,
            });
            let cells = cells.unwrap_or_default().into_iter();
            name_cells(&field.fields, cells.map(|mut cell| cell["v"].take())).into()
        }
        (Value::String(text), Some("INTEGER" | "INT64")) => text.parse::<i64>().map_or(Value::String(text), Value::from),
        (Value::String(text), Some("BOOLEAN" | "BOOL")) => text.parse::<bool>().map_or(Value::String(text), Value::from),
        // `NaN` and `Infinity` have no number in JSON, and stay text.
        (Value::String(text), Some("FLOAT" | "FLOAT64")) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::from(number),
            _ => Value::String(text),
        },
        (other, _) => other,
    }
}
// end

#[test]
fn a_row_has_names_and_types() {
    let mut schema = TableSchema::default();
    message::from_slice(
        br#"{"fields": [
            {"name": "id", "type": "INTEGER"}, {"name": "ratio", "type": "FLOAT"}, {"name": "ok", "type": "BOOLEAN"},
            {"name": "tags", "type": "STRING", "mode": "REPEATED"}, {"name": "nothing", "type": "STRING"},
            {"name": "parts", "type": "RECORD", "mode": "REPEATED",
                "fields": [{"name": "size", "type": "INT64"}, {"name": "score", "type": "FLOAT64"}]}]}"#,
        &mut schema,
    )
    .unwrap();
    let mut row = TableRow::default();
    message::from_slice(
        br#"{"f": [{"v": "9007199254740993"}, {"v": "0.5"}, {"v": "true"}, {"v": [{"v": "a"}, {"v": "b"}]}, {"v": null},
            {"v": [{"v": {"f": [{"v": "1"}, {"v": "NaN"}]}}]}]}"#,
        &mut row,
    )
    .unwrap();
    assert_eq!(
        Value::Object(to_object(&schema.fields, row)),
        json!({
            "id": 9_007_199_254_740_993_i64, "ratio": 0.5, "ok": true, "tags": ["a", "b"], "nothing": null,
            "parts": [{"size": 1, "score": "NaN"}]
        })
    );
}
