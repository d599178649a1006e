-- The unit in whose name a leader has signed: until 2019 the one that has the check, since 2020 the city.
alter table spotcheck_followup add column ordering_unit varchar(12);
