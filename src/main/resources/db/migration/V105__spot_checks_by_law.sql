-- A refusal of sampling is no failure: who established it, why, and when the enterprise was ordered to accept the check.
alter table spotcheck_batch add column refusal_reason varchar(1000);
alter table spotcheck_batch add column refusal_confirmed_by varchar(64);
alter table spotcheck_batch add column refusal_ordered_on date;
update spotcheck_batch set verdict = 'refused', final_verdict = 'refused'
  where sampling_sheet is null and final_verdict = 'fail';
-- What an enterprise objects to, to whom it said so, and what became of it.
alter table spotcheck_batch add column objection_about varchar(16);
alter table spotcheck_batch add column objection_to varchar(16);
alter table spotcheck_batch add column objection_answer varchar(16);
alter table spotcheck_batch add column answer_ground varchar(16);
alter table spotcheck_batch add column answer_reason varchar(1000);
alter table spotcheck_batch add column answered_by varchar(64);
-- An order to rectify is signed by somebody who decides; what keeps an enterprise from rectifying.
alter table spotcheck_followup add column signed_by varchar(64);
alter table spotcheck_followup add column demands varchar(1000);
alter table spotcheck_followup add column hindrance varchar(1000);
alter table spotcheck_followup add column recheck_second varchar(64);
-- Why a check answers an emergency, which spares nobody; null if it answers none.
alter table spotcheck_plan add column emergency varchar(200);
