-- After a restore without a journal each recipient gets one digest, which says of when the backup was.
ALTER TABLE outbox ADD restored_from datetime2(7) NULL;
