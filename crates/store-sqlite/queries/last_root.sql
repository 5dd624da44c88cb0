select size, root from checkpoints order by size desc limit 1
