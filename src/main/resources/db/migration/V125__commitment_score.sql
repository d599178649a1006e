-- What a bureau is scored by (考核计分依据): counted from the registers when its scoring begins, and never changed. If a
-- register was wrong and has been put right, the bureau is counted anew, as the next revision.
create table commitment_score (
  case_number         varchar(255) not null,
  unit_code           varchar(64)  not null,
  revision            int          not null,
  frozen_at           datetime     not null,
  reports_on_time     int          not null,
  reports_late        int          not null,
  reports_missing     int          not null,
  items_on_time       int          not null,
  items_late          int          not null,
  items_failed        int          not null,
  hard_targets        int          not null,
  hard_reached        int          not null,
  findings_in_time    int          not null,
  findings_late       int          not null,
  listings            int          not null,
  urgent_late         int          not null,
  concealed_accidents int          not null,
  false_figures       int          not null,
  primary key (case_number, unit_code, revision)
);
