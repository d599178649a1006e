-- Where somebody has logged in before: asked with each wrong password, which must not cost more with
-- every year.
create index ix_audit_event_login on audit_event (person, kind, address, happened_at);
