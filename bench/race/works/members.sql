SELECT count(*) FILTER (WHERE status IN ('PENDING', 'SHIPPED', 'DELIVERED', 'RETURNED')) / count(*)::DOUBLE
         AS "Column.status.ColumnValues.Compliance"
FROM ':path'
