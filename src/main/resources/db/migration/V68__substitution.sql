-- Who does another's work for a time, both days included, and which posts that gives: those that the
-- substitute did not hold. They are taken back at the end.
create table substitution (
  id          bigint       not null auto_increment primary key,
  absent      varchar(64)  not null,
  substitute  varchar(64)  not null,
  from_day    date         not null,
  until_day   date         not null,
  reason      varchar(200) not null,
  decided_by  varchar(64)  not null,
  decided_at  datetime     not null,
  state       varchar(10)  not null,
  ended_by    varchar(64)
);
create index ix_substitution_substitute on substitution (substitute, state);
create table substitution_post (
  substitution_id bigint      not null,
  post_code       varchar(64) not null,
  primary key (substitution_id, post_code),
  foreign key (substitution_id) references substitution (id)
);
