select coalesce(max(size), 0) from checkpoints
