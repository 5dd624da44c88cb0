select seq from evidence where digest = ?1
