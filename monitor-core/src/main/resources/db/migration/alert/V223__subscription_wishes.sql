-- Kinds and the search narrow, space-separated ids and the language of org.vigie.search; empty for all.
alter table subscription add column kinds varchar(100) default '' not null;
alter table subscription add column search varchar(500) default '' not null;
alter table subscription add column zone varchar(40) default 'Europe/Paris' not null;
-- A mail at the usual hour even where there is nothing new.
alter table subscription add column heartbeat boolean default false not null;
create index subscription_by_search on subscription (search);

-- Beside the places: what these bodies publish, wherever. The first nine digits of a SIRET.
create table subscription_buyer (
  subscription_id bigint  not null references subscription,
  siren           char(9) not null,
  primary key (subscription_id, siren)
);
create index subscription_buyer_by_siren on subscription_buyer (siren);
