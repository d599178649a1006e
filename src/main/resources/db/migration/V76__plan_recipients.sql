-- To whom a plan is addressed, and to whom a copy goes.
alter table campaign_plan add column recipients varchar(200);
alter table campaign_plan add column copies varchar(200);
update campaign_plan set recipients = '各地级以上市质量技术监督局';
