-- The key is the organisation code of GB 11714, which every unified social credit code contains: an
-- enterprise is one row, whichever of the two codes it shows.
create table enterprise (
  organisation_code    char(9)      not null primary key,
  code                 varchar(18)  not null,
  name                 varchar(100) not null,
  address              varchar(200) not null,
  legal_representative varchar(50)  not null,
  contact_phone        varchar(30)  not null,
  small_workshop       boolean      not null,
  unit_code            varchar(12)  not null,
  registered_by        varchar(64)  not null,
  registered_at        datetime     not null
);
create index ix_enterprise_unit on enterprise (unit_code, name);

create table enterprise_site (
  organisation_code char(9)      not null,
  serial            int          not null,
  address           varchar(200) not null,
  primary key (organisation_code, serial),
  foreign key (organisation_code) references enterprise (organisation_code)
);

create table enterprise_product (
  organisation_code char(9)      not null,
  serial            int          not null,
  name              varchar(100) not null,
  category_code     varchar(30)  not null,
  category_name     varchar(100) not null,
  primary key (organisation_code, serial),
  foreign key (organisation_code) references enterprise (organisation_code)
);
