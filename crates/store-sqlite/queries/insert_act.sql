insert into acts (seq, kind, at, import, persons, salt, content, parts) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
