-- The one ledger of targets (指标台账). What a campaign of a year asks to be reached, as its plan says it; when the year is
-- over nothing of it changes any more. A measure of % is of a number that is frozen for each unit: target_denominator.
create table target (
  campaign_year int          not null,
  target_key    varchar(64)  not null,
  clause        varchar(16)  not null,
  title         varchar(200) not null,
  measure       varchar(20)  not null,
  obligation    varchar(16)  not null,
  scope         varchar(16)  not null,
  amount        int          not null,
  at_most       int,
  primary key (campaign_year, target_key)
);

-- One row for each object that counts. It belongs to the campaign of the year of its day, and to what that campaign had
-- reached if it was recorded before the year was over. A row is never deleted: what falls away is reversed, and leaves
-- room for the object to count again. live is 1, or null once it is reversed, for a unique key lets nulls be.
create table target_count (
  id            bigint       not null auto_increment primary key,
  campaign_year int          not null,
  target_key    varchar(64)  not null,
  unit_code     varchar(64)  not null,
  object_key    varchar(255) not null,
  amount        int          not null,
  counted_on    date         not null,
  case_number   varchar(255) not null,
  recorded_at   datetime     not null,
  reversed_by   varchar(255),
  reversed_at   datetime,
  reversed_why  varchar(500),
  live          int,
  unique (campaign_year, target_key, object_key, live)
);
create index ix_target_count_case on target_count (case_number);

-- Of how many objects a share is asked, unit by unit; frozen once and for all.
create table target_denominator (
  campaign_year int          not null,
  target_key    varchar(64)  not null,
  unit_code     varchar(64)  not null,
  amount        int          not null,
  frozen_on     date         not null,
  case_number   varchar(255) not null,
  primary key (campaign_year, target_key, unit_code)
);

-- What part of a target a unit has to reach (分解). The last row of a unit holds; the first ones come from the plan and
-- have no case.
create table target_share (
  id            bigint       not null auto_increment primary key,
  campaign_year int          not null,
  target_key    varchar(64)  not null,
  unit_code     varchar(64)  not null,
  amount        int          not null,
  decided_on    date         not null,
  case_number   varchar(255)
);
create index ix_target_share on target_share (campaign_year, target_key, unit_code);
