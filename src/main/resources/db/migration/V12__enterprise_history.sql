-- What an enterprise's row, sites and products were before each correction, as the page shows them.
create table enterprise_history (
  organisation_code char(9)     not null,
  serial            int         not null,
  former            mediumtext  not null,
  corrected_by      varchar(64) not null,
  corrected_at      datetime    not null,
  primary key (organisation_code, serial),
  foreign key (organisation_code) references enterprise (organisation_code)
);

alter table enterprise add column credit_class char(1) default 'B' not null;
