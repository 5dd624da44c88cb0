select seq, kind, at, import, persons, salt, content, parts from acts where import = ?1 order by seq
