-- Indicators added up over the units: numerators and denominators, never a share of shares.
WITH latest AS (
  SELECT unit, MAX(day) AS day
  FROM papi.loads
  WHERE day BETWEEN @since AND @day
  GROUP BY unit
)
SELECT
  i.code,
  i.type,
  MAX(i.title) AS title,
  COUNT(DISTINCT i.unit) AS asked,
  COUNT(DISTINCT CASE WHEN i.numerator IS NOT NULL THEN i.unit END) AS answered,
  SUM(i.numerator) AS numerator,
  SUM(CASE WHEN i.numerator IS NOT NULL THEN i.denominator END) AS denominator
FROM papi.indicators AS i
JOIN latest ON latest.unit = i.unit AND latest.day = i.day
WHERE i.day BETWEEN @since AND @day
GROUP BY i.code, i.type
ORDER BY i.code, i.type
