-- Published ratings: how many agencies of each unit stand in each class.
WITH latest AS (
  SELECT unit, MAX(day) AS day
  FROM papi.loads
  WHERE day BETWEEN @since AND @day
  GROUP BY unit
)
SELECT
  r.unit,
  r.state,
  REPLACE(r.class, '*', '') AS class,
  COUNT(*) AS agencies
FROM papi.ratings AS r
JOIN latest ON latest.unit = r.unit AND latest.day = r.day
WHERE r.day BETWEEN @since AND @day
GROUP BY r.unit, r.state, REPLACE(r.class, '*', '')
ORDER BY r.unit, agencies DESC, class
