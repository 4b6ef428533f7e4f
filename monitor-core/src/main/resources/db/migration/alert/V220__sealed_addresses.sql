-- Addresses are sealed (org.vigie.secret.AddressVault) and found by their keyed hash. A row without a hash is from before
-- and still holds its address in clear: it is sealed at the next start.
alter table subscriber alter column address set data type varchar(700);
alter table subscriber add column address_hash varchar(64);
alter table subscriber add constraint subscriber_by_hash unique (address_hash);
