-- Who logged in, or tried to, and who changed what others may do. Rows are only ever added; the time
-- is the server's own.
create table audit_event (
  id          bigint       not null auto_increment primary key,
  happened_at datetime(3)  not null,
  person      varchar(64)  not null,
  address     varchar(45),
  kind        varchar(20)  not null,
  action      varchar(40),
  detail      varchar(2000)
);
create index ix_audit_event_person on audit_event (person);
