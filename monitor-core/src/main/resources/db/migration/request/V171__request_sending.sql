-- What a request carries to be sent: whose it is in the letter, and its own address for replies.
alter table request add column asker_name varchar(300) default '' not null;
alter table request add column asker_address varchar(1000) default '' not null;
alter table request add column reply_token varchar(32) not null;
alter table request add constraint request_reply_token unique (reply_token);
create index request_by_authority on request (authority_id);
