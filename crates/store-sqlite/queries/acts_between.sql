select seq, kind, at, import, persons, salt, content, parts from acts where seq between ?1 and ?2 order by seq
