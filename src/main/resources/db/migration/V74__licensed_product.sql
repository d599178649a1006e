-- The product of a spot check in the catalogue of products under licence; null if it needs none.
alter table spotcheck_plan add column licensed_product varchar(40);
