-- One row per production licence. The unit is the bureau in charge of the holder.
create table licence (
  number        varchar(20)  not null primary key,
  unit_code     varchar(12)  not null,
  holder_code   varchar(9)   not null,
  holder_name   varchar(200) not null,
  product       varchar(200) not null,
  valid_from    date         not null,
  valid_until   date         not null,
  state         varchar(16)  not null,
  registered_by varchar(64)  not null,
  registered_at datetime     not null,
  ended_at      datetime
);
create index ix_licence_holder on licence (holder_code);

-- Each time that the bureau urged a holder to apply for renewal.
create table licence_urging (
  licence_number varchar(20)  not null,
  round_number   int          not null,
  will_renew     boolean      not null,
  note           varchar(500) not null,
  urged_by       varchar(64)  not null,
  urged_at       datetime     not null,
  primary key (licence_number, round_number),
  foreign key (licence_number) references licence (number)
);
