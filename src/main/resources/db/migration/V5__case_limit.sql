-- One row per run of a limit in a case; a limit that starts anew has a second run.
create table case_limit (
  case_number  varchar(64)  not null,
  limit_name   varchar(64)  not null,
  run_number   int          not null,
  started_on   date         not null,
  working_days int          not null,
  basis        varchar(300) not null,
  due_on       date         not null,
  ended_on     date,
  primary key (case_number, limit_name, run_number)
);

-- When a limit stood still, and why.
create table case_limit_standstill (
  case_number varchar(64)  not null,
  limit_name  varchar(64)  not null,
  run_number  int          not null,
  stopped_on  date         not null,
  resumed_on  date,
  reason      varchar(300) not null,
  id          bigint       not null auto_increment primary key,
  foreign key (case_number, limit_name, run_number)
    references case_limit (case_number, limit_name, run_number)
);
