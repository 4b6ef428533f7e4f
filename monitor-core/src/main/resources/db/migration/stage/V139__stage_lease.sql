-- Who runs a stage. At most one run of a stage at once over all nodes; a lease that was not renewed is free.
create table stage_lease (
  stage       varchar(10) primary key,
  node        varchar(64) not null,
  lease_until timestamp with time zone not null
);
