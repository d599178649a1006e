-- A limit of a case has the unit of the law, and says by what law it runs: since when that has been so (law_from),
-- from which event it counts, whether a last day of rest gives way to the next working day. told_in is the paper in
-- which the party was told its last day: no holiday that becomes known later moves it then. What began before was
-- counted in working days, and ends as it was to end.
alter table case_limit add column amount int default 0 not null;
update case_limit set amount = working_days;
alter table case_limit drop column working_days;
alter table case_limit add column unit varchar(20) default 'WORKING_DAYS' not null;
alter table case_limit add column fixed_month_day varchar(10);
alter table case_limit add column rolls boolean default false not null;
alter table case_limit add column event varchar(100) default '' not null;
alter table case_limit add column law_from date;
alter table case_limit add column started_at datetime;
alter table case_limit add column due_at datetime;
alter table case_limit add column told_in varchar(100);
create index ix_case_limit_running on case_limit (ended_on, due_on);

-- How the party was told the time that is needed while a limit stands still.
alter table case_limit_standstill add column told varchar(300) default '' not null;

-- Who made a limit longer, by how much, and why.
create table case_limit_extension (
  case_number varchar(64)  not null,
  limit_name  varchar(64)  not null,
  run_number  int          not null,
  amount      int          not null,
  unit        varchar(20)  not null,
  basis       varchar(300) not null,
  due_before  date         not null,
  due_after   date         not null,
  reason      varchar(500) not null,
  approved_by varchar(64)  not null,
  approved_at datetime     not null,
  id          bigint       not null auto_increment primary key,
  foreign key (case_number, limit_name, run_number)
    references case_limit (case_number, limit_name, run_number)
);

-- What was due in a case and is due at another time, since holidays or a rule became known or changed. As wide as the
-- engine's own columns where they name a case or a task.
create table deadline_move (
  case_number varchar(255) not null,
  what        varchar(300) not null,
  due_before  datetime     not null,
  due_after   datetime     not null,
  reason      varchar(600) not null,
  changed_by  varchar(64)  not null,
  moved_at    datetime     not null,
  id          bigint       not null auto_increment primary key
);
create index ix_deadline_move_case on deadline_move (case_number);

-- What has to be counted anew, until a node has done so; and which holidays the file of the last start named.
create table deadline_recount (
  id          bigint       not null auto_increment primary key,
  limit_name  varchar(64),
  person      varchar(64)  not null,
  reason      varchar(600) not null,
  fingerprint varchar(64),
  asked_at    datetime     not null,
  done_at     datetime
);

-- Hearings of different kinds are announced and held in different time; empty for those that were opened before.
alter table hearing add column notice_limit varchar(64) default '' not null;
alter table hearing add column hold_limit varchar(64) default '' not null;
