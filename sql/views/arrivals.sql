-- Of each day that any unit loaded, every unit known by then: whether it loaded that day, and its last day so far.
SELECT
  d.day,
  u.unit,
  MAX(CASE WHEN l.day = d.day THEN 1 ELSE 0 END) AS arrived,
  MAX(l.day) AS last_day
FROM (SELECT DISTINCT day FROM papi.loads) AS d
CROSS JOIN (SELECT unit, MIN(day) AS first_day FROM papi.loads GROUP BY unit) AS u
JOIN papi.last_loads AS l ON l.unit = u.unit AND l.day <= d.day
WHERE u.first_day <= d.day
GROUP BY d.day, u.unit
