-- An identity is given before its row is committed, so a reader that remembers the last one it saw would miss a slow
-- transaction. Changes therefore get their number after they were committed, by whoever reads them: one after the other,
-- which the lock on the single row sees to. Who has read up to a number has then read all below it.
create sequence search_number;
create table search_numbering (
  id int primary key
);
insert into search_numbering (id) values (1);
alter table search_change add column number bigint;
create index search_change_by_number on search_change (number);
create index search_change_by_revision on search_change (revision_id);
