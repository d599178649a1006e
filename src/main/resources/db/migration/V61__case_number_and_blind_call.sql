-- To whom a case's number belongs: the unit for good, the running case (the engine's root instance) until it ends.
-- Its primary key lets no two nodes give one number to two cases.
create table case_number (
  case_number varchar(255) not null primary key,
  unit_code   varchar(64)  not null,
  family_id   varchar(64)
);
create index ix_case_number_family on case_number (family_id);

-- Which step waits for which blind case. Here and not in the engine, which would tell the laboratory.
create table blind_call (
  instance_id          varchar(64) not null primary key,
  caller_instance_id   varchar(64) not null,
  activity_instance_id varchar(64) not null
);
create index ix_blind_call_caller on blind_call (activity_instance_id);
