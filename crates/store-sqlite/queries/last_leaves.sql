select n, hashes from tiles where level = 0 order by n desc limit 1
