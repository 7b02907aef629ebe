SELECT count(order_id) / count(*)::DOUBLE AS "Column.order_id.Completeness", count(email) / count(*)::DOUBLE AS "Column.email.Completeness",
       avg(price) AS "Column.price.Mean", min(quantity) AS "Column.quantity.Minimum", max(quantity) AS "Column.quantity.Maximum",
       count(*) FILTER (WHERE status IN ('PENDING', 'SHIPPED', 'DELIVERED', 'RETURNED', 'CANCELLED')) / count(*)::DOUBLE
         AS "Column.status.ColumnValues.Compliance",
       count(DISTINCT country) AS "Column.country.DistinctValuesCount"
FROM ':path'
