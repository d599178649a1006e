-- A party that is told of its right to a hearing is told what is intended, on which facts and evidence and by which
-- articles. Null for hearings whose calling model was deployed before it handed them over.
alter table hearing add column measure_text varchar(500);
alter table hearing add column facts_found mediumtext;
alter table hearing add column legal_basis varchar(500);
