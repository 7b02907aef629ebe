SELECT count(*) FILTER (WHERE n = 1) / sum(n)::DOUBLE AS "Column.order_id.Uniqueness"
FROM (SELECT order_id, count(*) AS n FROM ':path' GROUP BY 1)
