-- Why a title is to be sanctioned: only who got it by improper means gets no other for some years.
alter table brand_revocation add column ground varchar(16) default 'QUALITY' not null;
