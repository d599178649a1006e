-- A designer's case may have no number, its task no name and no due date, and both long ones: whatever the
-- engine takes as a task can be reminded of. Made anew: H2 and MySQL change a column in different words.
create table task_alert_wide (
  task_id     varchar(64)  not null,
  kind        varchar(16)  not null,
  task_name   varchar(255) not null,
  case_number varchar(255),
  process_key varchar(255) not null,
  unit_code   varchar(64),
  assignee    varchar(255),
  due_at      datetime,
  raised_at   datetime     not null,
  primary key (task_id, kind)
);
insert into task_alert_wide
  select task_id, kind, task_name, case_number, process_key, unit_code, assignee, due_at, raised_at
  from task_alert;
drop table task_alert;
alter table task_alert_wide rename to task_alert;
create index ix_task_alert_unit on task_alert (unit_code, raised_at);
