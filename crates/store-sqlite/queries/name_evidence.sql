insert or ignore into evidence (digest, seq) values (?1, ?2)
