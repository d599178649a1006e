-- Running numbers of official documents and cases: one row per unit, kind and year, locked by whoever
-- takes the next number, so that there is no gap after a rollback and no double.
create table running_number (
  unit_code   varchar(12) not null,
  kind        varchar(32) not null,
  number_year int         not null,
  last_serial int         not null,
  primary key (unit_code, kind, number_year)
);

-- Who was reminded of what, and what ran over its limit.
create table task_alert (
  task_id     varchar(64)  not null,
  kind        varchar(16)  not null,
  task_name   varchar(100) not null,
  case_number varchar(64)  not null,
  process_key varchar(64)  not null,
  unit_code   varchar(12)  not null,
  assignee    varchar(64),
  due_at      datetime     not null,
  raised_at   datetime     not null,
  primary key (task_id, kind)
);
create index ix_task_alert_unit on task_alert (unit_code, raised_at);
