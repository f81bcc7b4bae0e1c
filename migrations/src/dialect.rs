//! One SQL text for two databases: `$type` words are replaced, everything else is common SQL.

use sea_orm_migration::sea_orm::DbBackend;

/// Word, PostgreSQL, SQLite. SQLite tables are STRICT, so only its five storage classes appear.
const WORDS: &[(&str, &str, &str)] = &[
    ("$uuid", "uuid", "BLOB"),
    ("$text", "text COLLATE \"C\"", "TEXT"),
    ("$date", "date", "TEXT"),
    ("$bool", "boolean", "INTEGER"),
    ("$int", "bigint", "INTEGER"),
    ("$strict", "", "STRICT"),
];

/// The statements of a migration in the language of `backend`.
pub(crate) fn statements(sql: &str, backend: DbBackend) -> Vec<String> {
    let mut text: String = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    for (word, postgres, sqlite) in WORDS {
        text = text.replace(word, if backend == DbBackend::Postgres { postgres } else { sqlite });
    }
    text.split(';').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_comments_are_replaced() {
        let sql = "-- a; comment\nCREATE TABLE t (id $uuid) $strict;\nCREATE INDEX i ON t (id);\n";
        assert_eq!(statements(sql, DbBackend::Sqlite), ["CREATE TABLE t (id BLOB) STRICT", "CREATE INDEX i ON t (id)"]);
        assert_eq!(statements(sql, DbBackend::Postgres), ["CREATE TABLE t (id uuid)", "CREATE INDEX i ON t (id)"]);
    }
}
