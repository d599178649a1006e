-- What the laboratories found is read where they report it.
alter table licence_product_test drop column first_verdict;
alter table licence_product_test drop column verdict;
-- A hearing keeps what the decision table said of its kind when it was opened.
alter table hearing add column kind_name varchar(50) default '' not null;
alter table hearing add column request_limit varchar(64) default '' not null;
alter table hearing add column basis varchar(500) default '' not null;
update hearing set kind = 'licence', kind_name = '行政许可', request_limit = 'hearing.request.licence',
  basis = '《中华人民共和国行政许可法》第四十七条、第四十八条关于听证的规定'
  where kind = 'LICENCE';
update hearing set kind = 'penalty', kind_name = '行政处罚', request_limit = 'hearing.request.penalty',
  basis = '《中华人民共和国行政处罚法》第四十二条关于听证的规定'
  where kind = 'PENALTY';
