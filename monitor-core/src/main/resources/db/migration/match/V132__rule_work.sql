-- What the matcher measured of a rule's revision, and what it threw where it is in quarantine. An edited rule is another
-- revision, which begins anew.
create table rule_work (
  rule_revision_id bigint primary key references rule_revision,
  looks            bigint  default 0 not null,
  nanos            bigint  default 0 not null,
  problem          varchar(2000),
  failed_at        timestamp with time zone,
  told             boolean default false not null
);
