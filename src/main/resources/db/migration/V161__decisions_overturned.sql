-- What review or a court has made of a decision: the case in which that was entered, the day on which it was carried
-- out, and whose paper says so.
alter table licence_revocation add column remedy_case varchar(64);
alter table licence_revocation add column remedy_on date;
alter table licence_revocation add column remedy_text varchar(200);
