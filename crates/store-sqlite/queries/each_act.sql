select seq, kind, at, import, persons, salt, content, parts from acts where seq > ?1 order by seq
