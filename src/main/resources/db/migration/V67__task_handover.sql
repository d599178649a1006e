-- Who had a task, who has it from then on, why, and who said so. Rows are only ever added.
create table task_handover (
  id          bigint       not null auto_increment primary key,
  task_id     varchar(64)  not null,
  task_name   varchar(255) not null,
  case_number varchar(255),
  process_key varchar(255) not null,
  unit_code   varchar(64),
  from_person varchar(64)  not null,
  to_person   varchar(64),
  acted_by    varchar(64),
  kind        varchar(20)  not null,
  reason      varchar(200),
  happened_at datetime     not null
);
create index ix_task_handover_case on task_handover (case_number);
create index ix_task_handover_task on task_handover (task_id);
