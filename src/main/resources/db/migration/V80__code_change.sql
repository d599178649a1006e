-- Whether a code was changed because another one was issued, which keeps both, or because it had been
-- registered wrongly, which frees the former one.
alter table enterprise_history add column code_change varchar(20);
