-- Which cases there were, when the engine has forgotten them: written as each ends, kept for good.
-- As wide as the engine's own columns: a long name must not keep a case from ending.
create table closed_case (
  instance_id    varchar(64)  not null primary key,
  case_number    varchar(255) not null,
  root_number    varchar(255) not null,
  process_key    varchar(255) not null,
  procedure_name varchar(255) not null,
  unit_code      varchar(64)  not null,
  ended_at       datetime     not null
);
create index ix_closed_case_number on closed_case (case_number);
create index ix_closed_case_root on closed_case (root_number);
