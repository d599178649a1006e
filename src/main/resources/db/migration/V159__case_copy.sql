-- To whom a case, or a document of it, was passed to read (抄送), by whom and why, and when it was opened. It lets
-- them read this case, as long as they reach its unit. Rows are never taken away.
create table case_copy (
  id              bigint       not null auto_increment primary key,
  case_number     varchar(255) not null,
  document_number varchar(100),
  to_person       varchar(64)  not null,
  sent_by         varchar(64)  not null,
  sent_at         datetime     not null,
  note            varchar(500) not null,
  read_at         datetime
);
create index ix_case_copy_case on case_copy (case_number, to_person);
create index ix_case_copy_reader on case_copy (to_person, id);
create index ix_case_copy_sender on case_copy (sent_by, id);
