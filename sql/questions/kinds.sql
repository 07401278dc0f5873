-- By kind of deadline, all units together.
-- Of each unit the last day between since and day; change: against its last day between before_since and before.
WITH latest AS (
  SELECT unit, MAX(day) AS day
  FROM papi.loads
  WHERE day BETWEEN @since AND @day
  GROUP BY unit
),
earlier_days AS (
  SELECT unit, MAX(day) AS day
  FROM papi.loads
  WHERE day BETWEEN @before_since AND @before
  GROUP BY unit
),
counted AS (
  SELECT
    f.kind,
    MIN(f.day) AS day,
    COUNT(DISTINCT f.unit) AS units,
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
    SUM(f.extended) AS extended
  FROM papi.figures AS f
  JOIN latest ON latest.unit = f.unit AND latest.day = f.day
  WHERE f.day BETWEEN @since AND @day
    AND (@area < 0 OR f.area = @area)
    AND (@kind = '' OR f.kind = @kind)
    AND (@unit = '' OR f.unit = @unit)
  GROUP BY f.kind
),
earlier AS (
  SELECT
    f.kind,
    SUM(f.kept) AS kept,
    SUM(f.kept + f.late + f.overdue - f.freed) AS decided
  FROM papi.figures AS f
  JOIN earlier_days ON earlier_days.unit = f.unit AND earlier_days.day = f.day
  WHERE f.day BETWEEN @before_since AND @before
    AND (@area < 0 OR f.area = @area)
    AND (@kind = '' OR f.kind = @kind)
    AND (@unit = '' OR f.unit = @unit)
  GROUP BY f.kind
)
SELECT
  n.*,
  n.kept / NULLIF(n.decided, 0) AS on_time_rate,
  n.kept / NULLIF(n.decided, 0) - e.kept / NULLIF(e.decided, 0) AS change
FROM counted AS n
LEFT JOIN earlier AS e ON e.kind = n.kind
ORDER BY n.kind
