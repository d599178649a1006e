-- What the laboratories found is read where they report it.
alter table licence_product_test drop column first_verdict;
alter table licence_product_test drop column verdict;
