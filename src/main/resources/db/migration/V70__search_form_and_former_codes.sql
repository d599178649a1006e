-- What is searched, in one form of writing (NormalForm); V71 fills in what there is. A search is for a
-- part of it, which no index helps.
alter table enterprise add column search_text varchar(500) default '' not null;
alter table licence add column search_text varchar(500) default '' not null;
alter table publication add column search_text varchar(500) default '' not null;
alter table publication_row add column search_text varchar(500) default '' not null;

-- Other codes of nine characters by which an enterprise is known: its key stays when it is corrected.
create table enterprise_code (
  code              char(9) not null primary key,
  organisation_code char(9) not null,
  foreign key (organisation_code) references enterprise (organisation_code)
);
alter table enterprise_history add column reason varchar(500);
