-- Which cases of one process are open is asked for each commitment that is shown: whether its unit is listed.
create index ix_cases_process on cases (process_key, closed_at);
