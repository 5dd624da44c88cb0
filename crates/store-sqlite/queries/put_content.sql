update acts set salt = ?2, content = ?3, parts = ?4 where seq = ?1
