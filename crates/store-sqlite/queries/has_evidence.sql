select exists (select 1 from evidence where digest = ?1)
