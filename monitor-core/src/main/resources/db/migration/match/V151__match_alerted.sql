-- When the alerts that a match causes were written; null until then, so a killed run goes on where it stopped.
alter table match_found add column alerted_at timestamp with time zone;
create index match_unalerted on match_found (alerted_at, id);
