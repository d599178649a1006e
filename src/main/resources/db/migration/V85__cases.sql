-- The one register of cases, open and closed: written as each gets its number and as it ends, kept for good. As
-- wide as the engine's own columns: a long name must not keep a case from going on. What a case waits for and its
-- limit are not here: the engine and case_limit say it at any moment, and to repeat it would be a row written for
-- each step.
create table cases (
  instance_id    varchar(64)  not null primary key,
  case_number    varchar(255) not null,
  unit_code      varchar(64)  not null,
  process_key    varchar(255) not null,
  procedure_name varchar(255) not null,
  title          varchar(255) not null,
  party_code     varchar(64),
  party_name     varchar(255),
  parent_number  varchar(255),
  root_number    varchar(255) not null,
  opened_at      datetime,
  closed_at      datetime,
  result         varchar(255),
  search_text    varchar(500) not null
);
create index ix_cases_number on cases (case_number);
create index ix_cases_root on cases (root_number);
create index ix_cases_unit on cases (unit_code, opened_at);

-- The program completes them at its next start, with what is open: no database knows the form that is searched.
insert into cases (instance_id, case_number, unit_code, process_key, procedure_name, title, root_number, closed_at,
  search_text)
select instance_id, case_number, unit_code, process_key, procedure_name, procedure_name, root_number, ended_at, ''
from closed_case;
drop table closed_case;
