-- One row per case that has attachments; whoever adds one locks it, so serials, the limit per case and
-- the search for the same file are safe from a second upload.
create table attachment_serial (
  case_number varchar(64) not null primary key,
  last_serial int         not null
);

-- What staff uploaded. Rows are never changed: withdrawing is a row of its own.
create table attachment (
  case_number varchar(64)  not null,
  serial      int          not null,
  file_name   varchar(100) not null,
  kind        varchar(10)  not null,
  size_bytes  int          not null,
  sha256      char(64)     not null,
  uploaded_by varchar(64)  not null,
  uploaded_at datetime     not null,
  content     longblob     not null,
  primary key (case_number, serial),
  foreign key (case_number) references attachment_serial (case_number)
);

create table attachment_withdrawal (
  case_number  varchar(64)  not null,
  serial       int          not null,
  reason       varchar(500) not null,
  withdrawn_by varchar(64)  not null,
  withdrawn_at datetime     not null,
  primary key (case_number, serial),
  foreign key (case_number, serial) references attachment (case_number, serial)
);
