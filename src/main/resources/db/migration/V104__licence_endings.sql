-- The day on which an application came in, from which its periods run; it may be entered later.
alter table licence_application add column received_on date;
update licence_application set received_on = cast(received_at as date);
-- What applicant and third parties stated before the decision; why an application came to no decision.
alter table licence_application add column statements varchar(2000);
alter table licence_application add column ended_ground varchar(24);
alter table licence_change add column received_on date;
update licence_change set received_on = cast(opened_at as date);
-- Changes are accepted, or corrected first, like applications. Those of before were accepted when they were opened.
alter table licence_change add column accepted_on date;
update licence_change set accepted_on = cast(opened_at as date);
alter table licence_change add column missing varchar(2000);
alter table licence_change add column corrected_on date;
alter table licence_change add column accept_reasons varchar(1000);
alter table licence_change add column ended_ground varchar(24);
alter table licence_change add column ended_reason varchar(500);
alter table licence_change add column ended_on date;
alter table licence_change add column ended_by varchar(64);
