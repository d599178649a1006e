-- One row per application for a production licence, new or renewed.
create table licence_application (
  case_number     varchar(64)   not null primary key,
  unit_code       varchar(12)   not null,
  kind            varchar(16)   not null,
  licence_number  varchar(20),
  holder_code     varchar(9)    not null,
  holder_name     varchar(200)  not null,
  address         varchar(200)  not null,
  production_site varchar(200)  not null,
  product_code    varchar(40)   not null,
  contact_name    varchar(50)   not null,
  contact_phone   varchar(30)   not null,
  state           varchar(16)   not null,
  received_by     varchar(64)   not null,
  received_at     datetime      not null,
  missing         varchar(2000),
  corrected_on    date,
  correction_note varchar(500),
  accepted_by     varchar(64),
  accepted_on     date,
  accept_reasons  varchar(1000),
  supervision_note varchar(500),
  supervised_by   varchar(64),
  opinion         varchar(2000),
  proposed        varchar(16),
  third_party     varchar(200),
  reviewed_by     varchar(64),
  reasons         varchar(2000),
  decided_by      varchar(64),
  decided_at      datetime,
  delivered_on    date,
  received_name   varchar(50),
  delivered_by    varchar(64),
  withdrawn_on    date,
  withdraw_reason varchar(500),
  withdrawn_by    varchar(64),
  foreign key (licence_number) references licence (number)
);
create index ix_licence_application_holder on licence_application (holder_code, product_code);

-- On-site verifications of applications and changes; the caller's number is the case without -HC.
create table licence_visit (
  case_number varchar(64)   not null primary key,
  unit_code   varchar(12)   not null,
  holder_code varchar(9)    not null,
  holder_name varchar(200)  not null,
  product     varchar(200)  not null,
  leader      varchar(64),
  visit_on    date,
  place       varchar(200),
  formed_by   varchar(64),
  findings    varchar(3000),
  verdict     varchar(16),
  visited_on  date,
  reported_by varchar(64),
  told_on     date
);
create index ix_licence_visit_holder on licence_visit (holder_code, visit_on);

create table licence_visit_member (
  case_number varchar(64) not null,
  member      varchar(64) not null,
  visit_on    date        not null,
  primary key (case_number, member),
  foreign key (case_number) references licence_visit (case_number)
);
-- Nobody is in two teams on the same day.
create unique index ux_licence_visit_member on licence_visit_member (member, visit_on);

-- Product tests of applications; the second laboratory is that of the re-test.
create table licence_product_test (
  case_number       varchar(64)  not null primary key,
  unit_code         varchar(12)  not null,
  holder_code       varchar(9)   not null,
  holder_name       varchar(200) not null,
  product           varchar(200) not null,
  sampling_sheet    varchar(50),
  quantity          varchar(100),
  sealed_on         date,
  sealed_by         varchar(64),
  deliver_by        date,
  laboratory        varchar(12),
  first_verdict     varchar(16),
  object_by         date,
  objection         varchar(1000),
  objected_on       date,
  retest_laboratory varchar(12),
  verdict           varchar(16)
);

create table licence_laboratory_test (
  case_number   varchar(64)   not null primary key,
  laboratory    varchar(12)   not null,
  product       varchar(200)  not null,
  sampling_sheet varchar(50)   not null,
  deliver_by    date          not null,
  sampled_by    varchar(64)   not null,
  received_on   date,
  sample_state  varchar(500),
  received_by   varchar(64),
  report_number varchar(50),
  results       varchar(3000),
  verdict       varchar(16),
  tested_by     varchar(64),
  reported_at   datetime
);

alter table licence add column product_code varchar(40);
alter table licence add column case_number varchar(64);
alter table licence add column published_at datetime;
