-- Recognised pages beside those whose text the file held; confidence is the mean over them, 0 to 100. The method and
-- confidence of each page stand with its text in the archive.
alter table reading add column ocr_pages int default 0 not null;
alter table reading add column ocr_confidence int;
create index reading_by_status on reading (status);
