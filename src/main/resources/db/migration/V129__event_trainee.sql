-- Who took part in a class (培训班学员), imported from Excel. Of an identity number a keyed fingerprint and the last four
-- characters are kept, as of parties; identity_mark tells which key it was. counts and why are known when the class is
-- settled.
create table event_trainee (
  id                bigint       not null auto_increment primary key,
  case_number       varchar(255) not null,
  name              varchar(50)  not null,
  identity_hash     char(64)     not null,
  identity_mark     char(8)      not null,
  identity_end      varchar(4)   not null,
  holder_code       varchar(9)   not null,
  unit_code         varchar(64)  not null,
  nature            varchar(16)  not null,
  job_title         varchar(50),
  sessions          int          not null,
  imported_by       varchar(64)  not null,
  imported_at       datetime     not null,
  counts            boolean,
  why               varchar(255),
  unique (case_number, identity_hash)
);
create index ix_event_trainee_holder on event_trainee (holder_code);
