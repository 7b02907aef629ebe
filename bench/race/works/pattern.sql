SELECT count(*) FILTER (WHERE regexp_full_match(country, '[A-F][A-Z]')) / count(*)::DOUBLE AS "Column.country.ColumnValues.Compliance"
FROM ':path'
