-- Each service of a document (送达): one row per document and addressee, from the first attempt on. What was tried
-- stands in the record of its case; the day, the manner and the proof are entered when it is served.
create table document_delivery (
  id                 bigint       not null auto_increment primary key,
  number             varchar(64)  not null unique,
  case_number        varchar(64)  not null,
  row_key            varchar(255),
  unit_code          varchar(12)  not null,
  document_kind      varchar(64)  not null,
  document_number    varchar(64)  not null,
  document_title     varchar(200) not null,
  document_issued_on date         not null,
  addressee          varchar(200) not null,
  due_on             date         not null,
  opened_at          datetime     not null,
  manner             varchar(16),
  attempts           int,
  served_on          date,
  received_by        varchar(50),
  proof              varchar(300),
  recorded_by        varchar(64),
  closed_at          datetime
);
create index ix_document_delivery_case on document_delivery (case_number);

-- Each party of a hearing is told, may ask and is invited by itself. Hearings from before have none.
create table hearing_party (
  case_number   varchar(64)  not null,
  serial        int          not null,
  name          varchar(200) not null,
  third_party   boolean      not null,
  request_until date,
  requested     boolean,
  requested_on  date,
  request_by    varchar(64),
  primary key (case_number, serial),
  unique (case_number, name)
);
alter table hearing add column by_office boolean default false not null;
alter table hearing add column notice_round int default 0 not null;
update hearing set notice_round = 1 where postponed = true;
alter table hearing add column published_on date;
alter table hearing add column published_at varchar(200);
alter table hearing add column present varchar(2000);

-- Several third parties, one on each line; whether they are told of their right, or the bureau holds a hearing of its
-- own accord.
alter table licence_application add column third_parties varchar(1000);
alter table licence_application add column hearing_kind varchar(16);
update licence_application set third_parties = third_party, hearing_kind = 'licence' where third_party is not null;
alter table licence_application drop column third_party;
