SELECT count(*) FILTER (WHERE n = 1) / sum(n)::DOUBLE AS "Column.txn_uuid.Uniqueness"
FROM (SELECT txn_uuid, count(*) AS n FROM ':path' GROUP BY 1)
