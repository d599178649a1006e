-- One row per licence and year.
create table licence_annual_review (
  case_number    varchar(64)   not null primary key,
  licence_number varchar(20)   not null,
  unit_code      varchar(12)   not null,
  review_year    int           not null,
  state          varchar(16)   not null,
  opened_at      datetime      not null,
  reminded_on    date,
  hand_in_by     date,
  received_on    date,
  summary        varchar(2000),
  received_by    varchar(64),
  credit_class   char(1),
  visit_share    int,
  draw_seed      bigint,
  draw_value     int,
  visited_on     date,
  findings       varchar(2000),
  visited_by     varchar(64),
  opinion        varchar(1000),
  checked_by     varchar(64),
  closed_at      datetime,
  unique (licence_number, review_year),
  foreign key (licence_number) references licence (number)
);

-- Changes of a licence: what stood on the certificate before and after.
create table licence_change (
  case_number    varchar(64)   not null primary key,
  licence_number varchar(20)   not null,
  unit_code      varchar(12)   not null,
  kind           varchar(16)   not null,
  before_change  varchar(200)  not null,
  after_change   varchar(200)  not null,
  grounds        varchar(1000) not null,
  state          varchar(16)   not null,
  opened_by      varchar(64)   not null,
  opened_at      datetime      not null,
  reasons        varchar(1000),
  decided_by     varchar(64),
  decided_at     datetime,
  delivered_on   date,
  received_name  varchar(50),
  delivered_by   varchar(64),
  foreign key (licence_number) references licence (number)
);

-- What stands on the certificate; empty for licences registered from old certificates.
alter table licence add column address varchar(200);
alter table licence add column production_site varchar(200);
