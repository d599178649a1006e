-- Periodic reports (定期报告). The year's calendar of a kind: what the catalogue said when it began. A kind has one
-- calendar in a year, and the letters of its numbers for itself.
create table report_calendar (
  case_number   varchar(64) not null primary key,
  kind          varchar(64) not null,
  series        varchar(8)  not null,
  calendar_year int         not null,
  period_types  varchar(40) not null,
  owed_from     date        not null,
  owed_by       varchar(60) not null,
  unique (kind, calendar_year),
  unique (series, calendar_year)
);

-- Periods owed, unit by kind by period. ends_on is the last day of the period.
create table report_period (
  case_number    varchar(64)  not null primary key,
  unit_code      varchar(12)  not null,
  kind           varchar(64)  not null,
  kind_name      varchar(100) not null,
  period_code    varchar(16)  not null,
  ends_on        date         not null,
  due_on         date         not null,
  state          varchar(16)  not null,
  frozen_at      datetime,
  contradictions varchar(4000),
  written_by     varchar(64),
  signed_by      varchar(64),
  filed_at       datetime,
  late           boolean      not null,
  late_days      int,
  supplemented   boolean      not null,
  reminded_at    datetime,
  overdue_at     datetime,
  urged_by       varchar(64),
  urged_at       datetime,
  criticism_on   date,
  noted_by       varchar(64),
  noted_at       datetime,
  unique (unit_code, kind, period_code)
);
create index ix_report_period_end on report_period (ends_on, unit_code);

-- Figures as the registers had them on the last day of the period (锁定). A row is written once.
create table report_figure (
  case_number  varchar(64)  not null,
  serial       int          not null,
  code         varchar(60)  not null,
  name         varchar(100) not null,
  unit         varchar(20)  not null,
  source       varchar(100) not null,
  figure_value decimal(20, 2),
  remark       varchar(200),
  value_before      decimal(20, 2),
  value_year_before decimal(20, 2),
  primary key (case_number, code),
  foreign key (case_number) references report_period (case_number)
);

-- What the registers say differently since (注记): it changes no figure.
create table report_note (
  id          bigint       not null auto_increment primary key,
  case_number varchar(64)  not null,
  occasion    varchar(255) not null,
  text        varchar(500) not null,
  noted_at    datetime     not null,
  unique (case_number, occasion),
  foreign key (case_number) references report_period (case_number)
);
