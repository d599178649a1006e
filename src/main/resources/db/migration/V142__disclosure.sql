-- What is made public of its own accord (主动公开), as everybody reads it. One that has no last day is shown until it is
-- withdrawn. column_names are those of its list, each with 、 between; then each line of the content is one row.
create table disclosure (
  number             varchar(64)   not null primary key,
  unit_code          varchar(12)   not null,
  kind               varchar(24)   not null,
  kind_name          varchar(40)   not null,
  title              varchar(200)  not null,
  source_number      varchar(100),
  party              varchar(200),
  column_names       varchar(200),
  content            varchar(4000) not null,
  made_on            date          not null,
  published_on       date          not null,
  expires_on         date,
  withdrawn_by       varchar(64),
  withdrawn_on       date,
  withdrawal_reason  varchar(500),
  search_text        varchar(500)  not null
);
create index ix_disclosure_kind on disclosure (kind, published_on);
