-- Published ratings of agencies, each day of a unit once.
SELECT
  s.day,
  s.unit,
  s.agency,
  s.agency_name,
  s.score,
  s.class,
  s.state
FROM papi.snapshot AS s
JOIN papi.last_loads AS l ON s.unit = l.unit AND s.day = l.day AND s.load = l.load
WHERE s.record = 'rating'
