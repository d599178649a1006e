-- Who presides is a login from now on, as long as one may be; names that were typed before stay as they are.
alter table hearing add column presiding varchar(64);
update hearing set presiding = presider;
alter table hearing drop column presider;
alter table hearing rename column presiding to presider;
