-- Plans of supervision spot checks. Seed and checksum let anybody repeat the draw.
create table spotcheck_plan (
  number             varchar(64)   not null primary key,
  unit_code          varchar(12)   not null,
  category           varchar(24)   not null,
  product            varchar(100)  not null,
  product_code       varchar(30)   not null,
  standard           varchar(200)  not null,
  quarter            char(6)       not null,
  laboratory         varchar(12)   not null,
  retest_laboratory  varchar(12)   not null,
  state              varchar(16)   not null,
  planned_by         varchar(64)   not null,
  planned_at         datetime      not null,
  approved_by        varchar(64),
  approved_at        datetime,
  remarks            varchar(1000),
  seed               bigint,
  producers          int,
  producers_checksum char(64),
  drawn_at           datetime,
  closed_at          datetime
);

create table spotcheck_item (
  plan_number varchar(64)    not null,
  serial      int            not null,
  name        varchar(100)   not null,
  upper_limit boolean        not null,
  limit_value decimal(18, 6) not null,
  unit        varchar(20)    not null,
  safety      boolean        not null,
  primary key (plan_number, serial),
  foreign key (plan_number) references spotcheck_plan (number)
);

create table spotcheck_city (
  case_number  varchar(64) not null primary key,
  plan_number  varchar(64) not null,
  city         varchar(12) not null,
  producers    int         not null,
  batches      int         not null,
  open_batches int         not null,
  unique (plan_number, city),
  foreign key (plan_number) references spotcheck_plan (number)
);

create table spotcheck_batch (
  case_number    varchar(64)  not null primary key,
  plan_number    varchar(64)  not null,
  city           varchar(12)  not null,
  holder_code    char(9)      not null,
  holder_name    varchar(100) not null,
  address        varchar(200) not null,
  replaces       varchar(64),
  state          varchar(16)  not null,
  sampler        varchar(64),
  second_sampler varchar(64),
  sampling_sheet varchar(50),
  sampled_on     date,
  quantity       varchar(200),
  circumstances  varchar(1000),
  verdict        varchar(16),
  notified_on    date,
  object_by      date,
  objection      varchar(1000),
  objected_on    date,
  final_verdict  varchar(16),
  final_on       date,
  unique (plan_number, holder_code),
  foreign key (plan_number) references spotcheck_plan (number),
  foreign key (replaces) references spotcheck_batch (case_number)
);
create index ix_spotcheck_batch_record on spotcheck_batch (city, final_on);

-- What a laboratory knows: nothing in this table or its children but batch_number, which no
-- laboratory may read, leads to the enterprise.
create table spotcheck_sample (
  blind_code    varchar(16)  not null primary key,
  batch_number  varchar(64)  not null,
  purpose       varchar(16)  not null,
  laboratory    varchar(12)  not null,
  product       varchar(100) not null,
  received_on   date,
  sample_state  varchar(500),
  received_by   varchar(64),
  report_number varchar(50),
  verdict       varchar(16),
  tested_by     varchar(64),
  reported_at   datetime,
  unique (batch_number, purpose),
  foreign key (batch_number) references spotcheck_batch (case_number)
);

create table spotcheck_result (
  blind_code  varchar(16)    not null,
  serial      int            not null,
  test_value  decimal(18, 6) not null,
  passed      boolean        not null,
  primary key (blind_code, serial),
  foreign key (blind_code) references spotcheck_sample (blind_code)
);

create table spotcheck_followup (
  case_number  varchar(64)   not null primary key,
  batch_number varchar(64)   not null,
  state        varchar(16)   not null,
  ordered_on   date,
  rectify_by   date,
  extended_by  varchar(64),
  extension    varchar(500),
  report       varchar(2000),
  reported_on  date,
  recheck_sampled_on date,
  recheck_sheet    varchar(50),
  recheck_quantity varchar(200),
  recheck_sampler  varchar(64),
  recheck_verdict varchar(16),
  closed_at    datetime,
  foreign key (batch_number) references spotcheck_batch (case_number)
);

-- Warnings to a city's government: one per city, product and quarter.
create table spotcheck_warning (
  case_number  varchar(64)   not null primary key,
  city         varchar(12)   not null,
  product_code varchar(30)   not null,
  product      varchar(100)  not null,
  quarter      char(6)       not null,
  failures     int           not null,
  analysis     varchar(2000),
  measures     varchar(2000),
  drafted_by   varchar(64),
  signed_by    varchar(64),
  sent_on      date,
  unique (city, product_code, quarter)
);
