-- The page of a case shows the messages that it has sent and received.
create index ix_message_outbox_sender on message_outbox (sender);
create index ix_message_outbox_delivered_to on message_outbox (delivered_to);
