select seq, kind, at, import, persons, salt, content from acts where seq = ?1
