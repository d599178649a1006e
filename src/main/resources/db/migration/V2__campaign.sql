create table campaign (
  number             varchar(32)  not null primary key,
  name               varchar(100) not null,
  campaign_year      int          not null,
  state              varchar(16)  not null,
  started_by         varchar(64)  not null,
  started_at         datetime     not null,
  dates_confirmed_by varchar(64),
  dates_confirmed_at datetime,
  closed_at          datetime
);

create table campaign_phase (
  campaign_number varchar(32) not null,
  code            varchar(32) not null,
  name            varchar(50) not null,
  starts_on       date        not null,
  ends_on         date        not null,
  ended_at        datetime,
  primary key (campaign_number, code),
  foreign key (campaign_number) references campaign (number)
);

create table campaign_leading_group (
  campaign_number varchar(32)   not null primary key,
  leader          varchar(50)   not null,
  deputies        varchar(300)  not null,
  members         varchar(1000) not null,
  set_up_by       varchar(64)   not null,
  set_up_at       datetime      not null,
  foreign key (campaign_number) references campaign (number)
);

create table campaign_plan (
  campaign_number varchar(32)   not null primary key,
  title           varchar(100)  not null,
  text            varchar(3000) not null,
  drafted_by      varchar(64)   not null,
  drafted_at      datetime      not null,
  remarks         varchar(500),
  reviewed_by     varchar(64),
  reviewed_at     datetime,
  document_number varchar(64),
  issued_at       datetime,
  unique (document_number),
  foreign key (campaign_number) references campaign (number)
);

create table campaign_meeting (
  campaign_number varchar(32)   not null primary key,
  held_on         date          not null,
  place           varchar(100)  not null,
  attendance      int           not null,
  minutes         varchar(3000) not null,
  recorded_by     varchar(64)   not null,
  recorded_at     datetime      not null,
  foreign key (campaign_number) references campaign (number)
);

create table campaign_summary (
  campaign_number varchar(32)   not null primary key,
  text            varchar(3000) not null,
  written_by      varchar(64)   not null,
  written_at      datetime      not null,
  remarks         varchar(500),
  approved_by     varchar(64),
  approved_at     datetime,
  foreign key (campaign_number) references campaign (number)
);

-- One row per city: what it owes in the mobilisation phase.
create table participation (
  case_number     varchar(64)  not null primary key,
  campaign_number varchar(32)  not null,
  unit_code       varchar(12)  not null,
  state           varchar(16)  not null,
  late            boolean      not null,
  due_on          date         not null,
  leader          varchar(50),
  members         varchar(1000),
  contact         varchar(100),
  leading_body_by varchar(64),
  leading_body_at datetime,
  plan_title      varchar(100),
  plan_text       varchar(3000),
  drafted_by      varchar(64),
  drafted_at      datetime,
  filed_by        varchar(64),
  filed_at        datetime,
  remarks         varchar(500),
  accepted_by     varchar(64),
  accepted_at     datetime,
  unique (campaign_number, unit_code),
  foreign key (campaign_number) references campaign (number)
);

-- One row per city and month.
create table monthly_report (
  case_number         varchar(64) not null primary key,
  campaign_number     varchar(32) not null,
  unit_code           varchar(12) not null,
  report_month        char(7)     not null,
  state               varchar(16) not null,
  late                boolean     not null,
  due_on              date        not null,
  progress            varchar(3000),
  problems            varchar(3000),
  suggestions         varchar(3000),
  written_by          varchar(64),
  written_at          datetime,
  signed_by           varchar(64),
  signed_at           datetime,
  filed_at            datetime,
  reminded_at         datetime,
  overdue_at          datetime,
  overdue_handling    varchar(500),
  overdue_handled_by  varchar(64),
  overdue_handled_at  datetime,
  remarks             varchar(500),
  accepted_by         varchar(64),
  accepted_at         datetime,
  unique (campaign_number, unit_code, report_month),
  foreign key (campaign_number) references campaign (number)
);

-- One row per city: its summary in the third phase.
create table city_summary (
  case_number     varchar(64) not null primary key,
  campaign_number varchar(32) not null,
  unit_code       varchar(12) not null,
  state           varchar(16) not null,
  late            boolean     not null,
  due_on          date        not null,
  achievements    varchar(3000),
  problems        varchar(3000),
  commendations   varchar(1000),
  written_by      varchar(64),
  written_at      datetime,
  filed_by        varchar(64),
  filed_at        datetime,
  remarks         varchar(500),
  accepted_by     varchar(64),
  accepted_at     datetime,
  unique (campaign_number, unit_code),
  foreign key (campaign_number) references campaign (number)
);
