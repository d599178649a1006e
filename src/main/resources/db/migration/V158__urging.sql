-- Who urged a task (催办), when it was read by whoever has the task, and what they answered. open_key is there
-- until it is answered: nobody urges the same task twice meanwhile.
create table urging (
  id             bigint       not null auto_increment primary key,
  open_key       varchar(140) unique,
  task_id        varchar(64)  not null,
  task_name      varchar(255) not null,
  procedure_name varchar(255) not null,
  case_number    varchar(255),
  unit_code      varchar(64),
  urged_by       varchar(64)  not null,
  urged_at       datetime     not null,
  demand         varchar(500) not null,
  answer_by      date         not null,
  read_by        varchar(64),
  read_at        datetime,
  answered_by    varchar(64),
  answered_at    datetime,
  answer         varchar(500)
);
create index ix_urging_task on urging (task_id);
create index ix_urging_case on urging (case_number);
create index ix_urging_sender on urging (urged_by, id);
create index ix_urging_reader on urging (read_by);
create index ix_urging_unread on urging (read_at, task_id);
