-- The compliance history of enterprises and parties (监管记录), written by each regime in the transaction of what it
-- records. holder_code is the key of an enterprise, or the number of a party that is none. A row is never deleted: what
-- is taken back says by which case. One case notes a kind once of each party.
create table enterprise_fact (
  id          bigint        not null auto_increment primary key,
  holder_code varchar(30)   not null,
  kind        varchar(64)   not null,
  severity    varchar(16)   not null,
  occurred_on date          not null,
  case_number varchar(255)  not null,
  unit_code   varchar(64)   not null,
  fact_text   varchar(1000) not null,
  noted_at    datetime      not null,
  voided_by   varchar(255),
  voided_on   date,
  unique (case_number, kind, holder_code)
);
create index ix_enterprise_fact_holder on enterprise_fact (holder_code, occurred_on, id);

-- The page of an enterprise shows its samples.
create index ix_spotcheck_batch_holder on spotcheck_batch (holder_code, case_number);

-- The register of cases has the key of the party for more procedures from now on; so for those that it has already.
update cases set party_code = (select l.holder_code from licence l where l.number = cases.case_number)
where party_code is null and process_key = 'licence-renewal-watch';
update cases set party_code = (select l.holder_code from licence l
  join licence_annual_review a on a.licence_number = l.number where a.case_number = cases.case_number)
where party_code is null and process_key = 'licence-annual-review';
update cases set party_code = (select l.holder_code from licence l
  join licence_revocation r on r.licence_number = l.number where r.case_number = cases.case_number)
where party_code is null and process_key = 'licence-revocation';
update cases set party_code = (select b.holder_code from spotcheck_batch b where b.case_number = cases.case_number)
where party_code is null and process_key = 'spotcheck-sampling';
update cases set party_code = (select b.holder_code from spotcheck_batch b where b.case_number = cases.parent_number)
where party_code is null and process_key in ('spotcheck-result', 'spotcheck-followup');
update cases set party_code = (select s.holder_code from summons s where s.case_number = cases.case_number)
where party_code is null and process_key = 'summons-enterprise';
update cases set party_code = (select s.holder_code from summons s where s.case_number = cases.parent_number)
where party_code is null and process_key = 'summons-round';
update cases set party_code = (select t.holder_code from brand_title t where t.number = cases.case_number)
where party_code is null and process_key = 'brand-register';
update cases set party_code = (select t.holder_code from brand_title t
  join brand_incident i on i.title_number = t.number where i.case_number = cases.case_number)
where party_code is null and process_key = 'brand-incident';
update cases set party_code = (select t.holder_code from brand_title t
  join brand_revocation r on r.title_number = t.number where r.case_number = cases.case_number)
where party_code is null and process_key = 'brand-revocation';
