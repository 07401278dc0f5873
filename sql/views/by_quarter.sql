-- Counts and on-time rate of each day by unit and quarter; open: not done and in time, decided: done or past its day.
SELECT
  f.day, f.unit, f.quarter,
  SUM(f.kept) AS kept,
  SUM(f.late) AS late,
  SUM(f.open + f.soon) AS open,
  SUM(f.overdue) AS overdue,
  SUM(f.undated) AS undated,
  SUM(f.kept + f.late + f.open + f.soon + f.overdue + f.undated) AS total,
  SUM(f.kept + f.late + f.overdue - f.freed) AS decided,
  SUM(f.kept + f.first_kept) AS first_kept,
  SUM(f.kept + f.late + f.overdue - f.freed + f.first_decided) AS first_decided,
  SUM(f.late_days) AS late_days,
  SUM(f.late_count) AS late_count,
  SUM(f.extended) AS extended,
  SUM(f.kept) / NULLIF(SUM(f.kept + f.late + f.overdue - f.freed), 0) AS on_time_rate,
  SUM(f.kept + f.first_kept) / NULLIF(SUM(f.kept + f.late + f.overdue - f.freed + f.first_decided), 0) AS first_on_time_rate,
  SUM(f.late_days) / NULLIF(SUM(f.late_count), 0) AS average_lateness
FROM papi.figures AS f
GROUP BY f.day, f.unit, f.quarter
