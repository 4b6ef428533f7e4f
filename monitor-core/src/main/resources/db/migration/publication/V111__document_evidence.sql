-- A publication's own text is a document of its own content; the bytes it was taken from are kept beside it, because
-- one portal answer often holds many publications and each must keep its own text.
alter table document add column evidence_sha256 char(64);
alter table document add column evidence_media_type varchar(200);
