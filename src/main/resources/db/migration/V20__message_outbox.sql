-- Messages from one case to another, from the sending transaction until a case has received them.
-- The job is the engine's, while one is under way.
create table message_outbox (
  id              bigint       not null auto_increment primary key,
  name            varchar(100) not null,
  correlation_key varchar(64),
  sender          varchar(64)  not null,
  occasion        varchar(64)  not null,
  unit_code       varchar(12)  not null,
  content         text         not null,
  sent_at         datetime     not null,
  job_id          varchar(64),
  delivered_at    datetime,
  delivered_to    varchar(64),
  unique (name, sender, occasion)
);
create index ix_message_outbox_waiting on message_outbox (delivered_at);
