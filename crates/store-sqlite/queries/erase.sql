update acts set salt = null, content = null, parts = null where seq = ?1 and content is not null
