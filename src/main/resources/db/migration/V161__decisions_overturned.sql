-- What review or a court has made of a decision: the case in which that was entered, the day on which it was carried
-- out, what the public reads of it, and the reasons.
alter table licence_revocation add column remedy_case varchar(64);
alter table licence_revocation add column remedy_on date;
alter table licence_revocation add column remedy_text varchar(300);
alter table licence_revocation add column remedy_reasons varchar(1000);
