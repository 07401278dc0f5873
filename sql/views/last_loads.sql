-- The load that counts of each unit and day: the last one that was completed.
SELECT
  unit,
  day,
  MAX(load) AS load
FROM papi.loads
GROUP BY unit, day
