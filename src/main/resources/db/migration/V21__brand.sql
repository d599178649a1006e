-- Titles 广东省名牌产品. The unit is the city bureau of the holder.
create table brand_title (
  number       varchar(20)  not null primary key,
  unit_code    varchar(12)  not null,
  holder_code  varchar(9)   not null,
  holder_name  varchar(200) not null,
  product      varchar(200) not null,
  granted_on   date         not null,
  valid_until  date         not null,
  state        varchar(16)  not null,
  ended_at     datetime,
  banned_until date
);
create index ix_brand_title_holder on brand_title (holder_code);

-- What happened to a title, each with the case that did it.
create table brand_title_event (
  title_number  varchar(20) not null,
  serial_number int         not null,
  kind          varchar(16) not null,
  case_number   varchar(64) not null,
  person        varchar(64),
  happened_at   datetime    not null,
  primary key (title_number, serial_number),
  foreign key (title_number) references brand_title (number)
);

-- Serious quality incidents of holders.
create table brand_incident (
  case_number    varchar(64)   not null primary key,
  title_number   varchar(20)   not null,
  unit_code      varchar(12)   not null,
  description    varchar(2000) not null,
  state          varchar(16)   not null,
  opened_by      varchar(64),
  opened_at      datetime      not null,
  facts          varchar(3000),
  harm           varchar(16),
  victims        int,
  failed_batches int,
  unsafe         boolean,
  investigator   varchar(64),
  sanction       varchar(16),
  opinion        varchar(1000),
  legal_basis    varchar(500),
  proposed_by    varchar(64),
  closed_at      datetime,
  foreign key (title_number) references brand_title (number)
);

-- One row per proposal to sanction the holder of a title.
create table brand_revocation (
  case_number     varchar(64)   not null primary key,
  title_number    varchar(20)   not null,
  unit_code       varchar(12)   not null,
  sanction        varchar(16)   not null,
  facts           varchar(3000) not null,
  legal_basis     varchar(500)  not null,
  incident_number varchar(64),
  state           varchar(16)   not null,
  opened_by       varchar(64),
  opened_at       datetime      not null,
  delivered_on    date,
  received_by     varchar(50),
  delivered_by    varchar(64),
  statement       varchar(3000),
  statement_by    varchar(64),
  reasons         varchar(1000),
  decided_by      varchar(64),
  decided_at      datetime,
  foreign key (title_number) references brand_title (number)
);

-- A vote of the committee; who may not vote stands in excluded with the reason.
create table brand_ballot (
  case_number     varchar(64) not null,
  round_number    int         not null,
  opened_at       datetime    not null,
  closes_on       date        not null,
  excluded        varchar(2000),
  eligible        int         not null,
  present         int,
  for_revocation  int,
  for_criticism   int,
  against         int,
  outcome         varchar(16),
  counted_at      datetime,
  primary key (case_number, round_number),
  foreign key (case_number) references brand_revocation (case_number)
);

-- Who may vote, and how they did; nobody reads the votes before they are counted.
create table brand_vote (
  case_number  varchar(64) not null,
  round_number int         not null,
  member       varchar(64) not null,
  member_name  varchar(50) not null,
  choice       varchar(16),
  reason       varchar(500),
  cast_at      datetime,
  primary key (case_number, round_number, member),
  foreign key (case_number, round_number) references brand_ballot (case_number, round_number)
);
