select document from shelves
