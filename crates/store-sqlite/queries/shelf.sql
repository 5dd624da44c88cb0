select document from shelves where shelf = ?1 and key = ?2
