-- After a restore without a journal each recipient gets one digest, which says of when the backup was.
ALTER TABLE outbox ADD COLUMN restored_from TEXT NULL;
