SELECT c0 AS "Dataset.*.RowCount", c1 / c0::DOUBLE AS "Column.order_id.Completeness", c2 / c0::DOUBLE AS "Column.customer_id.Completeness",
       c3 / c0::DOUBLE AS "Column.email.Completeness", c4 AS "Column.quantity.Minimum", c5 AS "Column.quantity.Maximum",
       c6 AS "Column.quantity.Sum", c7 / c0::DOUBLE AS "Column.status.ColumnValues.Compliance",
       c8 / c0::DOUBLE AS "Column.email.ColumnValues.Compliance", c9 AS "Column.comment.MinimumLength",
       c10 AS "Column.comment.MaximumLength", c11 AS "Column.price.Mean", c12 AS "Column.price.StandardDeviation",
       c13 AS "Multicolumn.price,weight.ColumnCorrelation", c14 AS "Column.country.DistinctValuesCount",
       c15 * ln(2) AS "Column.country.Entropy", c16 / c0::DOUBLE AS "Column.order_date.ColumnValues.Compliance",
       c17 / c0::DOUBLE AS "Column.order_id.Uniqueness", c18 / c0::DOUBLE AS "Column.customer_id.Uniqueness",
       c19 / c0::DOUBLE AS "Column.txn_uuid.Uniqueness"
FROM (:statement) AS t(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19)
