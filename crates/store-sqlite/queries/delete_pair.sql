delete from act_person where person = ?1 and seq = ?2
