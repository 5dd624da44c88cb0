insert or ignore into act_person (person, seq) values (?1, ?2)
