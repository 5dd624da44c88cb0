select card from cards where person = ?1
