-- One row per occasion on which a document is owed. Whoever inserts it issues the document; a second
-- transaction waits here, before it takes a number.
create table document_occasion (
  case_number varchar(64) not null,
  kind        varchar(64) not null,
  occasion    varchar(64) not null,
  primary key (case_number, kind, occasion)
);

-- Issued documents. Rows are never changed: voiding is a row of its own.
create table official_document (
  number      varchar(64)  not null primary key,
  case_number varchar(64)  not null,
  kind        varchar(64)  not null,
  occasion    varchar(64)  not null,
  unit_code   varchar(12)  not null,
  title       varchar(200) not null,
  issued_by   varchar(64)  not null,
  issued_at   datetime     not null,
  corrects    varchar(64),
  sha256      char(64)     not null,
  content     longblob     not null,
  unique (case_number, kind, occasion),
  foreign key (case_number, kind, occasion) references document_occasion (case_number, kind, occasion),
  foreign key (corrects) references official_document (number)
);

create table document_voiding (
  number    varchar(64)  not null primary key,
  reason    varchar(500) not null,
  voided_by varchar(64)  not null,
  voided_at datetime     not null,
  foreign key (number) references official_document (number)
);

-- The plans issued so far had a series of this name; it goes on where it stands.
update running_number set kind = 'document 粤质监' where kind = 'document';
