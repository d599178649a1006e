-- The board of the campaign counts by month what was closed and what ran over its limit.
create index ix_cases_closed on cases (unit_code, closed_at);
create index ix_task_alert_raised on task_alert (unit_code, kind, raised_at);
