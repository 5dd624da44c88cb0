delete from cards where person = ?1
