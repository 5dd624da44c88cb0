delete from hidden where person = ?1
