-- What whoever has no account any more was called: what they did stays on record under their name.
create table former_account (
  login      varchar(64)  not null primary key,
  name       varchar(600) not null,
  deleted_at datetime     not null
);

-- How the people were called then, with their logins; null in rows from before.
alter table task_handover add column from_name varchar(600);
alter table task_handover add column to_name varchar(600);
alter table task_handover add column by_name varchar(600);
