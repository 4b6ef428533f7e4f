-- A source whose definition went away stays with its history, but nothing waits for it.
alter table source add column watched boolean default true not null;
