-- The ledger counts a few weeks of all sources at once.
create index source_run_by_day on source_run (started_at);
