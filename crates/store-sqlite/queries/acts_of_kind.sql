select seq, kind, at, import, persons, salt, content, parts
from acts where kind = ?1 and seq > ?2 order by seq limit ?3
