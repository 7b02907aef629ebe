SELECT avg(quantity) AS "Column.quantity.Mean", stddev_pop(quantity) AS "Column.quantity.StandardDeviation",
       sum(quantity) AS "Column.quantity.Sum", min(quantity) AS "Column.quantity.Minimum", max(quantity) AS "Column.quantity.Maximum",
       avg(price) AS "Column.price.Mean", stddev_pop(price) AS "Column.price.StandardDeviation",
       sum(price) AS "Column.price.Sum", min(price) AS "Column.price.Minimum", max(price) AS "Column.price.Maximum",
       avg(weight) AS "Column.weight.Mean", stddev_pop(weight) AS "Column.weight.StandardDeviation",
       sum(weight) AS "Column.weight.Sum", min(weight) AS "Column.weight.Minimum", max(weight) AS "Column.weight.Maximum"
FROM ':path'
