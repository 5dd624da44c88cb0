select size, root, note from checkpoints order by size
