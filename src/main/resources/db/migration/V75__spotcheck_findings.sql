-- Limits of an item: from, to, both, or neither, which is what must not be detected; and what a
-- laboratory found as it reported it, which need not be a number.
alter table spotcheck_item add column at_least decimal(18, 6);
alter table spotcheck_item add column at_most decimal(18, 6);
update spotcheck_item set at_most = limit_value where upper_limit = true;
update spotcheck_item set at_least = limit_value where upper_limit = false;
alter table spotcheck_item drop column upper_limit;
alter table spotcheck_item drop column limit_value;
alter table spotcheck_result add column reported varchar(40);
update spotcheck_result
  set reported = trim(trailing '.' from trim(trailing '0' from concat(test_value, '')));
