-- Every unit that ever loaded: its last day by that day, and from how many workbooks it came in these days.
SELECT
  a.unit,
  MAX(CASE WHEN a.load = l.load THEN a.unit_name END) AS unit_name,
  l.day,
  COUNT(DISTINCT CASE WHEN a.day >= @since THEN a.source END) AS sources
FROM papi.loads AS a
JOIN (
  SELECT unit, MAX(day) AS day
  FROM papi.loads
  WHERE day <= @day
  GROUP BY unit
) AS u ON u.unit = a.unit
JOIN papi.last_loads AS l ON l.unit = u.unit AND l.day = u.day
WHERE a.day <= @day
GROUP BY a.unit, l.day
ORDER BY a.unit
