-- Whether a trainee passed the exam of the class: PASSED or FAILED. Null for whoever took none, and of classes imported
-- before.
alter table event_trainee add column exam varchar(16);
