-- Counts of deadlines by unit, agency, area, kind and quarter, each day of a unit once.
SELECT
  s.day,
  s.unit,
  s.agency,
  s.agency_name,
  s.agency_kind,
  s.area,
  s.kind,
  s.quarter,
  s.kept,
  s.late,
  s.open,
  s.soon,
  s.overdue,
  s.undated,
  s.late_days,
  s.late_count,
  s.done_undated,
  s.extended,
  s.extended_late,
  s.first_kept,
  s.first_decided,
  s.freed
FROM papi.snapshot AS s
JOIN papi.last_loads AS l ON s.unit = l.unit AND s.day = l.day AND s.load = l.load
WHERE s.record = 'figures'
