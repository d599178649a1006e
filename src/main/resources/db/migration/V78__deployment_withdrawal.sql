-- A version is withdrawn by two designers, as it was deployed: the request waits in the same list.
alter table deployment_submission add column withdrawn_id varchar(64);
alter table deployment_submission add column purpose varchar(500);
create index ix_deployment_submission_withdrawn on deployment_submission (withdrawn_id);

-- When whoever sent it has seen what was decided by another.
alter table deployment_submission add column told_at datetime;
update deployment_submission set told_at = decided_at where state <> 'WAITING';
