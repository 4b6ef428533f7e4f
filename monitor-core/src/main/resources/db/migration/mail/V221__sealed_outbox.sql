-- As with subscribers: recipient and body are sealed where there is a hash. A mail's body goes once it was sent.
-- The domain stays in clear: the pace of sending is by receiving domain.
alter table outbox alter column recipient set data type varchar(700);
alter table outbox add column recipient_hash varchar(64);
alter table outbox add column recipient_domain varchar(255) default '' not null;
create index outbox_by_recipient on outbox (recipient_hash);
update outbox set body = '' where state = 'SENT';
update outbox set recipient_domain = lower(substring(recipient from position('@' in recipient) + 1));
