-- One row per summons of an enterprise whose brand product failed.
create table summons (
  case_number varchar(64)  not null primary key,
  unit_code   varchar(12)  not null,
  holder_code varchar(9)   not null,
  holder_name varchar(200) not null,
  state       varchar(16)  not null,
  opened_by   varchar(64),
  opened_at   datetime     not null,
  closed_at   datetime
);
create index ix_summons_holder on summons (holder_code, state);
create index ix_summons_open on summons (state, unit_code);

-- What an enterprise is summoned for: of several during one summons, each is a row. A case gives a
-- cause once, whatever became of the summons.
create table summons_cause (
  case_number varchar(64)   not null,
  serial      int           not null,
  cause       varchar(20)   not null,
  cause_case  varchar(64)   unique,
  product     varchar(100)  not null,
  facts       varchar(3000) not null,
  recorded_by varchar(64),
  recorded_at datetime      not null,
  primary key (case_number, serial),
  foreign key (case_number) references summons (case_number)
);

-- One row per meeting that an enterprise is summoned to, with what it promised and what was found.
create table summons_round (
  case_number       varchar(64)   not null primary key,
  summons_number    varchar(64)   not null,
  round             int           not null,
  stage             varchar(16)   not null,
  next_on           date          not null,
  grounds           varchar(3000),
  meeting_on        date,
  meeting_time      varchar(20),
  place             varchar(100),
  presider          varchar(64),
  prepared_by       varchar(64),
  opinion           varchar(500),
  approved_by       varchar(64),
  notices           int           not null,
  postpone_reason   varchar(500),
  delivered_on      date,
  received_by       varchar(50),
  delivered_by      varchar(64),
  rescheduled_on    date,
  reschedule_reason varchar(500),
  absence           varchar(500),
  attended_by       varchar(64),
  attendees         varchar(500),
  record            varchar(3000),
  signed            boolean,
  refusal           varchar(500),
  recorded_by       varchar(64),
  report_on         date,
  report            varchar(2000),
  report_by         varchar(64),
  verified_on       date,
  findings          varchar(2000),
  verified_by       varchar(64),
  unique (summons_number, round),
  foreign key (summons_number) references summons (case_number)
);

create table summons_commitment (
  case_number varchar(64)  not null,
  serial      int          not null,
  content     varchar(500) not null,
  due_on      date         not null,
  primary key (case_number, serial),
  foreign key (case_number) references summons_round (case_number)
);
