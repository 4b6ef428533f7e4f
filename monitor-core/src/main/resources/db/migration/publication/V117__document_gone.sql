-- Since when a document's address answers "no such file". The copy that was taken before stays.
alter table document add column gone_at timestamp with time zone;
