-- The ledger counts a few weeks of all sources at once; a source's rhythm is the days of its new publications.
create index revision_by_seen on revision (seen_at);
create index document_by_fetched on document (fetched_at);
create index publication_by_first_seen on publication (source_id, first_seen_at);
