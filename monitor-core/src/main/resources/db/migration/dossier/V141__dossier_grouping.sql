-- One row, locked while a publication is grouped: two publications of one project that are read at
-- the same time must not each open a dossier.
create table dossier_grouping (
  id int primary key
);
insert into dossier_grouping (id) values (1);
