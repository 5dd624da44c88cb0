update acts set kind = ?2, at = ?3, import = ?4, persons = ?5 where seq = ?1
