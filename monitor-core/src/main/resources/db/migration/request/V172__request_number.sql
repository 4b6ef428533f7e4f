-- The last number given in a year. Raised in the transaction of the request itself, whose lock on
-- this row keeps numbers without gaps and without twins.
create table request_number (
  of_year     int primary key,
  last_number int not null
);
