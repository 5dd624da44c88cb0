select seq, kind, at, import, persons, salt, content from acts where seq between ?1 and ?2 order by seq
