-- A corrected code of an enterprise is corrected in its cases; an enterprise's page will show them.
create index ix_cases_party on cases (party_code);
