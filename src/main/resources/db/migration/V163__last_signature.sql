-- When a report was signed last: filed_at is when it came first, and stays when it is supplemented.
alter table report_period add column signed_at datetime;
update report_period set signed_at = filed_at where signed_by is not null;
