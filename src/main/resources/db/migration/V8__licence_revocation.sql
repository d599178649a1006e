-- One row per case that may end a licence.
create table licence_revocation (
  case_number    varchar(64)   not null primary key,
  licence_number varchar(20)   not null,
  measure        varchar(16)   not null,
  facts          varchar(3000) not null,
  legal_basis    varchar(500)  not null,
  state          varchar(16)   not null,
  opened_by      varchar(64),
  opened_at      datetime      not null,
  delivered_on   date,
  received_by    varchar(50),
  notified_by    varchar(64),
  defence        varchar(3000),
  defence_by     varchar(64),
  reasons        varchar(1000),
  decided_by     varchar(64),
  decided_at     datetime,
  foreign key (licence_number) references licence (number)
);
