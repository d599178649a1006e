-- Parties that are in no register of enterprises, or not yet: persons, stalls, unlicensed workshops, firms from
-- elsewhere. Of an identity number only a keyed fingerprint is here, to know the same person again, and its last four
-- characters; the key is in the settings of the server (party.identity-key), identity_mark tells which one it was.
create table party (
  number        varchar(30)  not null primary key,
  unit_code     varchar(12)  not null,
  kind          varchar(24)  not null,
  name          varchar(100) not null,
  identity_kind varchar(24),
  identity_end  varchar(4),
  identity_hash char(64)     unique,
  identity_mark char(8),
  address       varchar(200),
  phone         varchar(30),
  holder_code   varchar(9),
  registered_by varchar(64)  not null,
  registered_at datetime     not null,
  search_text   varchar(500) not null
);
create index ix_party_holder on party (holder_code);

-- Which units know a party: those that have entered it, and those that work on a case of it.
create table party_unit (
  unit_code    varchar(12) not null,
  party_number varchar(30) not null,
  known_since  datetime    not null,
  primary key (unit_code, party_number),
  foreign key (party_number) references party (number)
);

-- What a party was before each correction, as the page shows it.
create table party_history (
  party_number varchar(30)  not null,
  serial       int          not null,
  former       mediumtext   not null,
  reason       varchar(500) not null,
  corrected_by varchar(64)  not null,
  corrected_at datetime     not null,
  primary key (party_number, serial),
  foreign key (party_number) references party (number)
);
