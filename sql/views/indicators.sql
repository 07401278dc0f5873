-- Totals of indicators by unit, each day of a unit once.
SELECT
  s.day,
  s.unit,
  s.code,
  s.title,
  s.type,
  s.numerator,
  s.denominator
FROM papi.snapshot AS s
JOIN papi.last_loads AS l ON s.unit = l.unit AND s.day = l.day AND s.load = l.load
WHERE s.record = 'indicator'
