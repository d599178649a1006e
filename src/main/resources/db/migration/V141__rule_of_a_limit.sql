-- The entry of the list of limits by which a run is counted, where that is another than the one it is named for: the
-- decision on a food licence has a time of its own.
alter table case_limit add rule_name varchar(64);
