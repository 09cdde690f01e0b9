//! datapackage.json: the tables of a folder, described as Frictionless Table Schema.
//!
//! `{"name": "quotes", "path": "quotes.csv", "schema": {"fields": [{"name": "quote_id", "type":
//! "string", "description": "…"}, …]}}` lets any tool that knows the standard read the tables with the
//! right types.

use serde_json::{Value, json};

use super::dialect::Dialect;
use super::table::{Field, Table};
use crate::record::ColumnKind;

/// The package of all tables.
pub(super) fn package(dialect: Dialect) -> Value {
    json!({
        "profile": "tabular-data-package",
        "name": "quotary",
        "title": "Who said what",
        "resources": Table::ALL.map(|table| resource(table, dialect)),
    })
}

fn resource(table: Table, dialect: Dialect) -> Value {
    let fields: Vec<_> = table.fields().iter().map(field).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let Some(key) = table.key() {
        schema["primaryKey"] = json!(key);
    }
    if matches!(table, Table::Quotes | Table::Mentions) {
        schema["foreignKeys"] = json!([{
            "fields": "article_id",
            "reference": { "resource": "articles", "fields": "article_id" },
        }]);
    }
    let line = if dialect == Dialect::Excel {
        "\r\n"
    } else {
        "\n"
    };
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "title": table.about(),
        "path": table.file(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": line, "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        ColumnKind::Text | ColumnKind::List => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Flag => "boolean",
        ColumnKind::Date => "date",
    };
    let mut value = json!({ "name": field.name, "type": kind, "description": field.about });
    match field.kind {
        ColumnKind::Flag => {
            value["trueValues"] = json!(["1"]);
            value["falseValues"] = json!(["0"]);
        }
        ColumnKind::List => {
            value["description"] = json!(format!("{}; items parted by \"; \"", field.about));
        }
        _ => {}
    }
    value
}
