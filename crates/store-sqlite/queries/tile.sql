select hashes from tiles where level = ?1 and n = ?2
