-- What posts were granted because a model names them, as bits of the engine's permissions: what a
-- corrected model no longer gives is taken back, what an administrator granted besides stays.
create table derived_grant (
  post          varchar(64)  not null,
  resource_type int          not null,
  resource_id   varchar(255) not null,
  permissions   int          not null,
  primary key (post, resource_type, resource_id)
);
