-- Every page of the board sums up the ledger, by target and unit and by month: read from an index alone, already in order.
create index ix_target_count_sum on target_count (campaign_year, target_key, unit_code, counted_on, recorded_at,
  reversed_at, amount);
create index ix_target_count_day on target_count (unit_code, counted_on, reversed_at, amount);
