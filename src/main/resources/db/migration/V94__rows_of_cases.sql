-- What is recorded for a row of a case, one of several milestones or members, stands beside what is recorded for the
-- case as a whole, which has no key. A row within a row has both keys: milestone/member.
alter table case_record add column row_key varchar(255);
alter table case_record add column row_name varchar(255);
-- The end event that a case reached: only one case of a kind may go on or have come to an end other than a refusal.
-- Null while it goes on, for what was terminated by hand, and for what ended before this was known.
alter table cases add column end_event varchar(255);
