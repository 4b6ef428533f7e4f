-- One tender on several portals: each pair of its publications, in both directions, with the reason. Closed: what is
-- the same as one of them is the same as all, so one look-up tells who was told already.
create table same_tender (
  publication_id bigint        not null references publication,
  other_id       bigint        not null references publication,
  reason         varchar(1000) not null,
  confidence     numeric(3, 2) not null,
  linked_at      timestamp with time zone not null,
  primary key (publication_id, other_id)
);
create index revision_by_buyer on revision (buyer_siret);
