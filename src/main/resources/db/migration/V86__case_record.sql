-- What people entered in the forms of a case, field by field. Rows are only ever added: who does a task again adds
-- a revision. A number or a day stands in a column of its own too, for sums and comparisons.
create table case_record (
  id            bigint       not null auto_increment primary key,
  case_number   varchar(255) not null,
  unit_code     varchar(64)  not null,
  task_id       varchar(64)  not null,
  task_key      varchar(255) not null,
  task_name     varchar(255) not null,
  revision      int          not null,
  field_key     varchar(255) not null,
  label         varchar(255) not null,
  field_type    varchar(20)  not null,
  value_text    mediumtext,
  value_number  decimal(38, 10),
  value_day     date,
  words         mediumtext   not null,
  seen_by       varchar(500),
  recorded_by   varchar(64),
  recorder_name varchar(255) not null,
  recorded_at   datetime     not null,
  unique (task_id, field_key)
);
create index ix_case_record_field on case_record (case_number, field_key);
