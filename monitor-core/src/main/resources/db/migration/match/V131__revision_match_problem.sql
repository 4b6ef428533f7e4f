-- A revision whose matching failed is settled with the reason, so it is seen and holds up no other.
alter table revision add column match_problem varchar(2000);
