-- One row, locked by whoever takes the first number of a series: there is no row of the series yet that
-- others could wait for.
create table running_number_beginning (
  id int not null primary key
);
insert into running_number_beginning (id) values (1);
