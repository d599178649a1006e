-- What designers want to deploy. Rows are never deleted: they tell who changed which procedure, who
-- approved it, and what it replaced.
create table deployment_submission (
  id            bigint       not null auto_increment primary key,
  name          varchar(200) not null,
  from_release  boolean      not null,
  submitted_by  varchar(64)  not null,
  submitted_at  datetime     not null,
  state         varchar(10)  not null,
  decided_by    varchar(64),
  decided_at    datetime,
  reason        varchar(500),
  deployment_id varchar(64)
);
create index ix_deployment_submission_state on deployment_submission (state);

create table deployment_submission_file (
  submission_id bigint       not null,
  file_name     varchar(200) not null,
  content       longblob     not null,
  replaced      longblob,
  primary key (submission_id, file_name),
  foreign key (submission_id) references deployment_submission (id)
);

-- A designer's version that a release brought along later, unchanged: the next release may replace it.
create table deployment_adopted (
  model_key     varchar(255) not null,
  deployment_id varchar(64)  not null,
  primary key (model_key, deployment_id)
);
