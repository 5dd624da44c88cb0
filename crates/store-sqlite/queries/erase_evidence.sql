delete from evidence where digest = ?1
