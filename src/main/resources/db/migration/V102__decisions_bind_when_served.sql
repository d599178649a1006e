-- A decision binds its addressee when it is served: from this day the licence has ended, the public reads it, and a
-- ban counts. What was decided before had its effect with the decision.
alter table licence_revocation add column effective_on date;
update licence_revocation set effective_on = cast(decided_at as date) where state = 'DECIDED';
-- What became of the legal review and the collective discussion, and in which case they took place.
alter table licence_revocation add column review_case varchar(64);
alter table licence_revocation add column review_outcome varchar(16);
alter table licence_revocation add column review_text mediumtext;
-- Where the holder is, if no register says it; to whom a case that looks like a crime was passed on.
alter table licence_revocation add column holder_address varchar(200);
alter table licence_revocation add column transfer_to varchar(100);
