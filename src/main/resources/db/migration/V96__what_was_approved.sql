-- Fingerprint of what an approver of a deployment was shown: what it replaces, and by what. Who approved before
-- something else came into force has not seen what would be lost; those that were given before this column was there
-- have to be given again.
alter table deployment_approval add column seen varchar(64) default '' not null;
