-- When an application was refused for what the applicant concealed or falsified: it bars for a year.
alter table licence_application add column false_on date;
create index ix_licence_application_renewed on licence_application (licence_number);
