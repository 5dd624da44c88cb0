-- The row with the largest number; SQLite goes straight to it.
select coalesce(max(seq), 0) from acts
