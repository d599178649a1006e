-- What people change while the system runs, or a deployment brings: limits, words of document numbers, posts,
-- templates. The newest version of a name goes before what the release and the operator's files say; without content
-- it lets them count again. Rows are only ever added: they are the record of who changed what and why.
create table setting (
  id            bigint       not null auto_increment primary key,
  kind          varchar(20)  not null,
  name          varchar(200) not null,
  version       int          not null,
  content       longblob,
  changed_by    varchar(64)  not null,
  changed_at    datetime     not null,
  reason        varchar(500) not null,
  submission_id bigint,
  unique (kind, name, version),
  foreign key (submission_id) references deployment_submission (id)
);

-- Who of which post has approved a deployment that waits for several. The last one brings it into force.
create table deployment_approval (
  submission_id bigint      not null,
  post          varchar(64) not null,
  approved_by   varchar(64) not null,
  approved_at   datetime    not null,
  primary key (submission_id, post),
  foreign key (submission_id) references deployment_submission (id)
);
