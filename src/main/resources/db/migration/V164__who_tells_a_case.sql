-- Which procedure's model tells a running case something: whether that case hears it, its own model says. Null for what
-- the program itself sends, and for what begins a case.
alter table message_outbox add column told_by varchar(100);
