-- The limits as the plan wrote them: 6.0～8.0 says how exactly it is to be measured. Null for plans from
-- before.
alter table spotcheck_item add column limit_text varchar(60);
