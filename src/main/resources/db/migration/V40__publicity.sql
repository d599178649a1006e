-- What is made public of a spot check. Who produced it, and in which batch, is kept to count
-- enterprises and to follow their rectification; it never leaves the register.
create table publication (
  number             varchar(64)  not null primary key,
  unit_code          varchar(12)  not null,
  plan_number        varchar(64)  not null,
  category           varchar(24)  not null,
  product            varchar(100) not null,
  standard           varchar(200) not null,
  quarter            char(6)      not null,
  seed               bigint       not null,
  producers          int          not null,
  producers_checksum char(64)     not null,
  corrects           varchar(64),
  state              varchar(16)  not null,
  prepared_by        varchar(64)  not null,
  prepared_at        datetime     not null,
  checked_by         varchar(64),
  checked_at         datetime,
  remarks            varchar(1000),
  published_on       date,
  expires_on         date,
  withdrawn_by       varchar(64),
  withdrawn_on       date,
  withdrawal_reason  varchar(500),
  foreign key (plan_number) references spotcheck_plan (number),
  foreign key (corrects) references publication (number)
);
create index ix_publication_visible on publication (state, expires_on, quarter);

create table publication_row (
  publication_number varchar(64)  not null,
  serial             int          not null,
  batch_number       varchar(64)  not null,
  holder_code        char(9)      not null,
  city               varchar(12)  not null,
  enterprise_name    varchar(100) not null,
  verdict            varchar(16)  not null,
  failed_items       varchar(4000) not null,
  primary key (publication_number, serial),
  foreign key (publication_number) references publication (number)
);
