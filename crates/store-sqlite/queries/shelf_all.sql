select key, document from shelves where shelf = ?1 order by key
