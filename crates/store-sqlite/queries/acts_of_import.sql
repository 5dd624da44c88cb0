select seq, kind, at, import, persons, salt, content from acts where import = ?1 order by seq
