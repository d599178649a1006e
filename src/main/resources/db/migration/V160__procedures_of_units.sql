-- Which procedures have cases in somebody's units is asked with every search: read of this index alone, by leaps from
-- one procedure and unit to the next, not case by case.
create index ix_cases_procedure on cases (process_key, unit_code, procedure_name);
