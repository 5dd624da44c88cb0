select note from checkpoints order by size desc limit 1
