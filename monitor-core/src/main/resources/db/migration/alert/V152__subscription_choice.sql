-- A subscription can have several places; one without places is for the whole country.
create table subscription_place (
  subscription_id bigint      not null references subscription,
  kind            varchar(16) not null,
  code            varchar(16) not null,
  primary key (subscription_id, kind, code)
);
create index subscription_place_by_place on subscription_place (kind, code);

drop index subscription_by_place;
alter table subscription drop column place_kind;
alter table subscription drop column place_code;
alter table subscription add column everywhere boolean default false not null;
alter table subscription add column text_only boolean default false not null;
alter table subscription add column neutral boolean default false not null;
alter table subscription add column paused_until date;
create index subscription_by_state on subscription (state, everywhere);
create index subscription_by_subscriber on subscription (subscriber_id);

-- Signed together with the row's id to make the link to a person's own page.
alter table subscriber add column secret varchar(64) default '' not null;

create index alert_by_publication on alert (publication_id);
create index digest_by_subscriber on digest (subscriber_id, composed_at);
